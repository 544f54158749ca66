import GatewaySimulators
import SimulationCore

/// Draws faults and places them where the next act will meet them.
struct FaultGenerator {
    private let stream: ChoiceStream
    private let odds: Odds

    init(_ stream: ChoiceStream, odds: Odds) {
        self.stream = stream
        self.odds = odds
    }

    /// A fault step to put before an act, or nil.
    func fault(before act: Act, providers: [String]) -> Act? {
        guard stream.happens(odds) else { return nil }
        let provider = stream.pick(providers)
        let family = stream.pick(weighted: [
            (weight: 8, value: FaultDescription.Family.transport),
            (6, .provider), (4, .webhook), (4, .process), (2, .store),
        ])
        let name = stream.pick(FaultCatalogue.all.filter { $0.family == family }.map(\.name))
        let call = stream.pick(calls(for: family, name: name, act: act, provider: provider))
        if name == FaultCatalogue.capacity { return .fault(capacity(at: provider)) }
        var fault = PlannedFault(name, on: call, amount: amount(of: name))
        fault.occurrence = 1 + stream.choose(family == .process || family == .store ? 6 : 2)
        if family == .process { return .fault(FaultRule(fault)) }
        guard stream.happens(Odds(1, outOf: 6)) else {
            fault.times = 1 + stream.choose(2)
            return .fault(FaultRule(fault))
        }
        return .fault(lasting(fault))
    }

    /// The fault for a while: on every call, on every so many-th, or as chance has it.
    private func lasting(_ fault: PlannedFault) -> FaultRule {
        var rule = FaultRule(fault)
        rule.lasting = stream.pick([.minutes(2), .minutes(20)])
        rule.delay = stream.pick([nil, nil, nil, .seconds(30)])
        switch stream.choose(4) {
        case 1: rule.fault.every = 2 + stream.choose(2)
        case 2: rule.fault.chance = .percent(stream.pick([50, 20, 80]))
        case 3:
            rule.fault.chance = stream.pick([.percent(10), .percent(90)])
            rule.fault.rampTo = .percent(100 - rule.fault.chance.basisPoints / 100)
        default: break
        }
        if FaultCatalogue.description(of: fault.name)?.strikesRequests == true {
            rule.fault.only.method = stream.pick([nil, nil, "POST", "GET"])
        }
        rule.fault.occurrence = FaultRule.usualOccurrence(every: rule.fault.every)
        rule.fault.times = PlannedFault.endless
        return rule
    }

    private func capacity(at provider: String) -> FaultRule {
        var fault = PlannedFault(
            FaultCatalogue.capacity, on: provider + ".*", times: PlannedFault.endless)
        fault.capacity = CapacityTerms(
            requests: stream.pick([30, 10, 4]), per: .minutes(1),
            wasted: .percent(stream.pick([50, 100, 0])))
        return FaultRule(fault, lasting: stream.pick([.minutes(20), .hours(2)]))
    }

    private func calls(
        for family: FaultDescription.Family, name: String, act: Act, provider: String
    ) -> [String] {
        switch family {
        case .webhook: return [provider + ".webhook"]
        case .process:
            return ["*", "store.commit", "gateway.*", "publisher.publish", "inbox.*"]
        case .store: return ["store.commit", "store.*", "inbox.*"]
        case .transport, .provider:
            // Captures taken back at the bank are not drawn: the payments domain knows no such
            // movement yet.
            if name == "rolled-back" { return [provider + ".refund", provider + ".authorize"] }
            if name == "stale-read" { return [provider + ".retrieve", provider + ".list-refunds"] }
            let call = provider + "." + verb(of: act)
            var calls = [CallCatalogue.knows(call) ? call : provider + ".retrieve"]
            calls.append(provider + ".*")
            if family == .transport {
                calls += ["payments.api", provider + ".webhook", "orders.events"]
            }
            return calls
        }
    }

    private func verb(of act: Act) -> String {
        switch act {
        case .capture: "capture"
        case .refund: "refund"
        case .cancel: "cancel"
        case .authorize: "authorize"
        case .together(let parts): parts.first.map { verb(of: $0.act) } ?? "retrieve"
        default: "retrieve"
        }
    }

    /// A size for the faults that take one, in milliseconds; 0 leaves the default.
    private func amount(of name: String) -> Int {
        switch name {
        case "slow": stream.pick([45_000, 2_000, 29_000, 61_000, 600_000])
        case "dribbled": stream.pick([20_000, 2_000, 61_000])
        case "slow-answer": stream.pick([0, 2_000, 45_000])
        case "rolled-forward", "rolled-back": stream.pick([0, 2_000, 600_000])
        case "stale-read": stream.pick([0, 60_000, 3_600_000])
        case "webhook-delayed": stream.pick([120_000, 2_000, 3_600_000, 86_400_000])
        case "crash-before", "crash-after": stream.pick([0, 100, 90_000])
        default: 0
        }
    }
}
