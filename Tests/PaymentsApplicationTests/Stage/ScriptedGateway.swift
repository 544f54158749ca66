import PaymentsDomain
import PaymentsPorts
import Synchronization

/// A gateway that gives the listed answers in turn, and writes down what it was asked.
///
/// Where nothing is listed the answer is unknown, as from a provider that is away.
final class ScriptedGateway: PaymentGateway {
    /// Something it was asked, with the key where the request has one.
    enum Call: Sendable, Hashable {
        case authorize(key: String)
        case capture(Int, key: String)
        case cancel(key: String)
        case refund(Int, key: String)
        case find
        case findRefunds
        case activity
    }

    struct Script: Sendable {
        var authorizations: [GatewayOutcome<PaymentSnapshot>] = []
        var captures: [GatewayOutcome<PaymentSnapshot>] = []
        var cancellations: [GatewayOutcome<PaymentSnapshot>] = []
        var refunds: [GatewayOutcome<RefundSnapshot>] = []
        var findings: [GatewayFinding<PaymentSnapshot>] = []
        var refundFindings: [GatewayFinding<[RefundSnapshot]>] = []
        var activities: [GatewayFinding<[ProviderActivity]>] = []
        /// What happens elsewhere during the next call that moves money.
        var meanwhile: (@Sendable () async -> Void)?
        fileprivate var calls: [Call] = []
    }

    let provider: ProviderName
    let traits: GatewayTraits
    private let script = Mutex(Script())

    init(provider: String = "stripe", traits: GatewayTraits = .generous) {
        self.provider = ProviderName(provider)
        self.traits = traits
    }

    var calls: [Call] { script.withLock { $0.calls } }
    /// What it was asked to do, questions left out.
    var sends: [Call] {
        calls.filter { call in
            switch call {
            case .authorize, .capture, .cancel, .refund: true
            case .find, .findRefunds, .activity: false
            }
        }
    }

    func will(_ change: (inout Script) throws -> Void) rethrows {
        try script.withLock { script in try change(&script) }
    }

    func authorize(_ request: AuthorizationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        await send(.authorize(key: request.key.text), { $0.authorizations.next() })
    }

    func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot> {
        await send(
            .capture(request.amount.minorUnits, key: request.key.text), { $0.captures.next() })
    }

    func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        await send(.cancel(key: request.key.text), { $0.cancellations.next() })
    }

    func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot> {
        await send(.refund(request.amount.minorUnits, key: request.key.text), { $0.refunds.next() })
    }

    func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot> {
        answer(.find, { $0.findings.next() }) ?? .unknown("nothing listed")
    }

    func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]> {
        answer(.findRefunds, { $0.refundFindings.next() }) ?? .unknown("nothing listed")
    }

    func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]> {
        answer(.activity, { $0.activities.next() }) ?? .unknown("nothing listed")
    }

    private func send<Answer: Sendable>(
        _ call: Call, _ next: (inout Script) -> GatewayOutcome<Answer>?
    ) async -> GatewayOutcome<Answer> {
        let outcome = answer(call, next) ?? .unknown("nothing listed")
        let meanwhile = script.withLock { script in
            defer { script.meanwhile = nil }
            return script.meanwhile
        }
        await meanwhile?()
        return outcome
    }

    private func answer<Answer: Sendable>(
        _ call: Call, _ next: (inout Script) -> Answer?
    ) -> Answer? {
        script.withLock { script in
            script.calls.append(call)
            return next(&script)
        }
    }
}

extension Array {
    fileprivate mutating func next() -> Element? { isEmpty ? nil : removeFirst() }
}

extension GatewayTraits {
    static let day = 86_400_000
    /// A provider that can do everything and remembers keys for a day.
    static let generous = GatewayTraits(
        allowsPartialCapture: true, canReleaseHolds: true, methods: [.card],
        authorizationKeyLifeMilliseconds: day, captureKeyLifeMilliseconds: day,
        refundKeyLifeMilliseconds: day,
        fees: PaymentFeeCalculator(basisPoints: 290, fixedMinorUnits: 30))
    /// A provider that has no keys and lets no hold go.
    static let keyless = GatewayTraits(
        allowsPartialCapture: false, canReleaseHolds: false, methods: [.card],
        authorizationKeyLifeMilliseconds: nil, captureKeyLifeMilliseconds: nil,
        refundKeyLifeMilliseconds: nil,
        fees: PaymentFeeCalculator(basisPoints: 200, fixedMinorUnits: 0))
}
