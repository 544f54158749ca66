import JSONModel
import PaymentsDomain

/// A payment entity as events carry it.
struct RazorpayEventPayment {
    /// How long after its making a payment can be captured; then its money goes back by itself.
    static let captureWindowMilliseconds = 3 * 86_400_000

    private let payment: EventObject

    init(_ json: JSONValue) { payment = EventObject(json) }

    /// Our own id for the payment, from the notes we sent.
    var paymentID: PaymentID? { payment.text("notes", "payment_id").map { PaymentID($0) } }

    /// Whether money was ever taken; nil when the payment does not say.
    ///
    /// `captured` is not to be trusted before money went back: it is true in some events about
    /// payments that are authorized or failed.
    var wasCaptured: Bool? {
        switch payment.text("status") {
        case "captured": true
        case "refunded": payment.json["captured"]?.bool
        case "created", "authorized", "failed": false
        default: nil
        }
    }

    /// What the payment says; nil when it cannot be read.
    var snapshot: PaymentSnapshot? { amount.flatMap(state).flatMap(snapshot(in:)) }

    /// The payment with its hold let go.
    var releasedSnapshot: PaymentSnapshot? { snapshot(in: .released(FailureReason(.expired))) }

    private var amount: Money? { payment.money("amount", currency: payment.currency()) }

    private func snapshot(in state: PaymentSnapshot.State) -> PaymentSnapshot? {
        guard let id = payment.text("id"), let amount else { return nil }
        let wasAuthorized =
            switch state {
            case .authorized, .captured, .released: true
            case .undecided, .awaitingCustomer, .failed: false
            }
        return PaymentSnapshot(
            transactionID: TransactionID(id), amount: amount, state: state,
            wasAuthorized: wasAuthorized)
    }

    private func state(of amount: Money) -> PaymentSnapshot.State? {
        switch payment.text("status") {
        case "created": .awaitingCustomer(nil)
        case "authorized": .authorized(expiresAt: holdExpiry)
        case "captured": .captured(amount: amount, fee: fee)
        case "refunded":
            wasCaptured.map {
                $0 ? .captured(amount: amount, fee: fee) : .released(FailureReason(.expired))
            }
        case "failed": .failed(failure)
        default: nil
        }
    }

    private var holdExpiry: Timestamp? {
        payment.json["created_at"]?.integer.map {
            Timestamp(milliseconds: $0 &* 1000)
                .adding(milliseconds: Self.captureWindowMilliseconds)
        }
    }

    /// Fees are in rupees, also of payments in other currencies.
    private var fee: Money? {
        payment.money("fee", currency: payment.currency("base_currency") ?? Currency(code: "INR"))
    }

    private var failure: FailureReason {
        var code = payment.text("error_reason")
        if code == nil || code == "NA" { code = payment.text("error_code") }
        switch code {
        case "payment_cancelled", "payment_timed_out":
            return FailureReason(.abandoned, providerCode: code)
        default: return FailureReason(.declined, providerCode: code)
        }
    }
}
