import PaymentsDomain
import Testing

/// One fact about a payment, as some message brings it.
enum Fact: Sendable, Hashable {
    case payment(PaymentSnapshot)
    case refund(RefundSnapshot)
}

/// Facts that belong to one history, and the payment they are told to.
struct ToldHistory: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let start: Payment
    let facts: [Fact]
}

@Suite struct LearningOrderTests {
    @Test(arguments: try histories())
    func `every order of the same facts ends the same`(history: ToldHistory) throws {
        let expected = try told(history.facts, to: history.start)
        var orders = 0
        for order in permutations(of: history.facts) {
            orders += 1
            #expect(try told(order, to: history.start) == expected, "order: \(order)")
        }
        #expect(orders == (1...history.facts.count).reduce(1, *))
    }

    @Test(arguments: try histories())
    func `every fact told twice ends the same as told once`(history: ToldHistory) throws {
        let expected = try told(history.facts, to: history.start)
        let doubled = history.facts.flatMap { [$0, $0] }
        #expect(try told(doubled, to: history.start) == expected)
        #expect(try told(history.facts + history.facts, to: history.start) == expected)
        #expect(try told(history.facts + history.facts.reversed(), to: history.start) == expected)
    }

    @Test(arguments: try histories())
    func `what the facts mean is booked once, balanced and announced in sequence`(
        history: ToldHistory
    ) throws {
        let (payment, movements, events) = try tell(history.facts, to: history.start)
        let entries = movements.map { movement in
            JournalEntry(
                movement, paymentID: payment.id, provider: payment.provider, recordedAt: nine)
        }
        #expect(Set(entries.map(\.id)).count == entries.count)
        #expect(entries.allSatisfy { $0.isBalanced })
        #expect(
            events.map(\.sequence)
                == Array(history.start.eventCount..<payment.eventCount).map { $0 + 1 })
    }

    /// What remains of a history once times and running totals, which depend on the order, are left
    /// out.
    struct Ending: Hashable {
        var record: PaymentRecord
        var entries: Set<String>
        var events: Set<String>
    }

    private func told(_ facts: [Fact], to start: Payment) throws -> Ending {
        let (payment, movements, events) = try tell(facts, to: start)
        var record = PaymentRecord(payment)
        record.version = 0
        record.refunds.sort { $0.id.text < $1.id.text }
        return Ending(
            record: record,
            entries: Set(movements.map { "\($0.kind)/\($0.objectID)/\($0.amount)" }),
            events: Set(events.map(Self.name)))
    }

    /// Tells facts one by one; a refund that comes too early is told again after each other fact.
    private func tell(
        _ facts: [Fact], to start: Payment
    ) throws -> (Payment, [MoneyMovement], [PaymentEvent]) {
        var payment = start
        var early: [Fact] = []
        for fact in facts {
            let waiting = early + [fact]
            early = []
            for fact in waiting {
                do throws(PaymentError) { try tell(fact, to: &payment) } catch {
                    guard case .notPermitted = error else { throw error }
                    early.append(fact)
                }
            }
        }
        for fact in early { try tell(fact, to: &payment) }
        let changes = payment.takeChanges()
        return (payment, changes.movements, changes.events)
    }

    private func tell(_ fact: Fact, to payment: inout Payment) throws(PaymentError) {
        switch fact {
        case .payment(let snapshot): try payment.learn(snapshot, at: nine)
        case .refund(let snapshot): try payment.learn(snapshot, at: nine)
        }
    }

    private static func name(_ event: PaymentEvent) -> String {
        switch event.kind {
        case .authorized(let amount), .captured(let amount): "\(event.name) \(amount)"
        case .failed(let reason): "\(event.name) \(reason)"
        case .refunded(let id, let amount, _, _): "\(event.name) \(id.text) \(amount)"
        }
    }

    private func permutations(of facts: [Fact]) -> [[Fact]] {
        guard facts.count > 1 else { return [facts] }
        return facts.indices.flatMap { place in
            var rest = facts
            let first = rest.remove(at: place)
            return permutations(of: rest).map { [first] + $0 }
        }
    }
}

extension LearningOrderTests {
    static func histories() throws -> [ToldHistory] {
        try authorizations() + captures() + refunds()
    }

