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
        let names = FaultCatalogue.all.filter { $0.family == family }.map(\.name)
        let name = stream.pick(names)
        let calls = calls(for: family, name: name, act: act, provider: provider)
        let call = stream.pick(calls)
        let isLasting = stream.happens(Odds(1, outOf: 6))
        let lasting: VirtualDuration? = isLasting ? stream.pick([.minutes(2), .minutes(20)]) : nil
        let occurrence = 1 + stream.choose(family == .process || family == .store ? 6 : 2)
        let fault = PlannedFault(
            name, on: call, occurrence: isLasting ? 1 : occurrence,
            times: isLasting ? 1_000_000 : 1 + stream.choose(2), amount: amount(of: name))
        return .fault(fault, lasting: family == .process ? nil : lasting)
            .takingOneStrike(if: family == .process)
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
        case "webhook-delayed": stream.pick([120_000, 2_000, 3_600_000, 86_400_000])
        case "crash-before", "crash-after": stream.pick([0, 100, 90_000])
        default: 0
        }
    }
}

extension Act {
    /// A planned fault that strikes once only, for faults that would otherwise never end.
    fileprivate func takingOneStrike(if isOnce: Bool) -> Act {
        guard isOnce, case .fault(var fault, _) = self else { return self }
        fault.times = 1
        return .fault(fault, lasting: nil)
    }
}
