import ArgumentParser
import PaymentsHarness

/// Plays one history again.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Plays one history again, exactly, and shows it.",
        discussion: """
            Takes the token that explore printed, or a scenario file.

            EXAMPLES
              paycheck replay rough-3f2a
              paycheck replay scenarios/regressions/lost-refund.yaml --store sqlite
            """)

    @Argument(help: "A token such as rough-3f2a, or a scenario file.")
    var history: String

    @OptionGroup var world: WorldOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let contracts = try world.loadContracts()
        try output.deliver(try Jobs.replay(history, world, contracts: contracts))
    }
}
