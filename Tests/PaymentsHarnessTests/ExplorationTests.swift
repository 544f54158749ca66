import Exploration
import Findings
import GatewaySimulators
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct SoundSystemTests {
    @Test(arguments: Profile.allCases)
    func `without a planted bug no drawn history breaks a rule`(_ profile: Profile) throws {
        let report = try Explorer(
            runs: 1500, seed: 11, profile: profile, world: Repository.world(), threads: 2
        ).explore()
        #expect(report.histories == 1500)
        #expect(report.violation?.run.findings ?? [] == [])
    }

    @Test func `no drawn history repeats requests and forgets keys, which would double an effect`()
    {
        var seen: [String: Int] = [:]
        for seed in 0..<4000 as Range<UInt64> {
            let steps = HistoryToken(profile: .swarm, seed: seed).scenario.steps
            let names: [String] = steps.compactMap { step in
                guard case .fault(let rule) = step.act else { return nil }
                return rule.fault.name
            }
            let pair = Set(names).intersection(["repeated", "key-forgotten"])
            #expect(pair.count < 2, "swarm, seed \(seed)")
            for name in pair { seen[name, default: 0] += 1 }
        }
        #expect(seen.count == 2)
    }

    @Test func `a rough search reaches every fault, every status and every open outcome`() throws {
        let report = try Explorer(
            runs: 3000, seed: 13, profile: .rough, world: Repository.world(), threads: 2
        ).explore()
        let reached = report.reached
        for fault in FaultCatalogue.names {
            #expect(reached.faults[fault] > 0, "no history suffered \(fault)")
        }
        for status in ["CREATED", "AUTHORIZED", "CAPTURED", "REFUNDED", "FAILED"] {
            #expect(reached.paymentStatuses[status] > 0, "no payment became \(status)")
        }
        for outcome in [
            "authorization unknown", "capture unknown", "cancellation unknown",
            "authorization declined", "authorization not_sent", "capture not_sent",
        ] {
            #expect(reached.attemptOutcomes[outcome] > 0, "no attempt ended \(outcome)")
        }
        for status in ["requested", "pending", "unknown", "succeeded", "failed"] {
            #expect(reached.refundStatuses[status] > 0, "no refund became \(status)")
        }
    }
}
