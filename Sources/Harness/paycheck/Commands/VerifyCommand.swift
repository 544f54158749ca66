import ArgumentParser
import PaymentsHarness

/// Verifies the contracts, and that the running system keeps them.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verifies the contracts, and that the running system keeps them.",
        discussion: """
            Reads every event schema and the API specification, judges every example, and plays \
            histories without faults in which each event and each exchange is judged.

            EXAMPLES
              paycheck verify
              paycheck verify --contracts contracts --format junit --output verify.xml
            """)

    @OptionGroup var world: WorldOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.deliver(try Jobs.verify(world, contracts: try world.loadContracts()))
    }
}
