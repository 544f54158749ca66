/// The rules of the audit that holds contracts, code and documents against each other.
package enum AgreementRule: String, Sendable, Hashable, CaseIterable {
    case missingValue = "agreement-missing-value"
    case unknownValue = "agreement-unknown-value"
    case missingPlace = "agreement-missing-place"
    case refusedValue = "agreement-refused-value"
    case unknownName = "agreement-unknown-name"
    case missingEndpoint = "agreement-missing-endpoint"
    case missingEvent = "agreement-missing-event"
    case unknownEvent = "agreement-unknown-event"
    case unknownVocabulary = "agreement-unknown-vocabulary"

    /// Why the rule is there, in one sentence.
    package var reason: String {
        switch self {
        case .missingValue:
            "A value the code can produce and the contract does not list breaks its readers."
        case .unknownValue: "A listed value that no code produces is a promise nobody keeps."
        case .missingPlace: "A list that was moved or renamed is no longer checked by anybody."
        case .refusedValue: "A value the code takes must be one the contract lets through."
        case .unknownName: "Examples are copied; one with a name nobody knows misleads."
        case .missingEndpoint: "A provider whose webhooks have no path cannot be listened to."
        case .missingEvent: "An event without a schema reaches its consumers unjudged."
        case .unknownEvent: "A schema of an event nobody publishes makes consumers wait for ever."
        case .unknownVocabulary: "A document's list is only checked if its mark names a vocabulary."
        }
    }
}
