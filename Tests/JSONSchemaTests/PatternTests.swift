import JSONModel
import JSONSchema
import Testing

@Suite struct PatternTests {
    private func occurs(_ pattern: String, in text: String) throws -> Bool {
        let schema = try SchemaBench.compile("{\"pattern\":\(quoted(pattern))}")
        return schema.accepts(.string(text))
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    @Test(arguments: [
        ("^[a-z]{2,3}_[A-Za-z0-9]+$", ["pi_3Pa", "pay_1"], ["p_1", "pay_", "pay_1!", "xpay_1"]),
        ("^(cat|dog)s?$", ["cat", "dogs"], ["cats!", "catdog"]),
        ("^(?:ab){2}(?<tail>c)*$", ["abab", "ababcc"], ["ab", "ababab"]),
        ("a.c", ["abc", "xaéc", "a😀c"], ["a\nc", "ac"]),
        ("^$", [""], ["a"]),
        ("a|", ["", "b"], []),
        (#"^\d+\.\d{2}$"#, ["10.50"], ["10,50", "١٠.٥٠"]),
        (#"^\w\W\s\S$"#, ["a- b"], ["aa b", "é- b"]),
        (#"^[^\d-]$"#, ["a", "é"], ["1", "-", ""]),
        (#"\bcat\b"#, ["a cat.", "cat"], ["concat", "cats"]),
        (#"\Bcat"#, ["concat"], ["cat"]),
        (#"^\u{1F600}\uD83D\uDE00\u0041\x42\cJ\0$"#, ["😀😀AB\n\0"], ["😀AB\n\0"]),
        (#"^\p{Lu}\P{L}\p{Nd}$"#, ["É-٣"], ["é-٣", "Éa٣"]),
        (#"^[\p{L}\b\-\]]+$"#, ["aß-]\u{8}"], ["1"]),
        ("^a{3}?b+?c*?$", ["aaab", "aaabbcc"], ["aab"]),
        ("x*", ["", "y"], []),
        ("^(a*)*b$", ["aaab", "b"], ["aaaa"]),
        (
            "^.{1,255}$", [String(repeating: "a", count: 255)],
            ["", String(repeating: "é", count: 256)]
        ),
    ])
    func `a pattern finds what it describes and nothing else`(
        _ row: (pattern: String, good: [String], bad: [String])
    ) throws {
        for text in row.good { #expect(try occurs(row.pattern, in: text), "\(text)") }
        for text in row.bad { #expect(try !occurs(row.pattern, in: text), "\(text)") }
    }

    @Test(arguments: [
        "(a", "a)", "[a", "*a", "a**", "a{2", "a{3,2}", "a{99999}", "{", "}", "]", #"\"#, #"\q"#,
        #"\1"#, #"\k<a>"#, "(?=a)", "(?!a)", "(?<=a)", "(?i:a)", #"\p{Nonsense}"#, #"\pL"#,
        #"\u{110000}"#, #"\u12"#, #"\x1"#, #"\c1"#, #"\01"#, "[b-a]", #"[\d-z]"#, "^*",
        #"\uD83D\u0041"#, "((a{1000}){1000}){1000}",
    ])
    func `a pattern outside the linear subset is refused`(_ pattern: String) throws {
        let problems = try SchemaBench.problems("{\"pattern\":\(quoted(pattern))}")
        #expect(problems == ["schema-invalid-pattern s.json:1:12"])
    }

    @Test func `a pattern that makes others backtrack for ever comes to its verdict`() throws {
        let text = String(repeating: "a", count: 20_000)
        #expect(try !occurs("^(a+)+$", in: text + "!"))
        #expect(try !occurs("^(a|a)*$", in: text + "é"))
    }
}
