import Findings
import PaymentsPorts
import SimulationCore

/// One scenario played from beginning to end, and what the judges said.
package struct ScenarioRun: Sendable {
    package let scenario: Scenario
    package let findings: [Finding]
    package let traceHash: UInt64
    package let steps: Int
    package let reached: Reached
    /// Every choice the network and the schedule made.
    package let networkChoices: [Int]
    package let scheduleChoices: [Int]
    /// The whole history, kept when asked for.
    package let history: History?

    /// Whether some judge or expectation was not content.
    package var isViolated: Bool { findings.hasErrors }

    /// Plays a scenario in a world of its own.
    ///
    /// - Throws: `StoreFailure` when the store cannot be made.
    package static func play(
        _ scenario: Scenario, in settings: WorldSettings, file: String? = nil,
        keepingHistory: Bool = false
    ) throws(StoreFailure) -> ScenarioRun {
        let world = try World(settings, given: scenario.given)
        let player = Player(scenario, in: world, file: file)
        player.play()
        return ScenarioRun(
            scenario: scenario, findings: player.findings, traceHash: world.history.trace.hash,
            steps: player.steps, reached: Reached(world),
            networkChoices: world.networkChoices.recorded,
            scheduleChoices: world.schedule.recorded,
            history: keepingHistory ? world.history : nil)
    }
}
