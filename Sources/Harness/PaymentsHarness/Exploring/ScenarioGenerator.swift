import GatewaySimulators
import HTTPModel
import PaymentsDomain
import SimulationCore

/// Draws scenarios from a seed: random actors, amounts, faults and interleavings.
///
/// Acts are drawn from the workload stream and faults from a stream of their own, so that a history
/// without its faults is still the same history.
struct ScenarioGenerator {
    static let maximumPayments = 3

    private let dials: Dials
    private let workload: ChoiceStream
    private let faults: FaultGenerator
    private let features: Set<Feature>
    private let mainProvider: String
    private var payments: [DrawnPayment] = []
    private var refunds = 0
    private var nodes = 1
    private var retriable: [RetryTarget] = []

    /// What a history may contain besides authorizing and capturing.
    enum Feature: CaseIterable {
        case faults, refunds, cancels, challenges, declines, retries, webhooks, waits, crashes
        case concurrency, reconciliation, strangeCurrencies, secondProvider, oddAmounts
    }

    struct DrawnPayment {
        let label: String
        let provider: String
        let amount: Money
        var isLikelyCaptured = false
    }

    /// A generator for one history of a profile.
    init(profile: Profile, seed: UInt64) {
        dials = profile.dials
        workload = ChoiceStream(label: "workload", seed: seed)
        let faultStream = ChoiceStream(label: "faults", seed: seed)
        var features = Set(Feature.allCases)
        for feature in Feature.allCases where workload.happens(dials.leaving) {
            features.remove(feature)
        }
        if profile == .calm { features.subtract([.faults, .crashes]) }
        self.features = features
        mainProvider = workload.pick(["stripe", "razorpay"])
        faults = FaultGenerator(
            faultStream, odds: features.contains(.faults) ? dials.faultOdds : .never)
    }

    /// The scenario of one history; `seed` also decides its delays and interleaving.
    static func scenario(profile: Profile, seed: UInt64) -> Scenario {
        var generator = ScenarioGenerator(profile: profile, seed: seed)
        return generator.draw(seed: seed)
    }

    private mutating func draw(seed: UInt64) -> Scenario {
        if features.contains(.crashes), workload.happens(dials.twoNodes) { nodes = 2 }
        var given = Given(provider: mainProvider, nodes: nodes, seed: seed)
        if features.contains(.refunds), workload.happens(Odds(1, outOf: 6)) {
            given.settings.append(Setting(name: .refundStatus, value: "pending"))
        }
        var steps: [Step] = []
        let count = workload.choose(in: dials.steps)
        while steps.count < count {
            let acts = payments.isEmpty ? authorizing() : next()
            for act in acts {
                if let fault = faults.fault(before: act, providers: providers),
                    !Self.doubles(fault, with: steps)
                {
                    steps.append(Step(fault))
                }
                steps.append(Step(act))
            }
        }
        return Scenario(title: "A drawn history", given: given, steps: steps)
    }

    /// Whether a fault and an earlier one double an effect that no merchant could keep single.
    ///
    /// A request that the network brings twice runs twice when its key is forgotten in between.
    private static func doubles(_ fault: Act, with steps: [Step]) -> Bool {
        let pair: Set = [WireFault.repeated.rawValue, GatewayFault.keyForgotten.rawValue]
        guard case .fault(let rule) = fault, pair.contains(rule.fault.name) else { return false }
        return steps.contains { step in
            guard case .fault(let earlier) = step.act else { return false }
            return pair.contains(earlier.fault.name) && earlier.fault.name != rule.fault.name
        }
    }

    private var providers: [String] {
        Set(payments.map(\.provider) + [mainProvider]).sorted()
    }

    private mutating func next() -> [Act] {
        var choices: [(weight: Int, value: Kind)] = [(10, .capture), (5, .read)]
        if payments.count < Self.maximumPayments { choices.append((8, .authorize)) }
        if features.contains(.refunds) { choices.append((10, .refund)) }
        if features.contains(.cancels) { choices.append((3, .cancel)) }
        if features.contains(.retries), !retriable.isEmpty { choices.append((4, .retry)) }
        if features.contains(.waits) { choices.append((5, .wait)) }
        if features.contains(.reconciliation) { choices.append((2, .reconcile)) }
        if features.contains(.webhooks) { choices.append((2, .webhook)) }
        if features.contains(.crashes) { choices.append((2, .crash)) }
        if features.contains(.concurrency) { choices.append((4, .together)) }
        switch workload.pick(weighted: choices) {
        case .authorize: return authorizing()
        case .together: return [together()]
        case let kind: return [simple(kind)]
        }
    }

    private enum Kind {
        case authorize, capture, refund, cancel, retry, read, wait, reconcile, webhook, crash
        case together
    }

    /// An authorization, and usually what its shopper does at the bank's page.
    private mutating func authorizing() -> [Act] {
        let act = authorize()
        guard case .authorize(let order) = act, needsChallenge(order) else { return [act] }
        let outcomes: [(weight: Int, value: ChallengeOutcome?)] = [
            (12, .approve), (2, .decline), (1, .abandon), (1, .lateApprove), (1, nil),
        ]
        let isFree = features.contains(.challenges)
        let outcome = isFree ? workload.pick(weighted: outcomes) : .approve
        guard let outcome else { return [act] }
        return [act, .challenge(payment: order.payment, outcome)]
    }

