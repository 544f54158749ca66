import Exploration
import Findings
import PaymentsPorts
import SimulationCore

/// Makes a failing history as small as it gets while it still breaks the same rule.
///
/// Steps are taken out, parts of concurrent steps too, then settings and the second node, then the
/// network's and the schedule's choices are simplified. Each try plays a whole world, so the tries
/// are bounded.
package struct Shrinker: Sendable {
    package let world: WorldSettings
    package let budget: Int

    package init(world: WorldSettings, budget: Int = 400) {
        self.world = world
        self.budget = budget
    }

    /// The smallest history found that breaks `rule`, with its verdict and whole history.
    ///
    /// - Throws: `StoreFailure` when a store cannot be made.
    package func shrink(
        _ start: Scenario, rule: String
    ) throws(StoreFailure) -> ScenarioRun {
        var best = start
        var minimizer = ListMinimizer(budget: budget)
        best.steps = minimizer.minimize(best.steps) { steps in
            breaks(rule, best.with(steps: steps))
        }
        best.steps = flattened(best, rule)
        for simpler in simplerGivens(best.given) {
            var candidate = best
            candidate.given = simpler(candidate.given)
            if breaks(rule, candidate) { best = candidate }
        }
        if best.given.seed != nil { best = try simplifyChoices(best, rule) }
        best.title = "\(rule) is broken"
        return try ScenarioRun.play(best, in: world, keepingHistory: true)
    }

    private func breaks(_ rule: String, _ scenario: Scenario) -> Bool {
        guard scenario.isWellFormed else { return false }
        let run = try? ScenarioRun.play(scenario, in: world)
        return run?.findings.contains { $0.rule == rule } ?? false
    }

    /// Concurrent steps made single ones, where the failure does not need them together.
    private func flattened(_ scenario: Scenario, _ rule: String) -> [Step] {
        var steps = scenario.steps
        for place in steps.indices.reversed() {
            guard case .together(let parts) = steps[place].act else { continue }
            let candidates = parts.map { [$0] } + [parts]
            for candidate in candidates {
                var shorter = steps
                shorter.replaceSubrange(place...place, with: candidate)
                if breaks(rule, scenario.with(steps: shorter)) {
                    steps = shorter
                    break
                }
            }
        }
        return steps
    }

    private func simplerGivens(_ given: Given) -> [@Sendable (Given) -> Given] {
        var changes: [@Sendable (Given) -> Given] = []
        if given.nodes > 1 { changes.append { $0.changed { $0.nodes = 1 } } }
        if !given.settings.isEmpty { changes.append { $0.changed { $0.settings = [] } } }
        if given.seed != nil { changes.append { $0.changed { $0.seed = nil } } }
        return changes
    }

    /// Writes the seed's choices out and makes as many of them as possible zero.
    private func simplifyChoices(
        _ scenario: Scenario, _ rule: String
    ) throws(StoreFailure) -> Scenario {
        let run = try ScenarioRun.play(scenario, in: world)
        var best = scenario
        best.given.seed = nil
        best.given.networkChoices = run.networkChoices
        best.given.scheduleChoices = run.scheduleChoices
        guard breaks(rule, best) else { return scenario }
        var simplifier = ChoiceSimplifier(budget: budget / 4)
        best.given.networkChoices = simplifier.simplify(best.given.networkChoices) { choices in
            breaks(rule, best.with(given: best.given.changed { $0.networkChoices = choices }))
        }
        simplifier = ChoiceSimplifier(budget: budget / 4)
        best.given.scheduleChoices = simplifier.simplify(best.given.scheduleChoices) { choices in
            breaks(rule, best.with(given: best.given.changed { $0.scheduleChoices = choices }))
        }
        return best
    }
}

extension Scenario {
    fileprivate func with(steps: [Step]) -> Scenario {
        var copy = self
        copy.steps = steps
        return copy
    }

    fileprivate func with(given: Given) -> Scenario {
        var copy = self
        copy.given = given
        return copy
    }
}

extension Given {
    fileprivate func changed(_ change: (inout Given) -> Void) -> Given {
        var copy = self
        change(&copy)
        return copy
    }
}
