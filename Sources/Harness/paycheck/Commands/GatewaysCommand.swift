import ArgumentParser

/// What can be done with the simulated gateways.
struct GatewaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateways",
        abstract: "Judges the simulated gateways.",
        subcommands: [GatewaysConform.self, GatewaysWalk.self])
}
