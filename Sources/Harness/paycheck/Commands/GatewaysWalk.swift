import ArgumentParser
import Findings
import PaymentsHarness

/// Audits the books of the simulated providers after every request of a long walk.
struct GatewaysWalk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk",
        abstract: "Audits the simulated gateways' books after every request of a long walk.",
        discussion: """
            A seeded walk makes, takes, holds, releases and sends back money, with twins, \
            misbehaviours, disputes and payouts in between. After every request the simulator's own \
            invariants must hold, and its books must add up for an auditor that knows nothing but \
            the entries: captured never above authorized, refunded never above captured, one \
            capture, every effect once, and the balance equal to the sum.

            EXAMPLES
              paycheck gateways walk
              paycheck gateways walk --provider stripe --requests 10000 --seed 7
            """)

    @Option(help: "Only this provider: stripe or razorpay.")
    var provider: GatewayWalk.Provider?

    @Option(help: "How many requests are sent to each provider.")
    var requests = 1_000_000

    @Option(help: "The seed of the walk.")
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard requests > 0 else {
            throw ValidationError("--requests takes at least 1, not \(requests).")
        }
    }

    func run() throws {
        let interruption = Interruption()
        let providers = provider.map { [$0] } ?? GatewayWalk.Provider.allCases
        let (watches, seconds) = measuringSeconds { providers.map { walk($0, interruption) } }
        var report = PaycheckCommand.report(
            "gateways walk", watches.flatMap(\.findings),
            obstacle: interruption.isRequested ? "the walk was stopped" : nil)
        report.facts = watches.map(\.fact) + [.init("seed", "\(seed)")]
        report.passed = WalkRule.accounting.filter { rule in
            !report.findings.contains { $0.rule == rule }
        }
        report.milliseconds = Int(seconds * 1000)
        try output.deliver(report)
    }

    private func walk(_ provider: GatewayWalk.Provider, _ interruption: Interruption) -> BookWatch {
        let progress = ProgressLine(provider.rawValue, total: requests)
        defer { progress.clear() }
        return BookWatch.run(provider, requests: requests, seed: seed) { sent in
            if sent.isMultiple(of: 1024) { progress.show(sent) }
            return !interruption.isRequested
        }
    }
}
