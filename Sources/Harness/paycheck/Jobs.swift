import Findings
import Foundation
import PaymentsHarness
import PaymentsPorts

/// The parts that commands are made of: each does one job and reports on it.
enum Jobs {
    static func verify(_ world: WorldOptions, contracts: ContractSuite) throws -> RunReport {
        var report = RunReport(command: "verify")
        let (verification, seconds) = try measuringSeconds {
            try storing { () throws(StoreFailure) in
                try ContractVerification.verify(contracts, threads: world.threads)
            }
        }
        report.findings = verification.findings
        report.contracts = verification.counts
        report.take(verification.report)
        report.seconds = seconds
        return report
    }

    static func run(
        _ paths: [String], _ world: WorldOptions, contracts: ContractSuite,
        _ interruption: Interruption
    ) throws -> RunReport {
        var report = RunReport(command: "run")
        let settings = world.settings(contracts)
        let files = try reading { () throws(ScenarioError) in try ScenarioFiles.find(paths: paths) }
        var suite = ScenarioSuite()
        let progress = ProgressLine("scenarios", total: files.count)
        let (_, seconds) = try measuringSeconds {
            for (number, file) in files.enumerated() where !interruption.isRequested {
                progress.show(number)
                let scenario = try reading { () throws(ScenarioError) in
                    try ScenarioFile.load(path: file)
                }
                try storing { () throws(StoreFailure) in
                    try suite.play(scenario, file: file, in: settings)
                }
            }
        }
        progress.clear()
        report.findings = suite.findings
        report.scenarios = suite.entries.count
        report.steps = suite.steps
        report.reached = suite.reached
        report.traceHash = suite.traceHash
        report.seconds = seconds
        report.wasInterrupted = interruption.isRequested
        if let broken = suite.entries.first(where: { $0.run.isViolated }) {
            report.timeline = broken.run.history.map { Timeline($0).lines } ?? []
            report.token = broken.file
        }
        return report
    }

    static func explore(
        runs: Int, seed: UInt64, profile: Profile, only: String? = nil, _ world: WorldOptions,
        contracts: ContractSuite, _ interruption: Interruption
    ) throws -> RunReport {
        var report = RunReport(command: "explore")
        let settings = world.settings(contracts)
        let explorer = Explorer(
            runs: runs, seed: seed, profile: profile, world: settings, threads: world.threads,
            onlyRule: only)
        let progress = ProgressLine("histories", total: runs)
        let (exploration, seconds) = try measuringSeconds {
            try storing { () throws(StoreFailure) in
                try explorer.explore { played in
                    progress.show(played)
                    return !interruption.isRequested
                }
            }
        }
        progress.clear()
        report.seed = seed
        report.profile = profile
        report.seconds = seconds
        report.take(exploration)
        report.wasInterrupted = interruption.isRequested
        if let violation = exploration.violation {
            try report.take(violation, rule: only, settings)
            report.replayOptions = world.plant.map { " --plant \($0.rawValue)" } ?? ""
        }
        return report
    }

    static func replay(
        _ history: String, _ world: WorldOptions, contracts: ContractSuite
    ) throws -> RunReport {
        var report = RunReport(command: "replay")
        let scenario: Scenario
        if let token = HistoryToken(history) {
            scenario = token.scenario
            report.seed = token.seed
            report.profile = token.profile
        } else {
            scenario = try reading { () throws(ScenarioError) in
                try ScenarioFile.load(path: history)
            }
        }
        let (run, seconds) = try measuringSeconds {
            try storing { () throws(StoreFailure) in
                try ScenarioRun.play(
                    scenario, in: world.settings(contracts), file: history, keepingHistory: true)
            }
        }
        report.findings = run.findings
        report.histories = 1
        report.steps = run.steps
        report.seconds = seconds
        report.traceHash = run.traceHash
        report.reached = run.reached
        report.timeline = run.history.map { Timeline($0).lines } ?? []
        return report
    }

    /// Writes a counterexample where regressions are kept.
    static func save(_ counterexample: String, token: String, into folder: String) throws {
        let path = "\(folder)/\(token).yaml"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            try counterexample.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandEnding(
                .unreadableInput,
                "\(path): the scenario cannot be written here (\(error.localizedDescription))")
        }
        Terminal.printError("wrote \(path)")
    }

    /// A store that cannot be made is no finding and no fault of the input: it is said plainly.
    private static func storing<Answer>(
        _ work: () throws(StoreFailure) -> Answer
    ) throws -> Answer {
        do throws(StoreFailure) { return try work() } catch {
            throw CommandEnding(.bug, "the store cannot be made: \(error)")
        }
    }

    private static func reading<Answer>(
        _ work: () throws(ScenarioError) -> Answer
    ) throws -> Answer {
        do throws(ScenarioError) { return try work() } catch {
            throw CommandEnding(.unreadableInput, error.description)
        }
    }
}

extension RunReport {
    fileprivate mutating func take(_ exploration: ExplorationReport) {
        histories = exploration.histories
        steps = exploration.steps
        traceHash = exploration.traceHash
        reached = exploration.reached
    }

    /// Takes over a violation as its smallest history shows it.
    fileprivate mutating func take(
        _ violation: Violation, rule: String?, _ settings: WorldSettings
    ) throws {
        let first = violation.run.findings.first { $0.severity == .error }
        let rule = rule ?? first?.rule ?? ""
        let small = try Shrinker(world: settings).shrink(violation.run.scenario, rule: rule)
        findings = small.findings
        token = violation.token.description
        counterexample = small.scenario.yaml
        timeline = small.history.map { Timeline($0).lines } ?? []
    }
}
