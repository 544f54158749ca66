import HTTPModel
import SimulationCore

/// One attempt to take an intent's money: a hold, a payment or a failure.
struct StripeCharge: StripeIdentified {
    enum Status: String, Sendable {
        case succeeded, pending, failed
    }

    /// What only charges have that did not simply succeed.
    private struct Rest: Sendable {
        var decline: StripeDecline?
        var captureBefore: VirtualInstant?
        var fraudReport: String?
        var dispute: String?
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
    /// Whether a challenge was passed for it.
    let wasAuthenticated: Bool
    var status: Status
    var papers: StripeShared<StripePapers>
    private var rest = StripeSeldom<Rest>()
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

    /// A charge for what an intent asks now.
    init(
        identity: StripeIdentity, of intent: StripeIntent, paymentMethod: Int,
        earlierOfCustomer: Int?, created: Int, status: Status, decline: StripeDecline?,
        captureBefore: VirtualInstant?
    ) {
        self.identity = identity
        self.intent = Int(intent.identity.number)
        self.paymentMethod = paymentMethod
        earlierOfIntent = intent.lastCharge
        customer = intent.customer
        self.earlierOfCustomer = earlierOfCustomer
        amount = intent.amount
        currency = intent.currency
        self.created = created
        wasAuthenticated = intent.isAuthenticated
        self.status = status
        papers = intent.papers
        if decline != nil || captureBefore != nil {
            rest.value = Rest(decline: decline, captureBefore: captureBefore)
        }
    }

    var hasFailed: Bool { status == .failed }
    var isRefunded: Bool {
        amountReleased > 0 && !isCaptured || isCaptured && amountRefunded == amountCaptured
    }
    /// What can still be refunded.
    var refundable: Int { hasFailed ? 0 : amountCaptured - amountRefunded }
}

// What is kept apart.
extension StripeCharge: StripePapered {
    /// Why the bank said no, at once or later.
    var decline: StripeDecline? {
        get { rest.value?.decline }
        set { rest.set(\.decline, to: newValue, orMake: Rest()) }
    }
    /// When the hold lapses; only charges that were not captured at once have such a moment.
    var captureBefore: VirtualInstant? { rest.value?.captureBefore }
    /// What the merchant says about fraud: `safe` or `fraudulent`.
    var fraudReport: String? {
        get { rest.value?.fraudReport }
        set { rest.set(\.fraudReport, to: newValue, orMake: Rest()) }
    }
    /// The id of the last dispute of it.
    var dispute: String? {
        get { rest.value?.dispute }
        set { rest.set(\.dispute, to: newValue, orMake: Rest()) }
    }
}
