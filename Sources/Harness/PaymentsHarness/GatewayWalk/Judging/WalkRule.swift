/// What a walk through a simulated provider can find, and why each matters.
package enum WalkRule: String, Sendable, CaseIterable {
    case exchange = "gateway-exchange"
    case webhook = "gateway-webhook"
    case books = "gateway-books"
    case invariant = "gateway-invariant"
    case decision = "gateway-decision"

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .exchange:
            "Rehearsals are worth as much as the stand-in is true to the provider's document."
        case .webhook:
            "Whoever learns to read our events must be able to read the provider's."
        case .books:
            "Judges hold the merchant against these books; where they are wrong all is wrong."
        case .invariant:
            "A provider does not lose or invent money, so its stand-in must not either."
        case .decision:
            "What is offered as a choice can be chosen."
        }
    }
}
