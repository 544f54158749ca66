/// The rules a folder of contracts is held to, and why each exists.
package enum ContractRule: String, Sendable, CaseIterable {
    case missingFile = "contract-missing-file"
    case unreadableFile = "contract-unreadable-file"
    case notJSON = "contract-not-json"
    case notYAML = "contract-not-yaml"
    case invalidExample = "contract-invalid-example"
    case eventWithoutExample = "contract-event-without-example"
    case openEvent = "contract-open-event"
    case missingOperationID = "contract-missing-operation-id"
    case repeatedOperationID = "contract-repeated-operation-id"
    case missingClientErrors = "contract-missing-client-errors"
    case missingServerErrors = "contract-missing-server-errors"
    case missingIdempotencyKey = "contract-missing-idempotency-key"

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .missingFile, .unreadableFile: "What cannot be read cannot be judged."
        case .notJSON, .notYAML: "Each reader repairs a broken file in its own way."
        case .invalidExample:
            "People copy examples first and read schemas later; a wrong example teaches mistakes."
        case .eventWithoutExample: "An event nobody can picture is an event nobody tests against."
        case .openEvent:
            "Members nobody promised leak out, and consumers come to rely on them."
        case .missingOperationID, .repeatedOperationID:
            "Coverage and findings speak of operations by id."
        case .missingClientErrors:
            "Every operation can be asked wrongly; clients must know what that looks like."
        case .missingServerErrors:
            "Every operation can fail; clients must know what that looks like."
        case .missingIdempotencyKey:
            "An answer can get lost, so a request that moves money must be safe to send again."
        }
    }
}
