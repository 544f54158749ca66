import ArgumentParser
import GatewaySimulators

/// The simulated gateways: served, unless a subcommand says what else is done with them.
///
/// What is served is told by options of the subcommand `serve`, not of this command: a parent's
/// options would be taken out of its subcommands' lines where their names agree, as `--seed` does.
struct GatewaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateways",
        abstract: "Serves simulated Stripe and Razorpay on HTTP ports, for any SDK.",
        discussion: """
            Both gateways keep accounts of their own: what is authorized, captured, refunded, \
            disputed and paid out. Point an official SDK at them (the start says how), watch and \
            decide on the page at /, and disturb them there, with --faults, or through the control \
            interface under /_paycheck/, which is described at /_paycheck/openapi.

            A state file holds every request, card numbers included, and is readable by you alone. \
            A server killed while it works loses nothing it answered; --durable keeps that promise \
            through a power cut, too, and is much slower.

            FAULTS
            \(faultNames)

            SWITCHES
            \(SwitchList.text)

            SERVING
            \(servingOptions)

            EXAMPLES
              paycheck gateways
              paycheck gateways --webhook-url http://127.0.0.1:8000/webhooks
              paycheck gateways --clock virtual --seed 7 --faults faults.yaml
              paycheck gateways --set refund-status=pending --set stripe.key-life=1h
              paycheck gateways --state gateways.state --quiet
              paycheck gateways conform --spec spec3.json
              paycheck gateways walk --requests 10000

            ENDS
              0 after SIGINT or SIGTERM   2 wrong usage   3 a port or file cannot be had
            """,
        subcommands: [GatewaysServe.self, GatewaysConform.self, GatewaysWalk.self],
        defaultSubcommand: GatewaysServe.self)

    /// The options of `serve`, as its own help lists them.
    private static var servingOptions: String {
        let lines = GatewaysServe.helpMessage(columns: 80).split(
            separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0 != "OPTIONS:" }.dropFirst().joined(separator: "\n")
    }

    /// The faults' names, a few a line.
    private static var faultNames: String {
        var lines: [String] = []
        var line = " "
        for name in FaultCatalogue.gateways.map(\.name) {
            if line.count + name.count > 76 {
                lines.append(line)
                line = " "
            }
            line += " " + name
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
