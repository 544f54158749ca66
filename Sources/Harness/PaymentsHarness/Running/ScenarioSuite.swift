import Findings
import PaymentsPorts
import SimulationCore

/// Scenario files played one after the other.
package struct ScenarioSuite: Sendable {
    /// One file and how it went.
    package struct Entry: Sendable {
        package let file: String
        package let run: ScenarioRun
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// Plays a scenario read from a file.
    ///
    /// - Throws: `StoreFailure` when the store cannot be made.
    package mutating func play(
        _ scenario: Scenario, file: String, in world: WorldSettings
    ) throws(StoreFailure) {
        let run = try ScenarioRun.play(scenario, in: world, file: file, keepingHistory: true)
        entries.append(Entry(file: file, run: run))
    }

    package var findings: [Finding] {
        entries.flatMap { entry in
            entry.run.findings.map { finding in
                var finding = finding
                if finding.location.file == nil { finding.location.file = entry.file }
                return finding
            }
        }
    }

    package var steps: Int { entries.reduce(0) { $0 + $1.run.steps } }

    package var reached: Reached {
        entries.reduce(into: Reached()) { $0.add($1.run.reached) }
    }

    /// One hash over the hashes of all files' histories, in order.
    package var traceHash: UInt64 {
        var hasher = StableHasher()
        for entry in entries { hasher.combine(entry.run.traceHash) }
        return hasher.value
    }
}
