import JSONModel
import PaymentsDomain

/// Reads a Refund of a PaymentIntent.
struct StripeRefundReading {
    private let refund: ProviderObject

    init(_ json: JSONValue) { refund = ProviderObject("refund", json) }

    /// Our own id for the payment, from the metadata we sent.
    var paymentID: PaymentID? {
        refund.json["metadata"]?.filledText("payment_id").map { PaymentID($0) }
    }

    /// Whether the refund belongs to a PaymentIntent; others are of charges we never make.
    var belongsToIntent: Bool { refund.json.identifier("payment_intent") != nil }

    func snapshot() throws(UnreadableObject) -> RefundSnapshot {
        guard let intentID = refund.json.identifier("payment_intent") else {
            throw refund.unreadable("payment_intent", expected: "the id of a PaymentIntent")
        }
        return RefundSnapshot(
            transactionID: TransactionID(try refund.text("id")),
            paymentTransactionID: TransactionID(intentID),
            refundID: refund.json["metadata"]?.filledText("refund_id").map { RefundID($0) },
            amount: try refund.money("amount", in: refund.currency()), state: try state())
    }

    private func state() throws(UnreadableObject) -> RefundSnapshot.State {
        let status = try refund.text("status")
        switch status {
        case "pending", "requires_action": return .pending
        case "succeeded": return .succeeded
        case "failed", "canceled":
            return .failed(
                code: refund.json.filledText("failure_reason") ?? status,
                afterSuccess: refund.json.identifier("failure_balance_transaction") != nil)
        default: throw refund.unreadable("status", expected: "a status of a Refund")
        }
    }
}
