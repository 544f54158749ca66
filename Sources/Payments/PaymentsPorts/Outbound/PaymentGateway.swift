import PaymentsDomain

/// Moves money at a payment provider on behalf of the merchant.
///
/// ## A conformer promises
/// - One call sends at most one request that can move money, always with the key it was given.
/// - Every answer is mapped to ``GatewayOutcome``; a lost answer, a 5xx, a 429 or a body it cannot
///   read is `unknown`, never a decline.
///
/// ## A caller must expect
/// - Any call to end in `unknown`. Ask ``find(_:)`` before trying again.
package protocol PaymentGateway: Sendable {
    /// The provider's name, as payments carry it.
    var provider: ProviderName { get }
    /// What this provider can and cannot do.
    var traits: GatewayTraits { get }
    /// Asks the provider to hold the money.
    func authorize(_ request: AuthorizationRequest) async -> GatewayOutcome<PaymentSnapshot>
    /// Takes held money.
    func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot>
    /// Lets held money go, or cancels a payment that waits for its shopper.
    func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot>
    /// Sends captured money back.
    func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot>
    /// Asks what became of a payment: by the provider's id if known, else by our own reference.
    func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot>
    /// Asks for every refund of a payment.
    func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]>
    /// Asks for everything the provider did since a moment, for reconciliation.
    func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]>
}

/// What a provider can and cannot do, as far as the use cases must know.
package struct GatewayTraits: Sendable, Hashable {
    /// Whether a part of a hold can be captured.
    package let allowsPartialCapture: Bool
    /// Whether a hold can be let go by a call.
    package let canReleaseHolds: Bool
    /// The kinds of payment method it takes.
    package let methods: [PaymentMethod.Kind]
    /// How long keys are remembered for each operation, in milliseconds; nil where none is offered.
    package let authorizationKeyLifeMilliseconds: Int?
    package let captureKeyLifeMilliseconds: Int?
    package let refundKeyLifeMilliseconds: Int?
    /// The fee expected on a capture.
    package let fees: PaymentFeeCalculator

    package init(
        allowsPartialCapture: Bool, canReleaseHolds: Bool, methods: [PaymentMethod.Kind],
        authorizationKeyLifeMilliseconds: Int?, captureKeyLifeMilliseconds: Int?,
        refundKeyLifeMilliseconds: Int?, fees: PaymentFeeCalculator
    ) {
        self.allowsPartialCapture = allowsPartialCapture
        self.canReleaseHolds = canReleaseHolds
        self.methods = methods
        self.authorizationKeyLifeMilliseconds = authorizationKeyLifeMilliseconds
        self.captureKeyLifeMilliseconds = captureKeyLifeMilliseconds
        self.refundKeyLifeMilliseconds = refundKeyLifeMilliseconds
        self.fees = fees
    }
}

/// How a call that may move money ended.
package enum GatewayOutcome<Answer: Sendable>: Sendable {
    case done(Answer)
    /// The issuer or provider said no to the payment. Final.
    case declined(Answer?, code: String?)
    /// The provider refused the request as it stands and did nothing.
    case rejected(code: String?, message: String)
    /// No byte of the request left; nothing can have happened.
    case notSent(String)
    /// Nobody can say what happened.
    case unknown(String)
}

/// How a question to a provider ended.
package enum GatewayFinding<Answer: Sendable>: Sendable {
    case found(Answer)
    /// The provider answered and knows of nothing like it.
    case absent
    /// No usable answer.
    case unknown(String)
}
