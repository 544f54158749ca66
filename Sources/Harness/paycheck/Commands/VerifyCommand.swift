import ArgumentParser
import Contracts
import PaymentsHarness

/// Verifies the contracts, and that the running system keeps them.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verifies the contracts, and that the running system keeps them.",
        discussion: """
            Judges every example; holds contracts, code and documents against each other; sends \
            requests made from the API's document to the real API; replays what consumers expect; \
            plays histories without faults in which each event and each exchange is judged; and \
            says what of the contracts was never exercised. With --against it also says whether \
            the contracts have changed in a way that breaks somebody.

            EXAMPLES
              paycheck verify
              paycheck verify --against git:main --strictness source
              paycheck verify --against ../released/contracts --waivers waivers.yaml
              paycheck verify --format junit --output verify.xml
            """)

    @Option(
        help: ArgumentHelp(
            "Compare with an earlier revision of the contracts: git:REVISION, or a folder.",
            valueName: "revision"))
    var against: String?

    @Option(help: "The seed of the requests and histories.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Plant a known defect into the API, to see the requests find it.", valueName: "defect"))
    var plantInAPI: PlantedContractFault?

    @OptionGroup var gate: ComparisonOptions
    @OptionGroup var world: WorldOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if gate.waivers != nil, against == nil {
            throw ValidationError("--waivers waives what --against finds; name a revision, too.")
        }
    }

    func run() throws {
        let contracts = try world.loadContracts()
        let coverage = CoverageCollector(contracts)
        var report = try Jobs.verify(
            world, contracts: contracts, seed: seed, fault: plantInAPI, coverage: coverage)
        if let against { report.add(try Jobs.compare(against, with: world.contracts, gate)) }
        report.evidence.coverage = coverage.report
        try output.deliver(report)
    }
}

extension PlantedContractFault: ExpressibleByArgument {}
