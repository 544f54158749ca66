import Findings
import PaymentsHarness
import Testing

@Suite struct ShrinkerTests {
    @Test func `a drawn violation shrinks to a few steps that still break the rule`() throws {
        let bug = PlantedBug.forgetsFees
        let world = Repository.world(bug: bug)
        let report = try Explorer(
            runs: 500, seed: 3, profile: .rough, world: world, threads: 2, onlyRule: bug.rule
        ).explore()
        let violation = try #require(report.violation)
        let small = try Shrinker(world: world).shrink(violation.run.scenario, rule: bug.rule)
        #expect(small.findings.contains { $0.rule == bug.rule })
        #expect(small.scenario.steps.count <= 3, "\(small.scenario.yaml)")
        #expect(small.scenario.given.nodes == 1)
        #expect(small.scenario.given.seed == nil)
    }

    @Test func `the shrunken history holds once the bug is gone`() throws {
        let bug = PlantedBug.booksOneSide
        let world = Repository.world(bug: bug)
        let report = try Explorer(
            runs: 500, seed: 5, profile: .rough, world: world, threads: 2, onlyRule: bug.rule
        ).explore()
        let violation = try #require(report.violation)
        let small = try Shrinker(world: world).shrink(violation.run.scenario, rule: bug.rule)
        let sound = try ScenarioRun.play(small.scenario, in: Repository.world())
        #expect(sound.findings == [])
    }
}
