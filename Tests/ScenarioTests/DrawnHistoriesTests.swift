import PaymentsHarness
import SimulationCore
import Testing

/// What the explorer draws and its shrinker takes apart can be kept as files.
@Suite struct DrawnHistoriesTests {
    @Test(arguments: Profile.allCases)
    func `every history the explorer draws is a file that reads back`(profile: Profile) throws {
        for seed in 0..<200 as Range<UInt64> {
            let scenario = HistoryToken(profile: profile, seed: seed).scenario
            let faults = try ScenarioText.faults(scenario.yaml)
            #expect(faults == "", "\(profile)-\(seed)")
            guard faults.isEmpty else { continue }
            #expect(try ScenarioText.read(scenario.yaml).withoutPlaces == scenario)
        }
    }

    @Test func `a scenario is well-formed exactly when its file can be read`() throws {
        var seen: Set<Bool> = []
        for seed in 0..<300 as Range<UInt64> {
            var scenario = DrawnScenario.draw(seed: seed)
            let choices = ChoiceStream(label: "cuts", seed: seed)
            scenario.steps.removeAll { _ in choices.happens(Odds(1, outOf: 5)) }
            if choices.happens(Odds(1, outOf: 2)) { scenario.given.nodes = 1 }
            let faults = try ScenarioText.faults(scenario.yaml)
            #expect(scenario.isWellFormed == faults.isEmpty, "\(faults)\n\(scenario.yaml)")
            seen.insert(faults.isEmpty)
        }
        #expect(seen == [true, false])
    }
}
