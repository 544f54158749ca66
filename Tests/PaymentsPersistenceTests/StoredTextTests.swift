import Testing

@testable import PaymentsPersistence

@Suite struct StoredTextTests {
    @Test(arguments: [
        ("", ""), ("pi_1", "pi_1"), ("caf\u{E9}", "caf\u{E9}"), ("\u{0}", "\u{1A}0"),
        ("\u{1A}", "\u{1A}1"), ("a\u{0}\u{1A}0b", "a\u{1A}0\u{1A}10b"),
    ])
    func `a text reads back as it was and is stored without a zero byte`(
        _ text: String, _ stored: String
    ) {
        #expect(Array(StoredText.encoded(text).utf8) == Array(stored.utf8))
        #expect(StoredText.decoded(stored).map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test(arguments: ["\u{1A}", "a\u{1A}2", "\u{1A}\u{1A}0"])
    func `a text with half an escape is none of ours`(_ stored: String) {
        #expect(StoredText.decoded(stored) == nil)
    }
}
