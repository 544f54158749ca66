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
        (#"^(?=.*\d)(?=.*[a-z]).{4,}$"#, ["abc1", "1ééa"], ["abcd", "1234", "a1"]),
        ("^(?!admin$)[a-z]+$", ["admins", "user"], ["admin", "Admin"]),
        ("(?<=€)[0-9]+", ["€5", "a €10"], ["5€", "$5"]),
        (#"(?<!-)\b[0-9]+$"#, ["5", "a 10"], ["-5"]),
        (#"^(a|b)\1$"#, ["aa", "bb"], ["ab", "a"]),
        (#"^(?<q>['"]).*?\k<q>$"#, [#""a'""#, "'b'"], [#""a'"#, "'"]),
        (#"^\k<later>(?<later>a)$"#, ["a"], ["aa"]),
        (#"^(?:(a)|b)*\1$"#, ["ab", "aa", "b"], ["ac"]),
        (#"^(a*?)(?=(b+))\2c$"#, ["aabbc", "bc"], ["aac", "abb"]),
        (#"(?<=\1(\w))x"#, ["aax"], ["abx", "x"]),
        (#"^(a{2,3})\1$"#, ["aaaa", "aaaaaa"], ["aaaaa", "aa"]),
        (#"^\p{Alphabetic}\p{White_Space}\P{ASCII}\p{Emoji}$"#, ["a é😀"], ["1 é😀", "a ee"]),
        (#"^[\p{Lu}\P{L}]+$"#, ["A1É"], ["a", "Aé"]),
        (#"^[^\p{Ll}]$"#, ["A", "1"], ["a", "ß"]),
        (#"^\p{General_Category=Decimal_Number}\p{Sc}\p{Pd}$"#, ["٣€-"], ["a€-"]),
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
        #"\1"#, #"\k<a>"#, #"(a)\2"#, "(?<a>b)(?<a>c)", "(?=a)*", "(?<=a){2}", "(?<1>a)",
        "(?<a", "(?i:a)", #"[\1]"#, #"\p{Script=Greek}"#, #"\p{Nonsense}"#, #"\pL"#,
        #"\u{110000}"#, #"\u12"#, #"\x1"#, #"\c1"#, #"\01"#, "[b-a]", #"[\d-z]"#, "^*",
        #"\uD83D\u0041"#, "((a{1000}){1000}){1000}",
    ])
    func `a pattern that ECMA-262 or this engine does not know is refused`(_ pattern: String) throws
    {
        let problems = try SchemaBench.problems("{\"pattern\":\(quoted(pattern))}")
        #expect(problems == ["schema-invalid-pattern s.json:1:12"])
    }

    @Test func `a pattern that makes others backtrack for ever comes to its verdict`() throws {
        let text = String(repeating: "a", count: 20_000)
        #expect(try !occurs("^(a+)+$", in: text + "!"))
        #expect(try !occurs("^(a|a)*$", in: text + "é"))
    }
}
