import HTTPModel
import SimulationCore

/// One attempt to take an intent's money: a hold, a payment or a failure.
struct StripeCharge: StripeIdentified {
    enum Status: String, Sendable {
        case succeeded, pending, failed
    }

    let identity: StripeIdentity
    /// Places in the stores of intents and payment methods.
    let intent: Int
    let paymentMethod: Int
    /// The intent's charge before this one.
    @StripeOptionalPlace var earlierOfIntent: Int?
    /// Place in the store of customers, and the customer's charge before this one.
    @StripeOptionalPlace var customer: Int?
    @StripeOptionalPlace var earlierOfCustomer: Int?
    var amount: Int
    let currency: StripeCurrency
    /// Unix seconds.
    let created: Int
    /// Why the bank said no, at once or later.
    var decline: StripeDecline?
    /// Whether a challenge was passed for it.
    let wasAuthenticated: Bool
    var status: Status
    /// When the hold lapses; only charges that were not captured at once have such a moment.
    let captureBefore: VirtualInstant?
    var metadata: [FormItem]
    var texts: StripeTexts
    var shipping: StripeDetails?
    /// What the merchant says about fraud: `safe` or `fraudulent`.
    var fraudReport: String?
    var isCaptured = false
    var amountCaptured = 0
    /// What refunds have taken or will take, pending ones included.
    var amountRefunded = 0
    /// What was let go without being captured, where the version at the time calls that a refund.
    var amountReleased = 0
    /// Place of the balance transaction once there is one.
    @StripeOptionalPlace var transaction: Int?
    /// Place of the balance transaction that took the money back when the bank failed later.
    @StripeOptionalPlace var failureTransaction: Int?
    /// The last refund of it, from which the others are found.
    @StripeOptionalPlace var lastRefund: Int?
    /// The id of the last dispute of it.
    var dispute: String?

    var hasFailed: Bool { status == .failed }
    var isRefunded: Bool {
        amountReleased > 0 && !isCaptured || isCaptured && amountRefunded == amountCaptured
    }
    /// What can still be refunded.
    var refundable: Int { hasFailed ? 0 : amountCaptured - amountRefunded }
}
