import JSONModel
import PaymentsDomain

/// Reads a payment entity.
struct RazorpayPaymentReading {
    /// How long after its making a payment can be captured; then its money goes back by itself.
    static let captureWindowMilliseconds = 3 * 86_400_000

    private let payment: ProviderObject

    init(_ json: JSONValue) { payment = ProviderObject("payment", json) }

    /// Our own id for the payment, from the notes we sent.
    var paymentID: PaymentID? {
        payment.json["notes"]?.filledText("payment_id").map { PaymentID($0) }
    }

    var id: String? { payment.json.filledText("id") }
    var hasFailed: Bool { payment.json["status"]?.string == "failed" }
    /// Seconds since 1970; 0 where the payment does not say.
    var createdAtSeconds: Int { payment.json["created_at"]?.integer ?? 0 }

    /// Whether money was ever taken; nil when the payment does not say.
    ///
    /// `captured` is not to be trusted before money went back: it is true in some messages about
    /// payments that are authorized or failed.
    var wasCaptured: Bool? {
        switch payment.json["status"]?.string {
        case "captured": true
        case "refunded": payment.json["captured"]?.bool
        case "created", "authorized", "failed": false
        default: nil
        }
    }

    func snapshot() throws(UnreadableObject) -> PaymentSnapshot {
        let amount = try payment.money("amount", in: payment.currency())
        let state = try state(amount)
        let wasAuthorized =
            switch state {
            case .authorized, .captured, .released: true
            case .undecided, .awaitingCustomer, .failed: false
            }
        return PaymentSnapshot(
            transactionID: TransactionID(try payment.text("id")), amount: amount, state: state,
            wasAuthorized: wasAuthorized)
    }

    /// Why a payment failed, from Razorpay's reason for it.
    static func failure(code: String?) -> FailureReason {
        switch code {
        case "payment_cancelled", "payment_timed_out":
            FailureReason(.abandoned, providerCode: code)
        default: FailureReason(.declined, providerCode: code)
        }
    }

    private func state(_ amount: Money) throws(UnreadableObject) -> PaymentSnapshot.State {
        switch try payment.text("status") {
        case "created": return .awaitingCustomer(nil)
        case "authorized":
            let made = Timestamp(milliseconds: try payment.integer("created_at") &* 1000)
            return .authorized(expiresAt: made.adding(milliseconds: Self.captureWindowMilliseconds))
        case "captured": return .captured(amount: amount, fee: try fee())
        case "refunded":
            guard let wasCaptured else {
                throw payment.unreadable("captured", expected: "true or false")
            }
            guard wasCaptured else { return .released(FailureReason(.expired)) }
            return .captured(amount: amount, fee: try fee())
        case "failed": return .failed(Self.failure(code: RazorpayRefusal.failureCode(payment.json)))
        default: throw payment.unreadable("status", expected: "a status of a payment")
        }
    }

    /// Fees are in rupees, also of payments in other currencies.
    private func fee() throws(UnreadableObject) -> Money? {
        guard let fee = payment.json["fee"], !fee.isNull else { return nil }
        guard payment.json.filledText("base_currency") != nil else {
            guard let rupees = Currency(code: "INR") else { return nil }
            return try payment.money("fee", in: rupees)
        }
        return try payment.money("fee", in: payment.currency("base_currency"))
    }
}

extension RazorpayRefusal {
    /// The code of a payment entity's own `error_…` members.
    static func failureCode(_ payment: JSONValue) -> String? {
        guard let reason = payment.filledText("error_reason"), reason != "NA" else {
            return payment.filledText("error_code")
        }
        return reason
    }
}
