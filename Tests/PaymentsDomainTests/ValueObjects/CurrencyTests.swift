import PaymentsDomain
import Testing

@Suite struct CurrencyTests {
    @Test(arguments: [
        ("JPY", 0), ("KRW", 0), ("VND", 0), ("CLP", 0), ("ISK", 0), ("UGX", 0), ("XOF", 0),
        ("BHD", 3), ("IQD", 3), ("JOD", 3), ("KWD", 3), ("LYD", 3), ("OMR", 3), ("TND", 3),
        ("USD", 2), ("INR", 2), ("EUR", 2), ("GBP", 2), ("HUF", 2), ("TWD", 2), ("MGA", 2),
    ])
    func `a currency has the exponent of ISO 4217`(code: String, exponent: Int) throws {
        #expect(try #require(Currency(code: code)).exponent == exponent)
    }

    @Test(arguments: ["usd", "Usd", "US", "USDD", "", "XXX", "XAU", "XTS", "ZZZ", "DEM", " USD"])
    func `what is no active currency code is refused`(code: String) {
        #expect(Currency(code: code) == nil)
    }

    @Test func `every code is three capitals, known, and listed once in order`() {
        let codes = Currency.allCodes
        #expect(codes.count == 16 + 7 + 130)
        #expect(codes == Set(codes).sorted())
        for code in codes {
            #expect(code.utf8.count == 3)
            #expect(code.utf8.allSatisfy { (65...90).contains($0) })
            #expect(Currency(code: code)?.code == code)
        }
    }
}
