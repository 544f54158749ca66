import JSONModel
import Testing

@Suite struct NumberTests {
    private func number(_ text: String) throws -> JSONNumber { try #require(JSONNumber(text)) }

    @Test(arguments: [
        ("1", "1.0"), ("1", "10e-1"), ("100", "1e2"), ("1.50", "1.5"), ("0", "-0"), ("0", "0e999"),
        ("0", "-0.000"), ("0.001", "1e-3"),
        ("123456789012345678901234567890", "12345678901234567890123456789e1"),
        ("1e400", "10e399"), ("-2.5", "-25e-1"), ("1e999999999", "10e999999998"),
        ("0.1e-999999999", "0.01e-999999998"), ("1e0000000000000000000005", "100000"),
    ])
    func `equal numbers are equal however they are written, and hash alike`(
        first: String, second: String
    ) throws {
        let (a, b) = (try number(first), try number(second))
        #expect(a == b)
        #expect(a.hashValue == b.hashValue)
        #expect(!(a < b) && !(b < a))
    }

    @Test(arguments: [
        ("9007199254740992", "9007199254740993"), ("0.1", "0.10000000000000000001"),
        ("-1", "1"), ("-1", "0"), ("0", "1e-400"), ("-1e-400", "0"), ("1e399", "1e400"),
        ("-1e400", "-1e399"), ("99", "100"), ("1.5", "1.50001"), ("-1.50001", "-1.5"),
        ("9223372036854775807", "9223372036854775808"), ("1", "1e999999999"),
        ("1e-999999999", "1"), ("2", "10"), ("0.9", "1"), ("1e999999998", "1e999999999"),
        ("9e999999998", "1e999999999"), ("-1e999999999", "-9e999999998"),
        ("0.1e-999999999", "1e-999999999"), ("9e-999999999", "0.1e-999999997"),
    ])
    func `order is exact, beyond any binary number`(less: String, more: String) throws {
        let (a, b) = (try number(less), try number(more))
        #expect(a < b)
        #expect(!(b < a))
        #expect(a != b)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("2", 2), ("2.0", 2), ("2e0", 2), ("20e-1", 2), ("1e3", 1000),
        ("0e999999", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
        ("922337203685477580.7e1", Int.max), ("1e18", 1_000_000_000_000_000_000), ("2.5", nil),
        ("1e-1", nil), ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1e19", nil),
        ("1e999999999", nil), ("1e-999999999", nil),
    ])
    func `a number is an integer when its value is one and fits`(text: String, integer: Int?)
        throws
    {
        #expect(try number(text).integer == integer)
    }

    @Test(
        arguments: [
            ("-1.50", true, [1, 5], -1), ("0.00", false, [], 0), ("1200", false, [1, 2], 2),
            ("0.0012e2", false, [1, 2], -2),
        ] as [(String, Bool, [UInt8], Int)])
    func `a decimal has no needless zeros`(
        text: String, negative: Bool, digits: [UInt8], exponent: Int
    ) throws {
        let decimal = try number(text).decimal
        #expect(decimal.isNegative == negative)
        #expect(decimal.digits == digits)
        #expect(decimal.exponent == exponent)
        #expect(decimal.isInteger == (exponent >= 0))
    }

    @Test(arguments: [
        "", " 1", "1 ", "1\n", "01", "+1", "1.", "abc", "true", "\"1\"", "[1]", "NaN",
        "1e1000000000", "1E+99999999999999999999", "-1.5e-1000000000", "1e", "1e+",
    ])
    func `a text that is no JSON number makes none`(text: String) {
        #expect(JSONNumber(text) == nil)
    }
}
