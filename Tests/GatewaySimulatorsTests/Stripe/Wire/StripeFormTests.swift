import HTTPModel
import Testing

@testable import GatewaySimulators

@Suite struct StripeFormTests {
    @Test func `of a name sent twice the last value counts and none is left`() {
        var form = StripeForm(Array("amount=1&currency=usd&amount=2&amount=3".utf8))
        #expect(form.take("amount") == "3")
        #expect(form.take("amount") == nil)
        #expect(form.take("currency") == "usd")
        #expect(form.isEmpty)
    }

    @Test(arguments: ["metadata[a]=x&metadata[b]=y", "metadata%5Ba%5D=x&metadata%5Bb%5D=y"])
    func `a name is known by what lies inside it, brackets plain or encoded`(text: String) {
        var form = StripeForm(Array(text.utf8))
        #expect(form.has("metadata"))
        #expect(!form.has("meta"))
        #expect(form.take("metadata") == nil)
        #expect(form.takeMap("metadata").map(\.value) == ["x", "y"])
    }

    @Test(arguments: [
        ("-9223372036854775808", Int.min), ("9223372036854775807", Int.max), ("007", 7),
    ])
    func `whole numbers are read to the last one there is`(text: String, number: Int) throws {
        var form = StripeForm(Array("n=\(text)".utf8))
        #expect(try form.optionalInteger("n") == number)
    }

    @Test(arguments: ["9223372036854775808", "-", "1.0", "1e3", "x"])
    func `what is no whole number is refused`(text: String) {
        var form = StripeForm(Array("n=\(text)".utf8))
        #expect(throws: StripeError.self) { try form.optionalInteger("n") }
    }
}
