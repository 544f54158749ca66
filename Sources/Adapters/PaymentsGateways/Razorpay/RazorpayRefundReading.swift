import JSONModel
import PaymentsDomain

/// Reads a refund entity.
struct RazorpayRefundReading {
    private let refund: ProviderObject

    init(_ json: JSONValue) { refund = ProviderObject("refund", json) }

    /// Our own id for the payment, from the notes we sent.
    var paymentID: PaymentID? {
        refund.json["notes"]?.filledText("payment_id").map { PaymentID($0) }
    }

    var id: String? { refund.json.filledText("id") }
    /// Razorpay's id of the payment.
    var paymentTransactionID: String? { refund.json.filledText("payment_id") }

    func snapshot() throws(UnreadableObject) -> RefundSnapshot {
        RefundSnapshot(
            transactionID: TransactionID(try refund.text("id")),
            paymentTransactionID: TransactionID(try refund.text("payment_id")),
            refundID: refundID, amount: try refund.money("amount", in: refund.currency()),
            state: try state())
    }

    /// Our own id; notes can be changed by hand later, the receipt cannot.
    private var refundID: RefundID? {
        let name =
            refund.json["notes"]?.filledText("refund_id") ?? refund.json.filledText("receipt")
        return name.map { RefundID($0) }
    }

    private func state() throws(UnreadableObject) -> RefundSnapshot.State {
        switch try refund.text("status") {
        case "created", "pending": .pending
        case "processed": .succeeded
        case "failed": .failed(code: nil, afterSuccess: false)
        default: throw refund.unreadable("status", expected: "a status of a refund")
        }
    }
}
