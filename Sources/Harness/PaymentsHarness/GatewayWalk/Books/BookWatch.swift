import Findings
import GatewaySimulators
import SimulationCore

/// Looks at the provider's books after every request of a walk.
package final class BookWatch: WalkWatcher {
    private let provider: GatewayWalk.Provider
    private var audit: BookAudit
    private var opening: [String: Int]?
    private var violations = ViolationList()
    /// How often somebody outside the API decided.
    package private(set) var decisions = 0
    package private(set) var events = 0
    /// Whether the provider tells a balance to hold the books against.
    package private(set) var hasBalance = false

    package init(_ provider: GatewayWalk.Provider, allowingSeveralCaptures: Bool = false) {
        self.provider = provider
        audit = BookAudit(allowingSeveralCaptures: allowingSeveralCaptures)
    }

    package var findings: [Finding] { violations.findings(provider.rawValue) }
    package var violationCount: Int { violations.count }
    package var entries: Int { audit.entries }
    /// How many requests were looked after.
    package private(set) var requests = 0

    /// The line of a summary.
    package var fact: FindingsReport.Fact {
        .init(
            "\(provider.rawValue) walked",
            "\(requests) requests, \(entries) book entries, \(events) events, "
                + "\(decisions) decisions, \(violationCount) violations"
                + (hasBalance ? "" : "; no balance to hold the books against"))
    }

    package func saw(_ exchange: WalkExchange, at desk: WalkDesk) {
        requests += 1
        look(desk) { "after " + exchange.request.text }
    }

    package func saw(_ event: WebhookEvent, at desk: WalkDesk) { events += 1 }

    package func sawDecision(_ choice: String, at desk: WalkDesk) {
        decisions += 1
        look(desk) { "after the decision \(choice)" }
    }

    private func look(_ desk: WalkDesk, _ witness: () -> String) {
        let simulator = desk.simulator
        if simulator.bookCount > audit.entries {
            for entry in simulator.books[audit.entries...] {
                for promise in audit.read(entry) { add(promise, .books, desk, witness) }
            }
        }
        for promise in simulator.brokenInvariants() { add(promise, .invariant, desk, witness) }
        checkBalances(desk, witness)
    }

    /// Holds what the provider says is in the account against the sum of its books.
    private func checkBalances(_ desk: WalkDesk, _ witness: () -> String) {
        let balances = desk.simulator.balances
        guard !balances.isEmpty else { return }
        hasBalance = true
        let sums = audit.sums
        if opening == nil {
            var first: [String: Int] = [:]
            for balance in balances {
                first[balance.currency] =
                    balance.available + balance.pending - (sums[balance.currency] ?? 0)
            }
            opening = first
        }
        for balance in balances {
            let told = balance.available + balance.pending
            let expected = (opening?[balance.currency] ?? 0) + (sums[balance.currency] ?? 0)
            guard told != expected else { continue }
            add(
                "the \(balance.currency) balance is \(told), its books make \(expected)", .books,
                desk, witness)
        }
    }

    private func add(
        _ promise: String, _ rule: WalkRule, _ desk: WalkDesk, _ witness: () -> String
    ) {
        violations.add(
            Finding(
                rule: rule.rawValue, message: promise,
                expected: Self.general(promise), found: "request \(desk.exchanges)"),
            rule: rule, subject: "request \(desk.exchanges)", witness: witness)
    }

    /// A promise without the ids and numbers in it.
    private static func general(_ promise: String) -> String {
        promise.split(separator: " ").filter { !$0.utf8.contains { (48...57).contains($0) } }
            .joined(separator: " ")
    }
}
