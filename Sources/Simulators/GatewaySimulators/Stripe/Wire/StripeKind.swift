/// The kinds of object the API shows.
enum StripeKind: Sendable, Hashable {
    case intent, charge, refund, transaction, event, paymentMethod, customer
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
        case .customer: "customers"
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
        case .customer: "customer"
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
        case .charge, .transaction, .event, .customer: "id"
        case .paymentMethod: "payment_method"
        case .dispute: "dispute"
        case .payout: "payout"
        case .warning: "early_fraud_warning"
        case .endpoint: "webhook_endpoint"
        }
    }
}
