import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Reads an event of Razorpay.
struct RazorpayEventReading {
    let type: String
    private let payload: JSONValue

    /// An event, or nil when its name or payload are missing.
    init?(_ json: JSONValue) {
        guard let type = EventObject(json).text("event"), let payload = json["payload"],
            case .object = payload
        else { return nil }
        self.type = type
        self.payload = payload
    }

    /// What the event says.
    ///
    /// An object we cannot read is kept as irrelevant, with a note of it in the type: refusing it
    /// would make the provider send it again, and then switch us off.
    var activity: ProviderActivity {
        switch type {
        case "payment.authorized", "payment.captured", "payment.failed", "order.paid":
            payment.flatMap(paymentActivity) ?? unreadable
        case "refund.created", "refund.processed", "refund.failed", "refund.speed_changed":
            refundActivity ?? unreadable
        default: .irrelevant(type: type)
        }
    }

    private var payment: RazorpayEventPayment? {
        payload["payment"]?["entity"].map { RazorpayEventPayment($0) }
    }

    private func paymentActivity(_ payment: RazorpayEventPayment) -> ProviderActivity? {
        payment.snapshot.map { .payment(payment.paymentID, $0) }
    }

    /// The refund of a payment never captured is how Razorpay lets a hold go, and no refund to us.
    private var refundActivity: ProviderActivity? {
        if let payment, payment.wasCaptured == false {
            guard type != "refund.failed" else { return paymentActivity(payment) }
            return payment.releasedSnapshot.map { .payment(payment.paymentID, $0) }
        }
        guard let refund = payload["refund"]?["entity"].map({ RazorpayEventRefund($0) }),
            let snapshot = refund.snapshot
        else { return nil }
        return .refund(refund.paymentID ?? payment?.paymentID, snapshot)
    }

    private var unreadable: ProviderActivity { .irrelevant(type: type + " (unreadable object)") }
}
