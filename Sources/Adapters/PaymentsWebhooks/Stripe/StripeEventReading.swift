import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Reads an event of Stripe.
struct StripeEventReading {
    let id: String
    let type: String
    let isLive: Bool
    private let object: JSONValue

    /// An event, or nil when id, type or object are missing.
    init?(_ json: JSONValue) {
        let event = EventObject(json)
        guard let id = event.text("id"), let type = event.text("type"),
            let object = json["data"]?["object"]
        else { return nil }
        self.id = id
        self.type = type
        self.object = object
        isLive = json["livemode"]?.bool ?? false
    }

    /// What the event says.
    ///
    /// An object we cannot read is kept as irrelevant, with a note of it in the type: refusing it
    /// would make the provider send it again for days.
    var activity: ProviderActivity {
        switch type {
        case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated":
            let refund = StripeEventRefund(object)
            guard let snapshot = refund.snapshot else { return unreadable }
            return .refund(refund.paymentID, snapshot)
        default:
            guard type.hasPrefix("payment_intent.") else { return .irrelevant(type: type) }
            let intent = StripeEventIntent(object)
            guard let snapshot = intent.snapshot else { return unreadable }
            return .payment(intent.paymentID, snapshot)
        }
    }

    private var unreadable: ProviderActivity { .irrelevant(type: type + " (unreadable object)") }
}
