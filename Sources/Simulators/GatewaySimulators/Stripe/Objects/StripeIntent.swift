import HTTPModel

/// A payment from first mention to its end.
struct StripeIntent: StripeIdentified {
    enum Status: String, Sendable {
        case requiresPaymentMethod = "requires_payment_method"
        case requiresConfirmation = "requires_confirmation"
        case requiresAction = "requires_action"
        case processing
        case requiresCapture = "requires_capture"
        case succeeded
        case canceled
    }

    enum CaptureMethod: String, Sendable, CaseIterable {
        case automatic
        case automaticAsync = "automatic_async"
        case manual
    }

    /// Which payment methods the intent takes.
    enum MethodSelection: Sendable, Hashable {
        /// Those the request listed; here always cards.
        case listed
        /// Those the account has enabled, some of which may send the shopper elsewhere.
        case automatic(allowsRedirects: Bool)
        /// The same, among those that `allowed_payment_method_types` names.
        case allowed
    }

    /// When the bank is asked to prove who the shopper is.
    enum ChallengeRequest: String, Sendable, CaseIterable {
        case any, automatic, challenge
    }

    /// What only intents have that did not simply succeed.
    private struct Rest: Sendable {
        var lastPaymentError: [UInt8]?
        var returnURL: String?
        var canceledAt: Int?
        var cancellationReason: String?
    }

    let identity: StripeIdentity
    /// Unix seconds.
    let created: Int
    var amount: Int
    var currency: StripeCurrency
    var selection: MethodSelection
    let confirmsManually: Bool
    var captureMethod: CaptureMethod
    var threeDSecureRequest: ChallengeRequest
    /// What requests have said about it, shared with its charges until one of them is changed.
    var papers: StripeShared<StripePapers>
    private var rest = StripeSeldom<Rest>()
    /// Place in the store of customers.
    @StripeOptionalPlace var customer: Int?
    /// The customer's intent before this one.
    @StripeOptionalPlace var earlierOfCustomer: Int?
    /// The version of the request that made it, which decides what an unused hold becomes.
    let version: StripeVersion
    var status: Status
    var amountCapturable = 0
    var amountReceived = 0
    /// Places in the stores of payment methods and charges.
    @StripeOptionalPlace var paymentMethod: Int?
    @StripeOptionalPlace var latestCharge: Int?
    /// The last charge made for it, from which the others are found.
    @StripeOptionalPlace var lastCharge: Int?
    /// Whether the shopper has passed the bank's check for the present payment method.
    var isAuthenticated = false

    init(
        identity: StripeIdentity, created: Int, order: StripeIntentCreation,
        customer: Int?, earlierOfCustomer: Int?, paymentMethod: Int?
    ) {
        self.identity = identity
        self.created = created
        amount = order.amount
        currency = order.currency
        selection = order.selection
        confirmsManually = order.confirmsManually
        captureMethod = order.captureMethod
        threeDSecureRequest = order.threeDSecureRequest
        papers = StripeShared(
            StripePapers(
                texts: order.texts, metadata: order.metadata, shipping: order.shipping))
        self.customer = customer
        self.earlierOfCustomer = earlierOfCustomer
        version = order.version
        self.paymentMethod = paymentMethod
        status = paymentMethod == nil ? .requiresPaymentMethod : .requiresConfirmation
    }

    /// What the shopper's own program may read the intent with.
    var clientSecret: String {
        var out = StripeWriter(capacity: 64)
        writeClientSecret(into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    func writeClientSecret(into out: inout StripeWriter) {
        identity.write(into: &out)
        out.raw("_secret_")
        var salt = identity.salt ^ 0xA5A5_5A5A_C3C3_3C3C
        for _ in 0..<3 {
            salt = (salt ^ (salt >> 30)) &* 0xBF58_476D_1CE4_E5B9
            out.letters(StripeCode.letters(of: identity.number, salt: salt))
        }
        out.letters(StripeCode.mark(identity.salt), count: 1)
    }
}

// What is kept apart.
extension StripeIntent: StripePapered {
    /// The merchant's own reference for the payment.
    var merchantReference: String? { papers.value.merchantReference }
    /// The error as JSON text, ready to be shown.
    var lastPaymentError: [UInt8]? {
        get { rest.value?.lastPaymentError }
        set { rest.set(\.lastPaymentError, to: newValue, orMake: Rest()) }
    }
    /// Where the shopper comes back to after the bank's page.
    var returnURL: String? {
        get { rest.value?.returnURL }
        set { rest.set(\.returnURL, to: newValue, orMake: Rest()) }
    }
    /// Unix seconds.
    var canceledAt: Int? {
        get { rest.value?.canceledAt }
        set { rest.set(\.canceledAt, to: newValue, orMake: Rest()) }
    }
    var cancellationReason: String? {
        get { rest.value?.cancellationReason }
        set { rest.set(\.cancellationReason, to: newValue, orMake: Rest()) }
    }
}
