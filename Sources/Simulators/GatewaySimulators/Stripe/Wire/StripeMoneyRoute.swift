/// The operations on disputes, payouts and endpoints that are more than reading.
enum StripeMoneyRoute: Sendable, Hashable {
    case updateDispute(String)
    case closeDispute(String)
    /// The dispute of a charge, by an old path that is still answered.
    case disputeOfCharge(String)
    case createPayout
    case updatePayout(String)
    case cancelPayout(String)
    case reversePayout(String)
    case createEndpoint
    case updateEndpoint(String)
    case deleteEndpoint(String)

    /// The operation of a `POST`, or nil for a path that is none of these.
    static func writing(_ segments: [Substring]) -> StripeMoneyRoute? {
        let id = segments.count > 2 ? String(segments[2]) : ""
        switch (segments[1], segments.count) {
        case ("disputes", 3): return .updateDispute(id)
        case ("disputes", 4) where segments[3] == "close": return .closeDispute(id)
        case ("payouts", 2): return .createPayout
        case ("payouts", 3): return .updatePayout(id)
        case ("payouts", 4) where segments[3] == "cancel": return .cancelPayout(id)
        case ("payouts", 4) where segments[3] == "reverse": return .reversePayout(id)
        case ("webhook_endpoints", 2): return .createEndpoint
        case ("webhook_endpoints", 3): return .updateEndpoint(id)
        default: return nil
        }
    }

    /// The operation of a `DELETE`, or nil for a path that has none.
    static func deleting(_ segments: [Substring]) -> StripeMoneyRoute? {
        guard segments.count == 3, segments[1] == "webhook_endpoints" else { return nil }
        return .deleteEndpoint(String(segments[2]))
    }

    /// The kind of object and the id a `GET` asks for, without the id for a list.
    static func reading(_ segments: [Substring]) -> StripeRoute? {
        let kind: StripeKind
        var rest = segments.dropFirst(2)
        switch segments[1] {
        case "disputes": kind = .dispute
        case "payouts": kind = .payout
        case "webhook_endpoints": kind = .endpoint
        case "radar":
            guard rest.popFirst() == "early_fraud_warnings" else { return nil }
            kind = .warning
        case "charges":
            guard segments.count == 4, segments[3] == "dispute" else { return nil }
            return .money(.disputeOfCharge(String(segments[2])))
        default: return nil
        }
        switch rest.count {
        case 0: return .list(kind)
        case 1: return rest.first.map { .retrieve(kind, String($0)) }
        default: return nil
        }
    }

    /// The label by which fault plans name the operation.
    var label: String {
        switch self {
        case .updateDispute, .closeDispute, .disputeOfCharge: "stripe.disputes"
        case .createPayout, .updatePayout, .cancelPayout, .reversePayout: "stripe.payouts"
        case .createEndpoint, .updateEndpoint, .deleteEndpoint: "stripe.webhook-endpoints"
        }
    }
}
