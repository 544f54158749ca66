import ArgumentParser

/// Serves the simulated gateways to anybody's application.
struct GatewaysServe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves both gateways; `paycheck gateways` alone does the same.")

    @OptionGroup var options: GatewaysOptions

    func validate() throws { try options.check() }

    func run() throws { try GatewaysJob(options: options).run() }
}
