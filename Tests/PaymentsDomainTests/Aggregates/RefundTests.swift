import PaymentsDomain
import Testing

@Suite struct RefundTests {
    @Test func `a refund is on record and owed before anything is sent`() throws {
        var payment = try Payment.captured()
        try payment.refund(4_000)
        let refund = try #require(payment.refund(RefundID("rfd_1")))
        #expect(refund.status == .requested)
        #expect(payment.status == .captured)
        #expect(payment.booked == ["refund-requested/rfd_1"])
        #expect(payment.announced == [])
    }

    @Test func `only captured money is refunded`() throws {
        let payments = [
            try Payment.created().learning(.awaitingCustomer(nil)), try .authorized(),
            try .captured().learningFullRefund(), try .declined(),
        ]
        for var payment in payments {
            let before = payment
            #expect(throws: PaymentError.notPermitted(payment.status)) {
                try payment.refund(1)
            }
            #expect(payment == before)
        }
    }

    @Test func `the ceiling is what was captured, not what was held`() throws {
        var payment = try Payment.captured(6_000)
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(6_000), asked: try dollars(6_001))
        #expect(throws: error) { try payment.refund(6_001) }
        try payment.refund(6_000)
    }

    @Test func `refunds under way, pending and in doubt count against the ceiling`() throws {
        var payment = try Payment.captured()
        try payment.refund(4_000, id: "rfd_1")
        try payment.refund(3_000, id: "rfd_2")
        payment.refundUnknown(RefundID("rfd_2"))
        try payment.learn(try refundSnapshot("re_1", 4_000, .pending, ours: "rfd_1"), at: nine)
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(3_000), asked: try dollars(3_001))
        #expect(throws: error) { try payment.refund(3_001, id: "rfd_3") }
        try payment.refund(3_000, id: "rfd_3")
    }

    @Test func `a refund is refused while a capture is in doubt`() throws {
        var payment = try Payment.captureInDoubt()
        #expect(throws: PaymentError.inDoubt) { try payment.refund(1) }
    }

    @Test func `a refused refund gives its room back and resolves the doubt`() throws {
        var payment = try Payment.captured()
        try payment.refund(10_000)
        payment.refundUnknown(RefundID("rfd_1"))
        payment.refundUnknown(RefundID("rfd_1"))
        payment.refundRefused(RefundID("rfd_1"), code: "no")
        let refund = try #require(payment.refund(RefundID("rfd_1")))
        #expect(refund.status == .failed)
        #expect(refund.failureCode == "no")
        #expect(
            payment.booked == [
                "refund-requested/rfd_1", "in-doubt/rfd_1", "doubt-resolved/rfd_1",
                "refund-failed/rfd_1",
            ])
        try payment.refund(10_000, id: "rfd_2")
    }

    @Test func `a refund that is settled is neither unknown nor refused afterwards`() throws {
        var payment = try Payment.captured().after { try $0.refund(4_000) }
        try payment.learn(try refundSnapshot("re_1", 4_000, .succeeded, ours: "rfd_1"), at: nine)
        let before = payment
        payment.refundUnknown(RefundID("rfd_1"))
        payment.refundRefused(RefundID("rfd_1"), code: "no")
        payment.refundRefused(RefundID("nobody"), code: "no")
        #expect(payment == before)
    }

    @Test func `each send of a refund is counted`() throws {
        var payment = try Payment.captured()
        try payment.refund(4_000)
        let first = try #require(payment.refund(RefundID("rfd_1")))
        payment.countSend(of: RefundID("rfd_1"))
        #expect(payment.refunds.map(\.sends) == [2])
        #expect(!payment.isLastSend(first))
    }
}
