import PaymentsDomain
import Testing

@Suite struct CapturePolicyTests {
    @Test(arguments: [(true, 1), (true, 9_999), (true, 10_000), (false, 10_000)])
    func `an amount up to the hold may be captured`(allowsPartial: Bool, amount: Int) throws {
        try check(amount, allowsPartial: allowsPartial)
    }

    @Test func `nothing cannot be captured`() {
        #expect(throws: PaymentError.amountNotPositive) { try check(0) }
    }

    @Test func `more than the hold is refused and both amounts are named`() throws {
        let error = PaymentError.exceedsAuthorized(
            authorized: try dollars(10_000), asked: try dollars(10_001))
        #expect(throws: error) { try check(10_001) }
    }

    @Test func `a part is refused where the provider only takes the whole`() throws {
        let error = PaymentError.partialCaptureUnsupported(
            authorized: try dollars(10_000), asked: try dollars(9_999))
        #expect(throws: error) { try check(9_999, allowsPartial: false) }
    }

    @Test func `another currency is refused`() throws {
        let (hold, yen) = (Hold(amount: try dollars(500), expiresAt: nil), try money(500, "JPY"))
        let error = PaymentError.currencyMismatch(
            expected: hold.amount.currency, found: yen.currency)
        #expect(throws: error) {
            try CapturePolicy(allowsPartial: true).check(yen, of: hold, at: nine)
        }
    }

    @Test func `a hold can be captured until the moment it ends`() throws {
        try check(10_000, at: expiry.adding(milliseconds: -1))
        #expect(throws: PaymentError.authorizationExpired) { try check(10_000, at: expiry) }
    }

    private func check(
        _ amount: Int, allowsPartial: Bool = true, at now: Timestamp = nine
    ) throws {
        try CapturePolicy(allowsPartial: allowsPartial).check(
            try dollars(amount), of: Hold(amount: try dollars(10_000), expiresAt: expiry), at: now)
    }
}
