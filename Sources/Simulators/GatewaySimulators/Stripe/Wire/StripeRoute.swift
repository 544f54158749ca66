import HTTPModel
import HTTPTypes

/// The kinds of object the API shows.
enum StripeKind: Sendable, Hashable {
    case intent, charge, refund, transaction, event, paymentMethod
    case dispute, payout, warning, endpoint

    /// What the path of its list is called.
    var collection: String {
        switch self {
        case .intent: "payment_intents"
        case .charge: "charges"
        case .refund: "refunds"
        case .transaction: "balance_transactions"
        case .event: "events"
        case .paymentMethod: "payment_methods"
        case .dispute: "disputes"
        case .payout: "payouts"
        case .warning: "radar/early_fraud_warnings"
        case .endpoint: "webhook_endpoints"
        }
    }

    /// What refusals call it.
    var noun: String {
        switch self {
        case .intent: "payment_intent"
        case .charge: "charge"
        case .refund: "refund"
        case .transaction: "balance transaction"
        case .event: "event"
        case .paymentMethod: "PaymentMethod"
        case .dispute: "dispute"
        case .payout: "payout"
        case .warning: "early fraud warning"
        case .endpoint: "webhook endpoint"
        }
    }

    /// The name of the path's variable, which is what an unknown id is blamed on.
    var pathParameter: String {
        switch self {
        case .intent: "intent"
        case .refund: "refund"
        case .charge, .transaction, .event: "id"
        case .paymentMethod: "payment_method"
        case .dispute: "dispute"
        case .payout: "payout"
        case .warning: "early_fraud_warning"
        case .endpoint: "webhook_endpoint"
        }
    }
}

/// Which operation a method and path name.
enum StripeRoute: Sendable, Hashable {
    case createIntent
    case confirm(String)
    case capture(String)
    case cancel(String)
    case createRefund
    case retrieve(StripeKind, String)
    case list(StripeKind)
    case balance
    case money(StripeMoneyRoute)
    case bankPage(String)
    case unknown

    init(_ request: RequestMessage) {
        let target = request.head.path ?? "/"
        var segments: [Substring] = []
        for segment in target.utf8.prefix(while: { $0 != UInt8(ascii: "?") })
            .split(separator: UInt8(ascii: "/"))
        {
            segments.append(Substring(segment))
        }
        if segments.count == 2, segments[0] == "3d_secure" {
            self = .bankPage(String(segments[1]))
        } else if segments.count < 2 || segments[0] != "v1" {
            self = .unknown
        } else {
            switch request.head.method {
            case .post: self = Self.writing(segments)
            case .get: self = Self.reading(segments)
            case .delete: self = StripeMoneyRoute.deleting(segments).map(Self.money) ?? .unknown
            default: self = .unknown
            }
        }
    }

    private static func writing(_ segments: [Substring]) -> StripeRoute {
        switch (segments[1], segments.count) {
        case ("payment_intents", 2): return .createIntent
        case ("refunds", 2): return .createRefund
        case ("payment_intents", 4):
            let id = String(segments[2])
            switch segments[3] {
            case "confirm": return .confirm(id)
            case "capture": return .capture(id)
            case "cancel": return .cancel(id)
            default: return .unknown
            }
        default: return StripeMoneyRoute.writing(segments).map(Self.money) ?? .unknown
        }
    }

    private static func reading(_ segments: [Substring]) -> StripeRoute {
        let kind: StripeKind
        switch segments[1] {
        case "payment_intents": kind = .intent
        case "charges": kind = .charge
        case "refunds": kind = .refund
        case "events": kind = .event
        case "balance_transactions": kind = .transaction
        case "payment_methods" where segments.count == 3: kind = .paymentMethod
        case "balance" where segments.count == 2: return .balance
        default: return StripeMoneyRoute.reading(segments) ?? .unknown
        }
        switch segments.count {
        case 2: return .list(kind)
        case 3: return .retrieve(kind, String(segments[2]))
        default: return StripeMoneyRoute.reading(segments) ?? .unknown
        }
    }

    /// The label by which fault plans name the operation.
    var label: String {
        switch self {
        case .createIntent, .confirm: "stripe.authorize"
        case .capture: "stripe.capture"
        case .cancel: "stripe.cancel"
        case .createRefund: "stripe.refund"
        case .retrieve(.intent, _): "stripe.retrieve"
        case .retrieve(.refund, _): "stripe.retrieve-refund"
        case .list(.intent): "stripe.list-payments"
        case .list(.refund): "stripe.list-refunds"
        case .retrieve(.charge, _), .list(.charge): "stripe.charges"
        case .retrieve(.event, _), .list(.event): "stripe.events"
        case .retrieve(.transaction, _), .list(.transaction), .balance: "stripe.balance"
        case .retrieve(.dispute, _), .list(.dispute), .retrieve(.warning, _), .list(.warning):
            "stripe.disputes"
        case .retrieve(.payout, _), .list(.payout): "stripe.payouts"
        case .retrieve(.endpoint, _), .list(.endpoint): "stripe.webhook-endpoints"
        case .money(let route): route.label
        case .bankPage: "stripe.bank-page"
        case .retrieve(.paymentMethod, _), .list(.paymentMethod), .unknown: "stripe.other"
        }
    }
}
