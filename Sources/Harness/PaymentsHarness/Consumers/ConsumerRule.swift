/// The rules the system is held to on behalf of its consumers, beside those of the files themselves.
package enum ConsumerRule: String, Sendable, Hashable, CaseIterable {
    case otherProvider = "pact-other-provider"
    case unknownState = "pact-unknown-state"
    case brokenState = "pact-broken-state"
    case missingValue = "pact-missing-value"
    case noAnswer = "pact-no-answer"
    case noMessage = "pact-no-message"
    case beyondContract = "pact-beyond-contract"

    /// Why the rule is there, in one sentence.
    package var reason: String {
        switch self {
        case .otherProvider: "A file about somebody else's interface verifies nothing here."
        case .unknownState: "An interaction can only be replayed from a state that can be reached."
        case .brokenState: "What is seen in a state that was not reached proves nothing."
        case .missingValue: "A request with a hole in it is not the one the consumer sends."
        case .noAnswer: "A consumer that waits for an answer must get one."
        case .noMessage: "A consumer that waits for an event must get it."
        case .beyondContract:
            "What the contract does not promise may change any day, whoever relies on it."
        }
    }
}
