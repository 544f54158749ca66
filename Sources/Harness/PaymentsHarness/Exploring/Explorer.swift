import Findings
import PaymentsPorts
import SimulationCore

/// Plays many drawn histories and stops at the first that breaks a rule.
///
/// Histories are numbered; each has a seed derived from the search's seed and its number, so the
/// report does not depend on how many threads played them.
package struct Explorer: Sendable {
    /// Histories played between two looks at the results.
    static let batchSize = 256

    package var runs: Int
    package var seed: UInt64
    package var profile: Profile
    package var world: WorldSettings
    package var threads: Int
    /// The one rule that counts as a violation; nil means every rule.
    package var onlyRule: String?

    package init(
        runs: Int, seed: UInt64, profile: Profile, world: WorldSettings, threads: Int,
        onlyRule: String? = nil
    ) {
        self.runs = runs
        self.seed = seed
        self.profile = profile
        self.world = world
        self.threads = threads
        self.onlyRule = onlyRule
    }

    /// Plays the histories.
    ///
    /// `goesOn` is asked between batches, with how many were played.
    ///
    /// - Throws: `StoreFailure` when a store cannot be made.
    package func explore(
        goesOn: (Int) -> Bool = { _ in true }
    ) throws(StoreFailure) -> ExplorationReport {
        var report = ExplorationReport(seed: seed, profile: profile, asked: runs)
        var hasher = StableHasher()
        var next = 0
        while next < runs, goesOn(report.histories) {
            let numbers = next..<min(runs, next + Self.batchSize)
            for run in try play(numbers) {
                hasher.combine(run.traceHash)
                report.add(run)
                if isViolation(run) {
                    report.violation = Violation(token: token(next), run: run)
                    report.traceHash = hasher.value
                    return report
                }
                next += 1
            }
        }
        report.traceHash = hasher.value
        return report
    }

    private func isViolation(_ run: ScenarioRun) -> Bool {
        guard let onlyRule else { return run.isViolated }
        return run.findings.contains { $0.rule == onlyRule }
    }

    private func token(_ number: Int) -> HistoryToken {
        HistoryToken(profile: profile, seed: SeededRandom.derive(seed, UInt64(number)))
    }

    private func play(_ numbers: Range<Int>) throws(StoreFailure) -> [ScenarioRun] {
        let results = ParallelWork(threads: threads).map(numbers) { number in
            Result { () throws(StoreFailure) in
                try ScenarioRun.play(token(number).scenario, in: world)
            }
        }
        var runs: [ScenarioRun] = []
        for result in results { runs.append(try result.get()) }
        return runs
    }
}

/// What a search played and what it found.
package struct ExplorationReport: Sendable {
    package let seed: UInt64
    package let profile: Profile
    /// How many histories were asked for.
    package let asked: Int
    package private(set) var histories = 0
    package private(set) var steps = 0
    package private(set) var reached = Reached()
    /// One hash over the hashes of all histories, in order of their numbers.
    package internal(set) var traceHash: UInt64 = 0
    package internal(set) var violation: Violation?

    mutating func add(_ run: ScenarioRun) {
        histories += 1
        steps += run.steps
        reached.add(run.reached)
    }
}

/// A drawn history that broke a rule.
package struct Violation: Sendable {
    package let token: HistoryToken
    package let run: ScenarioRun
}
