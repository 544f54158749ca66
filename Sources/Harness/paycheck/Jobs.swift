import Contracts
import Findings
import Foundation
import PaymentsHarness
import PaymentsPorts

/// The parts that commands are made of: each does one job and reports on it.
enum Jobs {
    static func verify(
        _ world: WorldOptions, contracts: ContractSuite, seed: UInt64 = 1,
        fault: PlantedContractFault? = nil, coverage: CoverageCollector
    ) throws -> RunReport {
        var report = RunReport(command: "verify")
        var plan = ContractVerification.Plan()
        plan.seed = seed
        plan.threads = world.threads
        plan.store = world.store
        plan.consumers = try consumers(of: world.contracts)
        plan.documents = AgreementAudit.documents(in: "docs")
        plan.fault = fault
        plan.plantedBug = world.plant
        let (verification, seconds) = try measuringSeconds {
            try storing { () throws(StoreFailure) in
                try ContractVerification.verify(contracts, plan, coverage: coverage)
            }
        }
        report.findings = verification.findings
        report.evidence.counts = verification.counts
        report.evidence.drive = verification.drive
        report.evidence.consumers = verification.consumers
        let unreached = verification.drive.unreached
        if !unreached.isEmpty {
            report.obstacles.append(
                "no valid request was made for \(unreached.joined(separator: ", "))")
        }
        report.take(verification.report)
        report.passed = RuleBook.passed(verification.findings)
        report.seconds = seconds
        return report
    }

    /// Compares the contracts with an earlier revision of them.
    static func compare(
        _ against: String, with folder: String, _ gate: ComparisonOptions
    ) throws -> RunReport {
        var report = RunReport(command: "verify")
        let old = try GitRevision(against).map { try $0.contracts(in: folder) }
        let comparison = try loadingContracts { () throws(ContractLoadError) in
            let before =
                if let old {
                    try ContractRevision.compile(label: against, files: old)
                } else {
                    try ContractRevision.load(against)
                }
            return ContractFolderComparison(
                old: before, new: try ContractRevision.load(folder), strictness: gate.strictness
            ).report()
        }
        let judged = try gate.waive(comparison)
        report.findings = judged.findings
        report.evidence.comparison = .init(
            against: against, strictness: gate.strictness, report: judged)
        report.obstacles = [judged.obstacle].compactMap(\.self)
        return report
    }

    /// What the consumers in a contracts folder expect.
    private static func consumers(of folder: String) throws -> [Pact] {
        do throws(PactError) {
            return try PactFolder.load(contracts: folder)
        } catch {
            let isUnreadable = error.findings.contains {
                $0.rule == PactFileRule.unreadable.rawValue
            }
            throw CommandEnding(isUnreadable ? .unreadableInput : .findings, error.description)
        }
    }

    static func run(
        _ paths: [String], _ world: WorldOptions, contracts: ContractSuite,
        _ interruption: Interruption, coverage: CoverageCollector? = nil
    ) throws -> RunReport {
        var report = RunReport(command: "run")
        let inspection = try world.inspection()
        let settings = world.settings(contracts, coverage, inspection)
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
        report.findings = suite.findings + (inspection?.findings ?? [])
        if let inspection { report.inspections = [inspection.fact] }
        report.passed = suite.entries.filter { !$0.run.isViolated }.map(\.file)
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
        contracts: ContractSuite, _ interruption: Interruption,
        coverage: CoverageCollector? = nil
    ) throws -> RunReport {
        var report = RunReport(command: "explore")
        let inspection = try world.inspection()
        let settings = world.settings(contracts, coverage, inspection)
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
        report.passed = RuleBook.passed(exploration.violation?.run.findings ?? [])
        report.wasInterrupted = interruption.isRequested
        if let violation = exploration.violation {
            try report.take(violation, rule: only, settings)
            report.replayOptions = world.plant.map { " --plant \($0.rawValue)" } ?? ""
        }
        report.findings += inspection?.findings ?? []
        if let inspection { report.inspections = [inspection.fact] }
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
