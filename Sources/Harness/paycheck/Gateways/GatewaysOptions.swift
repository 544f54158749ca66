import ArgumentParser
import Findings
import GatewaySimulators
import LiveGateways
import LiveSystem
import SimulationCore

/// How the gateways are to be served.
struct GatewaysOptions: ParsableArguments {
    @Option(help: "The port of Stripe's API; 0 takes any free one.")
    var stripePort = 12111

    @Option(help: "The port of Razorpay's API; 0 takes any free one.")
    var razorpayPort = 12112

    @Option(help: "The address to listen on; anything but this machine opens it to the network.")
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp("Where both gateways send events; may be repeated.", valueName: "url"))
    var webhookURL: [String] = []

    @Option(help: ArgumentHelp("Where Stripe's events go; may be repeated.", valueName: "url"))
    var stripeWebhookURL: [String] = []

    @Option(help: ArgumentHelp("Where Razorpay's events go; may be repeated.", valueName: "url"))
    var razorpayWebhookURL: [String] = []

    @Option(help: "What ids and chances are drawn from; a state file has its own.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("Faults to begin with, in YAML or JSON.", valueName: "file"))
    var faults: String?

    @Option(
        help: ArgumentHelp(
            "A switch of the gateways, see SWITCHES; stripe. or razorpay. before its name means "
                + "that gateway alone. May be repeated; a state file has its own.",
            valueName: "name=value"))
    var set: [String] = []

    @Option(help: "Whether time passes by itself: real or virtual.")
    var clock: DeskClock.Mode = .real

    @Option(
        help: ArgumentHelp("Keep everything in this file, and go on from it.", valueName: "file"))
    var state: String?

    @Flag(help: "Wait for the disk before each answer, not only for the kernel.")
    var durable = false

    @Option(help: ArgumentHelp("The only key Razorpay accepts.", valueName: "id:secret"))
    var razorpayKey = RazorpaySettings().keyID + ":" + RazorpaySettings().keySecret

    @Option(help: "How the start is told: text or json.")
    var format: StartFormat = .text

    @Flag(help: "Write no line for each request.")
    var quiet = false

    enum StartFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    /// The key's two parts.
    var razorpayCredentials: (id: String, secret: String)? {
        let parts = razorpayKey.split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    /// Refuses what cannot be meant.
    func check() throws {
        for (name, port) in [("--stripe-port", stripePort), ("--razorpay-port", razorpayPort)] {
            guard (0...65535).contains(port) else {
                throw ValidationError("\(name) is \(port); expected a port from 0 to 65535.")
            }
        }
        guard stripePort == 0 || stripePort != razorpayPort else {
            throw ValidationError(
                "--stripe-port and --razorpay-port are both \(stripePort); expected two ports.")
        }
        for url in webhookURL + stripeWebhookURL + razorpayWebhookURL where WebhookURL(url) == nil {
            throw ValidationError(
                "'\(url)' is no address for webhooks; expected http://HOST:PORT/PATH.")
        }
        guard razorpayCredentials != nil else {
            throw ValidationError("--razorpay-key is '\(razorpayKey)'; expected ID:SECRET.")
        }
        guard !durable || state != nil else {
            throw ValidationError("--durable is about a state file; name one with --state.")
        }
        do throws(SwitchProblem) {
            _ = try switches()
        } catch {
            let question = error.word.flatMap { NearestName.question(for: $0, among: error.known) }
            throw ValidationError(
                "--set: \(error.found); " + (question.map { $0 + " " } ?? "")
                    + "expected \(error.expected).")
        }
    }

    /// How the switches are set; nil when nobody sets any.
    private func switches() throws(SwitchProblem) -> DeskSwitches? {
        guard !set.isEmpty else { return nil }
        var switches = DeskSwitches()
        for order in set { try switches.set(order) }
        return switches
    }

    var desk: DeskSettings {
        let key = razorpayCredentials ?? (RazorpaySettings().keyID, RazorpaySettings().keySecret)
        var settings = DeskSettings(
            seed: seed ?? 1, clock: clock, razorpayKeyID: key.id, razorpayKeySecret: key.secret,
            webhookURLs: [
                .stripe: (webhookURL + stripeWebhookURL).compactMap { WebhookURL($0) },
                .razorpay: (webhookURL + razorpayWebhookURL).compactMap { WebhookURL($0) },
            ], keepsState: state != nil)
        settings.switches = (try? switches()) ?? nil
        // A port that the system picks is not known yet when the accounts are made.
        let reachable = host == "0.0.0.0" ? "127.0.0.1" : host
        for (name, port) in [(GatewayName.stripe, stripePort), (.razorpay, razorpayPort)]
        where port != 0 {
            let address = ListeningAddress(host: reachable, port: port)
            settings.pageOrigins[name] = "http://" + address.authority
        }
        return settings
    }

    var ports: LiveGateways.Ports {
        LiveGateways.Ports(host: host, stripe: stripePort, razorpay: razorpayPort)
    }
}

extension DeskClock.Mode: ExpressibleByArgument {}
