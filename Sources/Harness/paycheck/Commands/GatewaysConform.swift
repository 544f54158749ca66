import ArgumentParser
import Contracts
import Findings
import OpenAPI
import PaymentsHarness

/// Holds the simulated providers against their documents.
struct GatewaysConform: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conform",
        abstract: "Judges everything the simulated gateways answer and send by a document.",
        discussion: """
            A seeded walk drives each simulator through every endpoint, refusal, event and \
            misbehaviour, and each answer and event is judged: Stripe's by its published OpenAPI \
            document, which --spec names, Razorpay's by a document of our own. What the walk was to \
            reach and did not is listed; then the answer is "cannot tell". What no document \
            speaks of is listed, too.

            EXAMPLES
              paycheck gateways conform --spec spec3.json
              paycheck gateways conform --provider razorpay --exchanges 5000
              paycheck gateways conform --spec spec3.json --seed 7 --format sarif
            """)

    @Option(
        help: ArgumentHelp("Stripe's OpenAPI document, in JSON or YAML.", valueName: "file"))
    var spec: String?

    @Option(
        help: ArgumentHelp("The document Razorpay's answers are judged by.", valueName: "file"))
    var razorpaySpec = "contracts/providers/razorpay.v1.yaml"

    @Option(help: "Only this provider: stripe or razorpay.")
    var provider: GatewayWalk.Provider?

    @Option(help: "How many requests are sent to each provider.")
    var exchanges = GatewayConformance.usualExchanges

    @Option(help: "The seed of the walk.")
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if spec == nil, provider != .razorpay {
            throw ValidationError(
                "--spec names the OpenAPI document Stripe publishes; without it only "
                    + "--provider razorpay can be judged.")
        }
        guard exchanges > 0 else {
            throw ValidationError("--exchanges takes at least 1, not \(exchanges).")
        }
    }

    func run() throws {
        let interruption = Interruption()
        var documents: [(GatewayWalk.Provider, OpenAPIDocument)] = []
        if let spec, provider != .razorpay { documents.append((.stripe, try load(spec))) }
        if provider != .stripe { documents.append((.razorpay, try load(razorpaySpec))) }
        let (walks, seconds) = measuringSeconds {
            documents.map { provider, document in
                let progress = ProgressLine(provider.rawValue, total: exchanges)
                defer { progress.clear() }
                return GatewayConformance.run(
                    provider, document: document, exchanges: exchanges, seed: seed
                ) { sent in
                    if sent.isMultiple(of: 256) { progress.show(sent) }
                    return !interruption.isRequested
                }
            }
        }
        var report = PaycheckCommand.report(
            "gateways conform", walks.flatMap(\.findings), obstacle: obstacle(walks, interruption))
        report.facts = walks.flatMap(\.facts) + [.init("seed", "\(seed)")]
        report.sections = walks.flatMap { $0.sections }
        report.passed = WalkRule.judging.filter { rule in
            !report.findings.contains { $0.rule == rule }
        }
        report.milliseconds = Int(seconds * 1000)
        try output.deliver(report)
    }

    private func load(_ path: String) throws -> OpenAPIDocument {
        try loadingContracts { () throws(ContractLoadError) in try SingleAPI.load(path) }
    }

    /// Why the walks do not show that everything conforms; a walk that was asked to be short may be.
    private func obstacle(
        _ walks: [GatewayConformance], _ interruption: Interruption
    ) -> String? {
        if interruption.isRequested { return "the walk was stopped" }
        guard exchanges >= GatewayConformance.usualExchanges else { return nil }
        let missing = walks.reduce(0) { $0 + $1.coverage.missing.count }
        return missing == 0 ? nil : "\(missing) of what was to be reached never was"
    }
}

extension GatewayWalk.Provider: ExpressibleByArgument {}
