import Findings
import PaymentsHarness
import Testing

@Suite struct DeterminismTests {
    @Test(arguments: Profile.allCases)
    func `the same seed gives the same history every time`(_ profile: Profile) throws {
        for seed in 0..<60 as Range<UInt64> {
            let scenario = HistoryToken(profile: profile, seed: seed).scenario
            let first = try ScenarioRun.play(scenario, in: Repository.world())
            let second = try ScenarioRun.play(scenario, in: Repository.world())
            #expect(first.traceHash == second.traceHash, "\(profile) \(seed)")
        }
    }

    @Test(arguments: Profile.allCases)
    func `both stores give the same observable history`(_ profile: Profile) throws {
        for seed in 100..<140 as Range<UInt64> {
            let scenario = HistoryToken(profile: profile, seed: seed).scenario
            let memory = try ScenarioRun.play(scenario, in: Repository.world(.memory))
            let sqlite = try ScenarioRun.play(scenario, in: Repository.world(.sqlite))
            #expect(memory.traceHash == sqlite.traceHash, "\(profile) \(seed)")
            #expect(memory.findings == sqlite.findings)
        }
    }

    @Test func `different seeds give different histories`() throws {
        var hashes: Set<UInt64> = []
        for seed in 0..<50 as Range<UInt64> {
            let scenario = HistoryToken(profile: .rough, seed: seed).scenario
            hashes.insert(try ScenarioRun.play(scenario, in: Repository.world()).traceHash)
        }
        #expect(hashes.count == 50)
    }

    @Test func `the report does not depend on how many threads played`() throws {
        func report(_ threads: Int) throws -> ExplorationReport {
            try Explorer(
                runs: 300, seed: 7, profile: .rough, world: Repository.world(), threads: threads
            ).explore()
        }
        let (one, four) = (try report(1), try report(4))
        #expect(one.traceHash == four.traceHash)
        #expect(one.histories == 300)
        #expect(one.reached == four.reached)
    }

    @Test func `a recorded history replays without its seed`() throws {
        for seed in 0..<20 as Range<UInt64> {
            var scenario = HistoryToken(profile: .rough, seed: seed).scenario
            let drawn = try ScenarioRun.play(scenario, in: Repository.world())
            scenario.given.seed = nil
            scenario.given.networkChoices = drawn.networkChoices
            scenario.given.scheduleChoices = drawn.scheduleChoices
            let replayed = try ScenarioRun.play(scenario, in: Repository.world())
            #expect(drawn.traceHash == replayed.traceHash, "seed \(seed)")
        }
    }
}
