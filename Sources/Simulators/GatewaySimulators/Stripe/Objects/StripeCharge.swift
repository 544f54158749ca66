import HTTPModel
import SimulationCore

/// One attempt to take an intent's money: a hold, a payment or a failure.
struct StripeCharge: Sendable {
    let id: String
    /// Places in the stores of intents and payment methods.
    let intent: Int
    let paymentMethod: Int
    let amount: Int
    let currency: StripeCurrency
    /// Unix seconds.
    let created: Int
    let decline: StripeDecline?
    /// When the hold lapses; only charges that were not captured at once have such a moment.
    let captureBefore: VirtualInstant?
    let wasAuthenticated: Bool
    let metadata: [FormItem]
    let texts: StripeIntent.Texts
    var isCaptured = false
    var amountCaptured = 0
    /// What refunds have taken or will take, pending ones included.
    var amountRefunded = 0
    /// Place of the balance transaction once there is one.
    var transaction: Int?
    /// The id of the last dispute of it.
    var dispute: String?

    var hasFailed: Bool { decline != nil }
    var isRefunded: Bool { isCaptured && amountRefunded == amountCaptured }
    /// What can still be refunded.
    var refundable: Int { amountCaptured - amountRefunded }
}
