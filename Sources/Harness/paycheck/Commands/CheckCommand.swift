import ArgumentParser
import PaymentsHarness

/// The main job: verify, run and explore together.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Does everything: verify, run and explore, with one verdict.",
        discussion: """
            EXAMPLES
              paycheck check
              paycheck check --runs 50000 --seed 7
              paycheck check --format json --output report.json
            """)

    @Option(help: "How many histories to explore.")
    var runs: Int = 5000

    @Option(help: "The seed of the exploration; without one it is drawn and printed.")
    var seed: UInt64?

    @Option(help: "The odds and sizes of the exploration: calm, rough or swarm.")
    var profile: Profile = .rough

    @Option(help: "Scenario files, or folders of them.")
    var scenarios: [String] = ["scenarios"]

    @OptionGroup var world: WorldOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard runs >= 0 else { throw ValidationError("--runs takes 0 or more, not \(runs).") }
    }

    func run() throws {
        let contracts = try world.loadContracts()
        let interruption = Interruption()
        let seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
        var report = RunReport(command: "check")
        report.seed = seed
        report.profile = profile
        let coverage = CoverageCollector(contracts)
        report.add(try Jobs.verify(world, contracts: contracts, coverage: coverage))
        report.add(
            try Jobs.run(
                scenarios, world, contracts: contracts, interruption, coverage: coverage))
        report.add(
            try Jobs.explore(
                runs: runs, seed: seed, profile: profile, world, contracts: contracts,
                interruption, coverage: coverage))
        report.evidence.coverage = coverage.report
        try output.deliver(report)
    }
}
