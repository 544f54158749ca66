import JSONModel
import PaymentsDomain

/// A refund entity as events carry it.
struct RazorpayEventRefund {
    private let refund: EventObject

    init(_ json: JSONValue) { refund = EventObject(json) }

    /// Our own id for the payment, from the notes we sent.
    var paymentID: PaymentID? { refund.text("notes", "payment_id").map { PaymentID($0) } }

    /// What the refund says; nil when it cannot be read.
    var snapshot: RefundSnapshot? {
        guard let id = refund.text("id"), let paymentID = refund.text("payment_id"),
            let amount = refund.money("amount", currency: refund.currency()), let state
        else { return nil }
        return RefundSnapshot(
            transactionID: TransactionID(id), paymentTransactionID: TransactionID(paymentID),
            refundID: refundID, amount: amount, state: state)
    }

    /// Our own id; notes can be changed by hand later, the receipt cannot.
    private var refundID: RefundID? {
        (refund.text("notes", "refund_id") ?? refund.text("receipt")).map { RefundID($0) }
    }

    private var state: RefundSnapshot.State? {
        switch refund.text("status") {
        case "created", "pending": .pending
        case "processed": .succeeded
        case "failed": .failed(code: nil, afterSuccess: false)
        default: nil
        }
    }
}
