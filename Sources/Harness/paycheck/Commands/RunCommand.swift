import ArgumentParser
import PaymentsHarness

/// Plays scenario files.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plays scenario files and holds them to their expectations.",
        discussion: """
            Every file is played in a world of its own, with every judge looking on. A file that \
            does not hold is shown with its history.

            EXAMPLES
              paycheck run
              paycheck run scenarios/races scenarios/happy/stripe-card.yaml
              paycheck run --store sqlite --format json
            """)

    @Argument(help: "Scenario files, or folders of them.")
    var paths: [String] = ["scenarios"]

    @OptionGroup var world: WorldOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let contracts = try world.loadContracts()
        try output.deliver(try Jobs.run(paths, world, contracts: contracts, Interruption()))
    }
}
