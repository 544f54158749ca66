import HTTPModel
import Testing

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("azAZ09-._~", "azAZ09-._~"), ("a b", "a%20b"), ("a+b", "a%2Bb"),
        ("a/b?c=d&e", "a%2Fb%3Fc%3Dd%26e"), ("metadata[id]", "metadata%5Bid%5D"), ("%", "%25"),
        ("₹500", "%E2%82%B9500"), ("\u{0}\n", "%00%0A"), ("e\u{301}", "e%CC%81"),
    ])
    func `all but the unreserved characters are encoded, and come back`(
        plain: String, encoded: String
    ) {
        #expect(PercentEncoding.encode(plain) == encoded)
        let decoded = PercentEncoding.decode(encoded, plusIsSpace: false)
        #expect(Array(decoded.utf8) == Array(plain.utf8))
    }

    @Test(arguments: [
        ("%e2%82%b9", "₹"), ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%4g", "%4g"),
        ("100%", "100%"), ("%%41", "%A"), ("%2541", "%41"), ("%41%", "A%"), ("é%20", "é "),
    ])
    func `a percent sign that encodes nothing stays as it is`(encoded: String, plain: String) {
        #expect(PercentEncoding.decode(encoded, plusIsSpace: false) == plain)
        #expect(PercentEncoding.decode(encoded[...], plusIsSpace: true) == plain)
    }

    @Test func `a plus is a space only where forms say so`() {
        #expect(PercentEncoding.decode("a+b%2Bc", plusIsSpace: true) == "a b+c")
        #expect(PercentEncoding.decode("a+b%2Bc", plusIsSpace: false) == "a+b+c")
    }

    @Test func `bytes that are no UTF-8 become replacement characters`() {
        #expect(PercentEncoding.decode("a%FFb", plusIsSpace: false) == "a\u{FFFD}b")
    }
}

@Suite struct FormEncodingTests {
    @Test(arguments: [
        ("", []), ("a=1", [FormItem("a", "1")]), ("a", [FormItem("a", "")]),
        ("a=", [FormItem("a", "")]), ("=1", [FormItem("", "1")]), ("=", [FormItem("", "")]),
        ("a=1&b=2&a=3", [FormItem("a", "1"), FormItem("b", "2"), FormItem("a", "3")]),
        ("&&a=1&&", [FormItem("a", "1")]), ("a=b=c", [FormItem("a", "b=c")]),
        ("a+b=c+d", [FormItem("a b", "c d")]),
        ("metadata%5Bid%5D=x%26y", [FormItem("metadata[id]", "x&y")]),
        ("metadata[id]=7", [FormItem("metadata[id]", "7")]),
        ("a=\u{301}x&\u{301}b=1", [FormItem("a", "\u{301}x"), FormItem("\u{301}b", "1")]),
    ])
    func `items are read in their order`(text: String, items: [FormItem]) {
        #expect(FormEncoding.parse(text) == items)
    }

    @Test func `items are written in their order and come back`() {
        let items = [
            FormItem("amount", "50000"), FormItem("metadata[order id]", "a&b=c+d"),
            FormItem("amount", ""), FormItem("", "₹"),
        ]
        let text = "amount=50000&metadata%5Border%20id%5D=a%26b%3Dc%2Bd&amount=&=%E2%82%B9"
        #expect(FormEncoding.encode(items) == text)
        #expect(FormEncoding.parse(text) == items)
        #expect(FormEncoding.encode([]) == "")
    }
}