    private func needsChallenge(_ order: Authorize) -> Bool {
        order.provider == "razorpay" || order.method?.reference == Self.challengedCard
    }

    static let challengedCard = "pm_card_authenticationRequired"

    private mutating func authorize() -> Act {
        let isOther = features.contains(.secondProvider) && workload.happens(Odds(1, outOf: 5))
        let other = mainProvider == "stripe" ? "razorpay" : "stripe"
        let provider = isOther ? other : mainProvider
        let label = "p\(payments.count + 1)"
        let amount = amount(at: provider)
        payments.append(DrawnPayment(label: label, provider: provider, amount: amount))
        retriable.append(.authorize(payment: label))
        return .authorize(
            Authorize(
                payment: label, provider: provider, amount: amount, method: method(at: provider)))
    }

    private mutating func method(at provider: String) -> PaymentMethod {
        var methods: [(weight: Int, value: PaymentMethod)]
        if provider == "razorpay" {
            methods = [(8, .init(kind: .upi, reference: "success@razorpay"))]
            methods.append((3, .init(kind: .netbanking, reference: "HDFC")))
            if features.contains(.declines) {
                methods.append((2, .init(kind: .upi, reference: "failure@razorpay")))
            }
        } else {
            methods = [(10, .init(kind: .card, reference: "pm_card_visa"))]
            if features.contains(.challenges) {
                methods.append((3, .init(kind: .card, reference: Self.challengedCard)))
            }
            if features.contains(.declines) {
                for card in ["pm_card_chargeDeclined", "pm_card_chargeDeclinedExpiredCard"] {
                    methods.append((1, .init(kind: .card, reference: card)))
                }
            }
            if features.contains(.refunds) {
                methods.append((1, .init(kind: .card, reference: "pm_card_refundFail")))
                methods.append((1, .init(kind: .card, reference: "pm_card_pendingRefund")))
            }
        }
        return workload.pick(weighted: methods)
    }

    private mutating func amount(at provider: String) -> Money {
        var codes = provider == "razorpay" ? ["INR", "INR", "INR"] : ["EUR", "USD", "INR"]
        if features.contains(.strangeCurrencies) { codes += ["JPY", "KWD"] }
        var units = workload.pick([5000, 10_000, 12_340, 99_990, 1000])
        if features.contains(.oddAmounts) {
            units = workload.pick([units, units, units, 100, 1, 99_999_990])
        }
        let code = workload.pick(codes)
        let currency = Currency(code: code) ?? payments.first?.amount.currency
        guard let currency, let amount = Money(minorUnits: units, currency: currency) else {
            preconditionFailure("\(code) is in the currency table")
        }
        return amount
    }

    private mutating func together() -> Act {
        let kinds: [Kind] = [.capture, .refund, .cancel, .read, .reconcile]
        let first = workload.pick(kinds)
        let second = workload.pick([first, first, .capture, .refund, .cancel, .webhook])
        return .together([Step(simple(first)), Step(simple(second))])
    }

    private mutating func simple(_ kind: Kind) -> Act {
        let place = workload.choose(payments.count)
        let payment = payments[place]
        switch kind {
        case .capture:
            retriable.append(.capture(payment: payment.label))
            payments[place].isLikelyCaptured = true
            return .capture(payment: payment.label, amount: part(of: payment, odds: 5))
        case .refund:
            refunds += 1
            retriable.append(.refund(refund: "r\(refunds)"))
            return .refund(
                refund: "r\(refunds)", payment: payment.label, amount: part(of: payment, odds: 2))
        case .cancel:
            retriable.append(.cancel(payment: payment.label))
            return .cancel(payment: payment.label)
        case .retry: return .retry(workload.pick(retriable))
        case .wait: return .wait(wait())
        case .reconcile:
            return workload.choose(3) == 2
                ? .reconcileAll(provider: payment.provider) : .reconcile(payment: payment.label)
        case .webhook:
            return workload.choose(3) == 2
                ? .forgeWebhook(payment: payment.label) : .replayWebhook(payment: payment.label)
        case .crash:
            let node = 1 + workload.choose(nodes)
            return workload.choose(2) == 0 ? .restart(node: node) : .crash(node: node)
        case .read, .authorize, .together: return .read(payment: payment.label)
        }
    }

    /// All of a payment, or now and then a part of it, or more than there is.
    private func part(of payment: DrawnPayment, odds: Int) -> Money? {
        guard workload.happens(Odds(1, outOf: odds)) else { return nil }
        let units = payment.amount.minorUnits
        let tenths = workload.pick([5, 3, 6, 10, 11])
        let part = max(10, units / 100 * tenths * 10)
        return Money(minorUnits: part, currency: payment.amount.currency)
    }

    private func wait() -> VirtualDuration {
        workload.pick([
            .seconds(30), .minutes(2), .minutes(10), .hours(1), .hours(5), .days(1), .days(4),
        ])
    }
}
