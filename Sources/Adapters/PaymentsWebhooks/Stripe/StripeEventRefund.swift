import JSONModel
import PaymentsDomain

/// A Refund as events carry it.
struct StripeEventRefund {
    private let refund: EventObject

    init(_ json: JSONValue) { refund = EventObject(json) }

    /// Our own id for the payment, from the metadata we sent.
    var paymentID: PaymentID? { refund.text("metadata", "payment_id").map { PaymentID($0) } }

    /// What the refund says; nil when it cannot be read or belongs to no PaymentIntent.
    var snapshot: RefundSnapshot? {
        guard let id = refund.text("id"), let intentID = refund.identifier("payment_intent"),
            let amount = refund.money("amount", currency: refund.currency()), let state
        else { return nil }
        return RefundSnapshot(
            transactionID: TransactionID(id), paymentTransactionID: TransactionID(intentID),
            refundID: refund.text("metadata", "refund_id").map { RefundID($0) }, amount: amount,
            state: state)
    }

    private var state: RefundSnapshot.State? {
        let status = refund.text("status")
        switch status {
        case "pending", "requires_action": return .pending
        case "succeeded": return .succeeded
        case "failed", "canceled":
            return .failed(
                code: refund.text("failure_reason") ?? status,
                afterSuccess: refund.identifier("failure_balance_transaction") != nil)
        default: return nil
        }
    }
}
