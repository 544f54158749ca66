import Findings
import GatewaySimulators
import PaymentsDomain

/// Holds a scenario's own expectations against the state of the world.
struct ExpectationJudge {
    private let end: EndState
    private let events: [String: [String]]
    private let paymentID: (String) -> String?
    private let refundID: (String) -> String?

    /// `events` are the names published so far for each payment id.
    init(
        _ end: EndState, events: [String: [String]], paymentID: @escaping (String) -> String?,
        refundID: @escaping (String) -> String?
    ) {
        self.end = end
        self.events = events
        self.paymentID = paymentID
        self.refundID = refundID
    }

    /// What is wrong with one expectation, or nil when it holds.
    func finding(for expectation: Expectation, at location: FindingLocation) -> Finding? {
        let difference: Difference?
        switch expectation.claim {
        case .payment(let claim): difference = check(claim)
        case .refund(let label, let status): difference = check(refund: label, status)
        case .order(let label, let state): difference = check(order: label, state)
        case .ledger(let account, let balance): difference = check(account, balance)
        case .books(let claim): difference = check(claim)
        case .events(let label, let names): difference = check(events: label, names)
        case .fault(let name, let strikes):
            difference = Difference("how often \(name) struck", strikes, end.strikes[name] ?? 0)
        case .parked(let count):
            let parked = end.parkedSagas.count + end.parkedNotices
            difference = Difference("work parked for a person", count, parked)
        }
        return difference.map { difference in
            Finding(
                rule: "expectation", message: "\(difference.subject) is not as the scenario says",
                location: location, expected: difference.expected, found: difference.found)
        }
    }

    private struct Difference {
        let subject: String
        let expected: String
        let found: String

        /// A difference, or nil when both are the same.
        init?(_ subject: String, _ expected: (some Equatable)?, _ found: (some Equatable)?) {
            let (wanted, seen) = (Self.show(expected), Self.show(found))
            guard wanted != seen else { return nil }
            self.subject = subject
            self.expected = wanted
            self.found = seen
        }

        private static func show(_ value: (some Any)?) -> String {
            value.map { "\($0)" } ?? "nothing"
        }
    }

    private func payment(_ label: String) -> Payment? {
        if let id = paymentID(label) { return end.payments.first { $0.id.text == id } }
        return end.payments.last { $0.orderID.text == label }
    }

    private func check(_ claim: PaymentClaim) -> Difference? {
        guard let payment = payment(claim.payment) else {
            return Difference("payment \(claim.payment)", "a payment", String?.none)
        }
        let name = "payment \(claim.payment)"
        let zero = Money.zero(payment.amount.currency)
        if let status = claim.status,
            let difference = Difference(
                "\(name)'s status", status.rawValue, payment.status.rawValue)
        {
            return difference
        }
        if let sum = claim.captured,
            let difference = Difference("\(name)'s captured sum", sum, payment.captured ?? zero)
        {
            return difference
        }
        if let sum = claim.refunded,
            let difference = Difference("\(name)'s refunded sum", sum, payment.refundedTotal)
        {
            return difference
        }
        if let inDoubt = claim.inDoubt,
            let difference = Difference("whether \(name) is in doubt", inDoubt, payment.isInDoubt)
        {
            return difference
        }
        guard let failure = claim.failure else { return nil }
        return Difference("\(name)'s failure", failure.rawValue, payment.failure?.kind.rawValue)
    }

    private func check(refund label: String, _ status: Refund.Status) -> Difference? {
        let refunds = end.payments.flatMap(\.refunds)
        let found = refundID(label).flatMap { id in refunds.first { $0.id.text == id } }
        return Difference("refund \(label)'s status", status.rawValue, found?.status.rawValue)
    }

    private func check(order label: String, _ state: String) -> Difference? {
        Difference("order \(label)", state, end.orders.first { $0.id == label }?.state)
    }

    private func check(events label: String, _ names: [String]) -> Difference? {
        let found = payment(label).flatMap { events[$0.id.text] } ?? []
        return Difference(
            "the events of payment \(label)", names.joined(separator: ", "),
            found.joined(separator: ", "))
    }

    private func check(_ account: Account, _ balance: Money) -> Difference? {
        var sum = 0
        for posting in end.journal.flatMap(\.postings)
        where posting.account == account && posting.amount.currency == balance.currency {
            let amount = posting.amount.minorUnits
            sum += (posting.side == .debit) == account.isDebitAccount ? amount : -amount
        }
        let found = Money(minorUnits: abs(sum), currency: balance.currency)
        let sign = sum < 0 ? "-" : ""
        return Difference(
            "the balance of \(account.rawValue)", "\(balance)",
            "\(sign)\(found.map { "\($0)" } ?? "")")
    }

    private func check(_ claim: BooksClaim) -> Difference? {
        let books = end.books.filter { $0.provider == claim.provider }.map(\.entry)
        func count(_ kind: BookEntry.Kind) -> Int { books.filter { $0.kind == kind }.count }
        func sum(_ kind: BookEntry.Kind, _ currency: Currency) -> Money? {
            let amounts = books.filter { $0.kind == kind && $0.currency == currency.code }
            return Money(minorUnits: amounts.reduce(0) { $0 + $1.amount }, currency: currency)
        }
        for (name, kind) in BooksClaim.countable {
            guard let expected = claim.counts[kind] else { continue }
            let subject = "the number of \(name) in \(claim.provider)'s books"
            if let difference = Difference(subject, expected, count(kind)) { return difference }
        }
        for (name, expected, kind) in [
            ("captured", claim.captured, BookEntry.Kind.capture),
            ("refunded", claim.refunded, BookEntry.Kind.refund),
        ] {
            guard let expected else { continue }
            let subject = "what \(claim.provider)'s books show as \(name)"
            if let difference = Difference(subject, expected, sum(kind, expected.currency)) {
                return difference
            }
        }
        return nil
    }
}

extension Account {
    /// Whether debits raise the account's balance.
    var isDebitAccount: Bool {
        switch self {
        case .gatewayClearing, .refunds, .processingFees, .authorizationsOutstanding, .inDoubt: true
        case .customerPrepayments, .refundsPayable, .unallocatedReceipts, .authorizationsContra,
            .inDoubtContra:
            false
        }
    }
}