    private static func authorizations() throws -> [ToldHistory] {
        let action = NextAction(redirectURL: "https://bank.example/3ds")
        let decline = FailureReason(.declined, providerCode: "do_not_honor")
        return [
            ToldHistory(
                testDescription: "declined after a challenge", start: try inDoubt(),
                facts: try payments([
                    .undecided, .awaitingCustomer(nil), .awaitingCustomer(action), .failed(decline),
                ])),
            ToldHistory(
                testDescription: "held, then expired", start: try inDoubt(),
                facts: try payments([
                    .awaitingCustomer(action), .authorized(expiresAt: nil),
                    .authorized(expiresAt: expiry), .released(FailureReason(.expired)),
                ])),
            ToldHistory(
                testDescription: "abandoned before a hold", start: try Payment.created(),
                facts: try payments(
                    [.awaitingCustomer(action), .released(FailureReason(.abandoned))],
                    wasAuthorized: false)),
            ToldHistory(
                testDescription: "held after it had failed, then let go",
                start: try Payment.declined(),
                facts: try payments([
                    .failed(decline), .authorized(expiresAt: nil), .authorized(expiresAt: expiry),
                    .released(FailureReason(.cancelled)),
                ])),
        ]
    }

    private static func captures() throws -> [ToldHistory] {
        let (whole, part, fee) = (try dollars(10_000), try dollars(6_000), try dollars(204))
        return [
            ToldHistory(
                testDescription: "captured, fee later", start: try inDoubt(),
                facts: try payments([
                    .awaitingCustomer(nil), .authorized(expiresAt: expiry),
                    .captured(amount: whole, fee: nil), .captured(amount: whole, fee: fee),
                ])),
            ToldHistory(
                testDescription: "our partial capture in doubt",
                start: try Payment.captureInDoubt(6_000),
                facts: try payments([
                    .authorized(expiresAt: expiry), .captured(amount: part, fee: nil),
                    .captured(amount: part, fee: fee), .undecided,
                ])),
            ToldHistory(
                testDescription: "captured after it had failed", start: try Payment.declined(),
                facts: try payments([
                    .authorized(expiresAt: expiry), .captured(amount: whole, fee: nil),
                    .captured(amount: whole, fee: fee),
                ]) + [.refund(try refundSnapshot("re_1", 10_000, .succeeded))]),
        ]
    }

    private static func refunds() throws -> [ToldHistory] {
        let captured = PaymentSnapshot.State.captured(amount: try dollars(10_000), fee: nil)
        let bounced = RefundSnapshot.State.failed(code: "closed", afterSuccess: true)
        let failed = RefundSnapshot.State.failed(code: "no_funds", afterSuccess: false)
        return [
            ToldHistory(
                testDescription: "two refunds from outside", start: try Payment.created(),
                facts: try payments([.authorized(expiresAt: expiry), captured]) + [
                    .refund(try refundSnapshot("re_1", 4_000, .pending)),
                    .refund(try refundSnapshot("re_1", 4_000, .succeeded)),
                    .refund(try refundSnapshot("re_2", 6_000, .succeeded)),
                ]),
            ToldHistory(
                testDescription: "our refund in doubt comes back, another fails",
                start: try Payment.captured().after { payment in
                    try payment.refund(4_000)
                    payment.refundUnknown(RefundID("rfd_1"))
                },
                facts: [
                    .refund(try refundSnapshot("re_1", 4_000, .pending, ours: "rfd_1")),
                    .refund(try refundSnapshot("re_1", 4_000, .succeeded, ours: "rfd_1")),
                    .refund(try refundSnapshot("re_1", 4_000, bounced, ours: "rfd_1")),
                    .refund(try refundSnapshot("re_2", 1_000, .pending)),
                    .refund(try refundSnapshot("re_2", 1_000, failed)),
                ]),
            ToldHistory(
                testDescription: "all refunded, come back, refunded again",
                start: try Payment.created(),
                facts: try payments([captured]) + [
                    .refund(try refundSnapshot("re_1", 10_000, .succeeded)),
                    .refund(try refundSnapshot("re_1", 10_000, bounced)),
                    .refund(try refundSnapshot("re_2", 10_000, .pending)),
                    .refund(try refundSnapshot("re_2", 10_000, .succeeded)),
                ]),
        ]
    }

    private static func inDoubt() throws -> Payment {
        try Payment.created().after { $0.authorizationUnknown() }
    }

    private static func payments(
        _ states: [PaymentSnapshot.State], wasAuthorized: Bool = true
    ) throws -> [Fact] {
        try states.map { .payment(try snapshot($0, wasAuthorized: wasAuthorized)) }
    }
}
