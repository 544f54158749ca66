import PaymentsDomain
import Testing

@Suite struct AuthorizeTests {
    @Test func `a new payment has its authorization on record and nothing booked`() throws {
        let payment = try Payment.created()
        #expect(payment.status == .created)
        #expect(payment.attempts.map(\.kind) == [.authorization])
        #expect(payment.attempts.map(\.outcome) == [.started])
        #expect(payment.attempts.map(\.sends) == [1])
        #expect(payment.changes.isEmpty)
        #expect(payment.version == 1)
        #expect(!payment.isInDoubt)
    }

    @Test func `a payment of nothing is refused`() throws {
        let dollar = try #require(Currency(code: "USD"))
        #expect(throws: PaymentError.amountNotPositive) {
            try Payment.create(
                id: PaymentID("p"), orderID: OrderID("o"), provider: ProviderName("stripe"),
                method: PaymentMethod(kind: .card, reference: "pm"), amount: .zero(dollar),
                attempt: AttemptID("a"), key: IdempotencyKey("k"), at: nine)
        }
    }

    @Test func `an unknown outcome is neither failed nor succeeded, and is booked once`() throws {
        var payment = try Payment.created()
        payment.authorizationUnknown()
        payment.authorizationUnknown()
        #expect(payment.status == .created)
        #expect(payment.isInDoubt)
        #expect(payment.booked == ["in-doubt/att_1"])
        #expect(payment.announced == [])
    }

    @Test(arguments: [
        (PaymentAttempt.Outcome.notSent, FailureReason(.notSent)),
        (.declined(code: "expired_card"), FailureReason(.declined, providerCode: "expired_card")),
        (.rejected(code: "bad"), FailureReason(.rejected, providerCode: "bad")),
    ])
    func `a refused authorization fails the payment and resolves the doubt`(
        outcome: PaymentAttempt.Outcome, reason: FailureReason
    ) throws {
        var payment = try Payment.created()
        payment.authorizationUnknown()
        try payment.authorizationRefused(outcome, reason: reason, at: nine)
        #expect(payment.status == .failed)
        #expect(payment.failure == reason)
        #expect(payment.attempts.map(\.outcome) == [outcome])
        #expect(payment.booked == ["in-doubt/att_1", "doubt-resolved/att_1"])
        #expect(payment.announced == ["PaymentFailed"])
    }

    @Test func `a late refusal changes nothing about money that is held`() throws {
        var payment = try Payment.authorized()
        let before = payment
        try payment.authorizationRefused(.notSent, reason: FailureReason(.notSent), at: nine)
        payment.authorizationUnknown()
        #expect(payment == before)
    }

    @Test func `an attempt that was sent again is not the one that was read`() throws {
        var payment = try Payment.created()
        let first = try #require(payment.lastAttempt(.authorization))
        #expect(payment.isLastSend(first))
        payment.countSend(of: .authorization)
        #expect(payment.attempts.map(\.sends) == [2])
        #expect(!payment.isLastSend(first))
        #expect(payment.isLastSend(try #require(payment.lastAttempt(.authorization))))
    }

    @Test func `counting a send of something never tried does nothing`() throws {
        var payment = try Payment.created()
        let before = payment
        payment.countSend(of: .capture)
        payment.countSend(of: RefundID("rfd_1"))
        #expect(payment == before)
    }

    @Test func `taking the changes empties them and counts a version`() throws {
        var payment = try Payment.created()
        payment.authorizationUnknown()
        #expect(payment.takeChanges().movements.count == 1)
        #expect(payment.changes.isEmpty)
        #expect(payment.version == 2)
    }

    @Test func `a payment put together from its record is the same payment`() throws {
        let payment = try Payment.captureInDoubt()
        #expect(Payment(restoring: PaymentRecord(payment)) == payment)
    }
}
