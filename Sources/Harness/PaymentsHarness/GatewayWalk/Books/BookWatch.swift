import Findings
import GatewaySimulators
import SimulationCore

/// Looks at the provider's books after every request of a walk.
package final class BookWatch: WalkWatcher {
    /// When the balance the provider tells is held against the sum of its books.
    package enum BalanceCheck: Sendable {
        /// After every request.
        case always
        /// Only by ``lookAtRest(_:)``: money that is still on its way is in the books already.
        case atRest
        /// Never: the books do not say what foreign money is worth in the account's own.
        case never
    }

    private let provider: GatewayWalk.Provider
    /// Changed between the accounts of a walk.
    var balanceCheck: BalanceCheck
    private let allowsSeveralCaptures: Bool
    private var audit: BookAudit
    /// Entries of accounts that were left.
    private var earlierEntries = 0
    /// What the account held before anything happened, by currency.
    private var opening: [String: Int] = [:]
    private var violations = ViolationList()
    /// How often somebody outside the API decided.
    package private(set) var decisions = 0
    package private(set) var events = 0
    /// Whether the provider tells a balance to hold the books against.
    package private(set) var hasBalance = false

    package init(
        _ provider: GatewayWalk.Provider, balances: BalanceCheck = .always,
        allowingSeveralCaptures: Bool = false
    ) {
        self.provider = provider
        balanceCheck = balances
        self.allowsSeveralCaptures = allowingSeveralCaptures
        audit = BookAudit(allowingSeveralCaptures: allowingSeveralCaptures)
    }

    package var findings: [Finding] { violations.findings(provider.rawValue) }
    package var violationCount: Int { violations.count }
    package var entries: Int { earlierEntries + audit.entries }
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
        // What is due at this very moment belongs to it.
        if balanceCheck == .always { simulator.advance(to: desk.now) }
        if simulator.bookCount > audit.entries {
            for entry in simulator.books[audit.entries...] {
                for promise in audit.read(entry) { add(promise, .books, desk, witness) }
            }
        }
        for promise in simulator.brokenInvariants() { add(promise, .invariant, desk, witness) }
        if balanceCheck == .always { checkBalances(desk, witness) }
    }

    /// Lets what is under way arrive, and holds the whole account against its own promises and books.
    package func lookAtRest(_ desk: WalkDesk) {
        desk.pass(.hours(1))
        let witness = { "an hour after the last request" }
        look(desk, witness)
        for promise in desk.simulator.brokenInvariantsFromTheStart() {
            add(promise, .invariant, desk, witness)
        }
        if balanceCheck != .never { checkBalances(desk, witness) }
    }

    package func begins(at desk: WalkDesk) {
        earlierEntries += audit.entries
        audit = BookAudit(allowingSeveralCaptures: allowsSeveralCaptures)
        opening = Dictionary(
            desk.simulator.balances.map { ($0.currency, held($0)) },
            uniquingKeysWith: +)
    }

    /// What is in the account.
    ///
    /// Stripe's pending money is there and cannot be drawn on yet; Razorpay's is on its way to the
    /// merchant's bank and has left the balance.
    private func held(_ balance: GatewayBalance) -> Int {
        switch provider {
        case .stripe: balance.available + balance.pending
        case .razorpay: balance.available
        }
    }

    /// Holds what the provider says is in the account against the sum of its books.
    private func checkBalances(_ desk: WalkDesk, _ witness: () -> String) {
        let balances = desk.simulator.balances
        guard !balances.isEmpty else { return }
        hasBalance = true
        let sums = audit.sums
        for balance in balances {
            let told = held(balance)
            let expected = (opening[balance.currency] ?? 0) + (sums[balance.currency] ?? 0)
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
                expected: Self.general(promise), found: "after \(desk.exchanges) requests"),
            rule: rule, subject: "books", witness: witness)
    }

    /// A promise without the ids and numbers in it.
    private static func general(_ promise: String) -> String {
        promise.split(separator: " ").filter { !$0.utf8.contains { (48...57).contains($0) } }
            .joined(separator: " ")
    }
}
