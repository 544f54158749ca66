import PaymentsDomain
import Testing

@Suite struct MoneyTests {
    @Test func `a negative amount is no money`() throws {
        let dollar = try #require(Currency(code: "USD"))
        #expect(Money(minorUnits: -1, currency: dollar) == nil)
        #expect(Money(minorUnits: 0, currency: dollar) == Money.zero(dollar))
        #expect(Money.zero(dollar).isZero)
    }

    @Test func `adding is exact up to the largest amount and never wraps`() throws {
        let most = try dollars(.max)
        #expect(try dollars(.max - 1).adding(try dollars(1)) == most)
        let one = try dollars(1)
        #expect(throws: MoneyError.overflow) { try most.adding(one) }
    }

    @Test func `subtracting stops at nothing and names both amounts`() throws {
        let (five, six) = (try dollars(5), try dollars(6))
        #expect(try six.subtracting(five) == dollars(1))
        #expect(try five.subtracting(five).isZero)
        #expect(throws: MoneyError.wouldBeNegative(minuend: five, subtrahend: six)) {
            try five.subtracting(six)
        }
    }

    @Test func `more means strictly more`() throws {
        let (five, six) = (try dollars(5), try dollars(6))
        #expect(try six.exceeds(five))
        #expect(try !five.exceeds(five))
        #expect(try !five.exceeds(six))
    }

    @Test func `no operation mixes currencies`() throws {
        let (dollar, yen) = (try dollars(1), try money(1, "JPY"))
        let mismatch = MoneyError.currencyMismatch(dollar.currency, yen.currency)
        #expect(throws: mismatch) { try dollar.adding(yen) }
        #expect(throws: mismatch) { try dollar.subtracting(yen) }
        #expect(throws: mismatch) { try dollar.exceeds(yen) }
        #expect(dollar != yen)
    }

    @Test(arguments: [
        (500, "JPY", "JPY 500"), (0, "JPY", "JPY 0"),
        (0, "USD", "USD 0.00"), (5, "USD", "USD 0.05"), (50, "USD", "USD 0.50"),
        (500, "USD", "USD 5.00"), (123_456, "INR", "INR 1234.56"),
        (0, "KWD", "KWD 0.000"), (5, "KWD", "KWD 0.005"), (500, "KWD", "KWD 0.500"),
        (123_456, "KWD", "KWD 123.456"),
        (Int.max, "USD", "USD 92233720368547758.07"),
    ])
    func `money prints its code and all decimals of its currency`(
        minorUnits: Int, code: String, text: String
    ) throws {
        #expect(try money(minorUnits, code).description == text)
    }
}
