import Testing

@testable import GatewaySimulators

@Suite struct StripeWriterTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (-7, "-7"), (10, "10"), (99_999_999, "99999999"),
        (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
    ])
    func `whole numbers are written with all their digits`(number: Int, text: String) {
        var out = StripeWriter(capacity: 0)
        out.integer(number)
        #expect(out.bytes == Array(text.utf8))
    }

    @Test func `a text longer than the room that was made is written whole`() {
        var out = StripeWriter(capacity: 4)
        let long = String(repeating: "x", count: 500)
        out.raw("{")
        out.word("name")
        out.raw(":")
        out.string(long)
        out.raw("}")
        #expect(out.bytes == Array("{\"name\":\"\(long)\"}".utf8))
    }

    @Test func `only what must be escaped is escaped`() {
        var out = StripeWriter()
        out.string("a \"b\" \\ ü\n")
        #expect(out.bytes == Array(#""a \"b\" \\ ü\n""#.utf8))
    }
}
