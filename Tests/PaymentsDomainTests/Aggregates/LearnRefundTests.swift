import PaymentsDomain
import Testing

@Suite struct LearnRefundTests {
    @Test func `our refund is recognised by its id and then known by the provider's`() throws {
        var payment = try Payment.captured().after { try $0.refund(4_000) }
        try payment.learn(try refundSnapshot("re_1", 4_000, .pending, ours: "rfd_1"), at: nine)
        #expect(payment.refunds.map(\.status) == [.pending])
        try payment.learn(try refundSnapshot("re_1", 4_000, .succeeded), at: nine)
        #expect(payment.refunds.map(\.status) == [.succeeded])
        #expect(payment.refunds.map(\.transactionID) == [TransactionID("re_1")])
        #expect(payment.booked == ["refund-succeeded/re_1"])
        #expect(payment.status == .captured)
        #expect(
            payment.changes.events.map(\.kind) == [
                .refunded(
                    RefundID("rfd_1"), amount: try dollars(4_000),
                    totalRefunded: try dollars(4_000), isFull: false)
            ])
    }

    @Test func `refunds for all that was captured make the payment refunded`() throws {
        var payment = try Payment.captured(6_000)
        try payment.learn(try refundSnapshot("re_1", 2_000, .succeeded), at: nine)
        #expect(payment.status == .captured)
        try payment.learn(try refundSnapshot("re_2", 4_000, .succeeded), at: nine)
        #expect(payment.status == .refunded)
        #expect(payment.refundedTotal == (try dollars(6_000)))
        #expect(
            payment.changes.events.last?.kind
                == .refunded(
                    RefundID("re_2"), amount: try dollars(4_000),
                    totalRefunded: try dollars(6_000), isFull: true))
    }

    @Test func `a refund made at the provider is adopted whole`() throws {
        var payment = try Payment.captured()
        try payment.learn(try refundSnapshot("re_1", 2_500, .succeeded, ours: "stranger"), at: nine)
        let refund = try #require(payment.refund(RefundID("re_1")))
        #expect(refund.amount == (try dollars(2_500)))
        #expect(refund.status == .succeeded)
        #expect(refund.sends == 0)
        #expect(payment.booked == ["refund-requested/re_1", "refund-succeeded/re_1"])
    }

    @Test func `an adopted refund takes room that ours cannot have any more`() throws {
        var payment = try Payment.captured().after { try $0.refund(6_000) }
        payment.refundUnknown(RefundID("rfd_1"))
        try payment.learn(try refundSnapshot("re_9", 6_000, .succeeded), at: nine)
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(0), asked: try dollars(1))
        #expect(throws: error) { try payment.refund(1, id: "rfd_2") }
    }

    @Test func `a refund that failed before it succeeded frees its room`() throws {
        var payment = try Payment.captured().after { try $0.refund(10_000) }
        try payment.learn(
            try refundSnapshot(
                "re_1", 10_000, .failed(code: "no_funds", afterSuccess: false), ours: "rfd_1"),
            at: nine)
        #expect(payment.refunds.map(\.status) == [.failed])
        #expect(payment.refunds.map(\.failureCode) == ["no_funds"])
        #expect(payment.status == .captured)
        #expect(payment.booked == ["refund-failed/rfd_1"])
        try payment.refund(10_000, id: "rfd_2")
    }

    @Test func `a refund that came back makes the payment captured again`() throws {
        var payment = try Payment.captured().learningFullRefund()
        try payment.learn(
            try refundSnapshot("re_all", 10_000, .failed(code: "closed", afterSuccess: true)),
            at: nine)
        #expect(payment.status == .captured)
        #expect(payment.booked == ["refund-returned/re_all"])
        #expect(payment.refundedTotal.isZero)
        try payment.refund(10_000)
    }

    @Test func `a refund that came back before we heard of it is booked out and in`() throws {
        var payment = try Payment.captured()
        try payment.learn(
            try refundSnapshot("re_1", 10_000, .failed(code: "closed", afterSuccess: true)),
            at: nine)
        #expect(payment.status == .captured)
        #expect(
            payment.booked == [
                "refund-requested/re_1", "refund-succeeded/re_1", "refund-returned/re_1",
            ])
        #expect(payment.announced == ["PaymentRefunded"])
    }

    @Test func `a refund is not permitted before its payment is known as captured`() throws {
        let payments = [try Payment.created(), try .authorized(), try .declined()]
        for var payment in payments {
            let before = payment
            #expect(throws: PaymentError.notPermitted(payment.status)) {
                try payment.learn(try refundSnapshot("re_1", 1, .succeeded), at: nine)
            }
            #expect(payment == before)
        }
    }

    @Test func `a refund of unallocated money is booked and announced to nobody`() throws {
        var payment = try Payment.declined().learning(
            .captured(amount: try dollars(10_000), fee: nil))
        try payment.learn(try refundSnapshot("re_1", 10_000, .succeeded), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.booked == ["refund-requested/re_1", "refund-succeeded/re_1"])
        #expect(payment.announced == [])
    }

    @Test func `a refund of another transaction is never taken for one of ours`() throws {
        var payment = try Payment.captured()
        let before = payment
        #expect(
            throws: PaymentError.contradiction("a refund of pi_2, known is pi_1")
        ) {
            try payment.learn(
                try refundSnapshot("re_1", 10_000, .succeeded, of: "pi_2"), at: nine)
        }
        #expect(payment == before)
    }

    @Test func `a refund of another sum or currency is refused`() throws {
        let payment = try Payment.captured().after { try $0.refund(4_000) }
        var next = payment
        #expect(
            throws: PaymentError.contradiction(
                "the provider refunds USD 50.00, asked was USD 40.00")
        ) {
            try next.learn(try refundSnapshot("re_1", 5_000, .pending, ours: "rfd_1"), at: nine)
        }
        let euros = RefundSnapshot(
            transactionID: TransactionID("re_1"), paymentTransactionID: TransactionID("pi_1"),
            refundID: nil, amount: try money(1, "EUR"), state: .pending)
        let mismatch = PaymentError.currencyMismatch(
            expected: payment.amount.currency, found: euros.amount.currency)
        #expect(throws: mismatch) { try next.learn(euros, at: nine) }
        #expect(next == payment)
    }

    @Test func `money that left although we were told it did not is booked`() throws {
        var payment = try Payment.captured().after { payment in
            try payment.refund(10_000)
            payment.refundRefused(RefundID("rfd_1"), code: "rejected")
        }
        try payment.learn(try refundSnapshot("re_1", 10_000, .succeeded, ours: "rfd_1"), at: nine)
        #expect(payment.status == .refunded)
        #expect(payment.refunds.map(\.status) == [.failed, .succeeded])
        #expect(payment.booked == ["refund-requested/re_1", "refund-succeeded/re_1"])
    }

    @Test func `a provider that refunds one request twice is booked twice`() throws {
        var payment = try Payment.captured().after { try $0.refund(4_000) }
        try payment.learn(try refundSnapshot("re_1", 4_000, .succeeded, ours: "rfd_1"), at: nine)
        try payment.learn(try refundSnapshot("re_2", 4_000, .succeeded, ours: "rfd_1"), at: nine)
        #expect(payment.refundedTotal == (try dollars(8_000)))
        #expect(
            payment.booked == [
                "refund-succeeded/re_1", "refund-requested/re_2", "refund-succeeded/re_2",
            ])
    }
}
