import Findings
import JSONModel
import Testing

@Suite struct SourceExcerptTests {
    @Test(arguments: [
        // A tab goes to the next multiple of four; the caret stands under the quote.
        ("{\n\t\"a\": 1\n}", 2, 2, "  1 | {\n  2 |     \"a\": 1\n    |     ^~~\n"),
        ("a\tb: 1", 1, 3, "  1 | a   b: 1\n    |     ^\n"),
        // Two columns for wide characters and emoji, one for a letter with its marks.
        ("日本: x", 1, 9, "  1 | 日本: x\n    |       ^\n"),
        ("\u{1F600}e\u{301}x", 1, 8, "  1 | \u{1F600}e\u{301}x\n    |    ^\n"),
        // A word or number is underlined to its end, a sign alone.
        ("amount: -12.5,", 1, 9, "  1 | amount: -12.5,\n    |         ^~~~~\n"),
        ("{}", 1, 1, "  1 | {}\n    | ^\n"),
        // Quotes inside a text, and a text without an end.
        (#"x "a\"b" y"#, 1, 3, "  1 | x \"a\\\"b\" y\n    |   ^~~~~~\n"),
        ("x \"a", 1, 3, "  1 | x \"a\n    |   ^\n"),
        // Behind the last byte, and with the line endings of Windows.
        ("ab", 1, 3, "  1 | ab\n    |   ^\n"),
        ("a\r\nb\r\n", 2, 1, "  1 | a\n  2 | b\n    | ^\n"),
        // A blank line before says nothing.
        ("\n \nb", 3, 1, "  3 | b\n    | ^\n"),
        // What could drive a terminal or turn the text around is shown as an escape.
        ("\u{1B}[2J\u{202E}x", 1, 8, "  1 | \\u{1B}[2J\\u{202E}x\n    |                  ^\n"),
    ])
    func `the caret stands under the named byte`(
        _ source: String, _ line: Int, _ column: Int, _ excerpt: String
    ) {
        #expect(Self.excerpt(Array(source.utf8), line, column) == excerpt)
    }

    @Test func `line numbers of different length are aligned`() {
        let source = Array(String(repeating: "x\n", count: 10).utf8)
        #expect(Self.excerpt(source, 10, 1) == "   9 | x\n  10 | x\n     | ^\n")
    }

    @Test func `a long line is cut around the caret, and its neighbour is left out`() {
        let long = String(repeating: "a", count: 500) + "(" + String(repeating: "b", count: 500)
        let shown =
            "…" + String(repeating: "a", count: 33) + "(" + String(repeating: "b", count: 66) + "…"
        #expect(
            Self.excerpt(Array("first\n\(long)".utf8), 2, 501)
                == "  2 | \(shown)\n    | " + String(repeating: " ", count: 34) + "^\n")
    }

    @Test func `a long line with the place at its start is cut at its end only`() {
        let shown = "12" + String(repeating: "x", count: 98) + "…"
        #expect(
            Self.excerpt(Array(("12" + String(repeating: "x", count: 200)).utf8), 1, 3)
                == "  1 | \(shown)\n    |   ^" + String(repeating: "~", count: 97) + "\n")
    }

    @Test func `a line of megabytes shows as much as any other`() {
        let line = String(repeating: "日", count: 100_000)
        let text = Self.excerpt(Array(line.utf8), 1, 150_001)
        #expect(text.count < 400)
        #expect(text.contains("^"))
    }

    @Test func `broken UTF-8 is shown as replacement characters`() {
        #expect(
            Self.excerpt([0x61, 0xFF, 0xC3, 0x62], 1, 4)
                == "  1 | a\u{FFFD}\u{FFFD}b\n    |    ^\n")
    }

    @Test(arguments: [(0, 1), (1, 0), (-1, -1), (2, 1), (1, 4), (9, 9), (1, .max)])
    func `a place the source does not have gives no excerpt`(_ line: Int, _ column: Int) {
        #expect(Self.excerpt(Array("ab".utf8), line, column) == "")
    }

    /// The block of a finding at that place without its first line.
    private static func excerpt(_ source: [UInt8], _ line: Int, _ column: Int) -> String {
        let finding = Finding(
            rule: "r", message: "m",
            location: FindingLocation(
                file: "f", position: SourcePosition(line: line, column: column)))
        let text = TextRenderer(colour: false, sources: SourceExcerpts { _ in source })
            .render(finding)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropFirst().joined(separator: "\n")
    }
}
