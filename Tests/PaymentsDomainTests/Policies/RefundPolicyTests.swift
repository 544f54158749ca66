import PaymentsDomain
import Testing

@Suite struct RefundPolicyTests {
    @Test(arguments: [
        (Refund.Status.requested, 6_000), (.pending, 6_000), (.unknown, 6_000),
        (.succeeded, 6_000), (.failed, 10_000),
    ])
    func `every refund but a failed one takes room`(status: Refund.Status, rest: Int) throws {
        let refundable = try RefundPolicy().refundable(
            captured: try dollars(10_000), refunds: [try refund(4_000, status)])
        #expect(refundable == (try dollars(rest)))
    }

    @Test func `the ceiling counts all refunds together`() throws {
        let refunds = [
            try refund(4_000, .succeeded), try refund(3_000, .unknown), try refund(2_000, .failed),
            try refund(1_000, .pending),
        ]
        try check(2_000, refunds)
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(2_000), asked: try dollars(2_001))
        #expect(throws: error) { try check(2_001, refunds) }
    }

    @Test func `refunds made elsewhere on top of reserved room leave nothing`() throws {
        let refunds = [try refund(6_000, .unknown), try refund(6_000, .succeeded)]
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(0), asked: try dollars(1))
        #expect(throws: error) { try check(1, refunds) }
    }

    @Test func `nothing and other currencies are refused`() throws {
        #expect(throws: PaymentError.amountNotPositive) { try check(0, []) }
        let (captured, yen) = (try dollars(500), try money(500, "JPY"))
        let error = PaymentError.currencyMismatch(expected: captured.currency, found: yen.currency)
        #expect(throws: error) {
            try RefundPolicy().check(yen, captured: captured, refunds: [])
        }
    }

    private func check(_ amount: Int, _ refunds: [Refund]) throws {
        try RefundPolicy().check(
            try dollars(amount), captured: try dollars(10_000), refunds: refunds)
    }

    private func refund(_ amount: Int, _ status: Refund.Status) throws -> Refund {
        Refund(
            id: RefundID("rfd_1"), amount: try dollars(amount), key: IdempotencyKey("k"),
            reason: nil, requestedAt: nine, status: status)
    }
}
