import JSONModel
import Testing

@Suite struct HostileInputTests {
    private func error(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> String {
        do {
            return "no error: \(try JSONValue.parse(bytes, limits: limits).text)"
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("", "1:1: the text ends here; expected a value"),
        (" \n ", "2:2: the text ends here; expected a value"),
        ("nul", "1:4: the text ends here; expected null"),
        ("nulL", "1:4: found 'L'; expected null"),
        ("truex", "1:5: more text after the end of the value"),
        ("1 2", "1:3: more text after the end of the value"),
        ("[1,]", "1:4: found ']'; expected a value"),
        ("[1 2]", "1:4: found '2'; expected ',' or ']'"),
        ("[1", "1:3: the text ends here; expected ',' or ']'"),
        ("[", "1:2: the text ends here; expected a value"),
        ("]", "1:1: found ']'; expected a value"),
        ("{", "1:2: the text ends here; expected a member name in quotes"),
        ("{a:1}", "1:2: found 'a'; expected a member name in quotes"),
        ("{'a':1}", "1:2: found '''; expected a member name in quotes"),
        ("{\"a\"}", "1:5: found '}'; expected ':'"),
        ("{\"a\":}", "1:6: found '}'; expected a value"),
        ("{\"a\":1,}", "1:8: found '}'; expected a member name in quotes"),
        ("{\"a\":1 \"b\"", "1:8: found '\"'; expected ',' or '}'"),
        ("{\n  \"a\": 1,\n  \"a\": 2\n}", "3:3: the name \"a\" occurs twice in one object"),
        ("{\"a\":1,\"\\u0061\":2}", "1:8: the name \"a\" occurs twice in one object"),
        ("// no", "1:1: found '/'; expected a value"),
        ("[1, /* no */ 2]", "1:5: found '/'; expected a value"),
        ("NaN", "1:1: found 'N'; expected a value"),
        ("\u{FEFF}1", "1:1: found byte 0xef; expected a value"),
        ("\u{A0}1", "1:1: found byte 0xc2; expected a value"),
    ])
    func `broken structure is refused with its place`(text: String, message: String) {
        #expect(error(Array(text.utf8)) == message)
    }

    @Test(arguments: [
        ("-", "1:2: the text ends here; expected a digit"),
        ("-a", "1:2: found 'a'; expected a digit"),
        ("+1", "1:1: found '+'; expected a value"), (".5", "1:1: found '.'; expected a value"),
        ("01", "1:2: a number may not start with a needless zero"),
        ("-00", "1:3: a number may not start with a needless zero"),
        (
            "[1,\n -1e1000000000]",
            "2:2: this number is out of range; its exponent may have at most 9 digits"
        ),
        ("1.", "1:3: the text ends here; expected a digit"),
        ("1.e3", "1:3: found 'e'; expected a digit"),
        ("1e", "1:3: the text ends here; expected a digit"),
        ("1e+", "1:4: the text ends here; expected a digit"),
        ("1e+-1", "1:4: found '-'; expected a digit"),
        ("0x10", "1:2: more text after the end of the value"),
        ("1.2.3", "1:4: more text after the end of the value"),
    ])
    func `broken numbers are refused with their place`(text: String, message: String) {
        #expect(error(Array(text.utf8)) == message)
    }

    @Test(arguments: [
        ("\"", "1:2: the text ends here; expected the closing quote of a string"),
        ("\"a\\\"", "1:5: the text ends here; expected the closing quote of a string"),
        ("\"\\", "1:3: the text ends here; expected an escape"),
        ("\"a\nb\"", "1:3: control character byte 0xa in a string; write it as an escape"),
        ("\"\\t\u{1}\"", "1:4: control character byte 0x1 in a string; write it as an escape"),
        ("\"\\x\"", "1:3: unknown escape \\'x'"), ("\"\\U0041\"", "1:3: unknown escape \\'U'"),
        ("\"\\u00", "1:6: the text ends here; expected four hexadecimal digits"),
        ("\"\\u00g0\"", "1:6: found 'g'; expected four hexadecimal digits"),
        ("\"\\u+041\"", "1:4: found '+'; expected four hexadecimal digits"),
        ("\"\\ud800\"", "1:2: half of a surrogate pair stands alone"),
        ("\"\\udc00\"", "1:2: half of a surrogate pair stands alone"),
        ("\"ab\\ud800\\n\"", "1:4: half of a surrogate pair stands alone"),
        ("\"\\ud800\\u0041\"", "1:2: half of a surrogate pair stands alone"),
        ("\"\\ud800\\ud800\"", "1:2: half of a surrogate pair stands alone"),
        ("\"\\udbff\\ue000\"", "1:2: half of a surrogate pair stands alone"),
        ("\"\\ud800\\uffff\"", "1:2: half of a surrogate pair stands alone"),
        ("\"\\ud800\\u00", "1:12: the text ends here; expected four hexadecimal digits"),
    ])
    func `broken texts are refused with their place`(text: String, message: String) {
        #expect(error(Array(text.utf8)) == message)
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
            [0xE2, 0x82], [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func `bytes that are no UTF-8 are refused, with and without an escape`(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        #expect(error([quote] + bytes + [quote]) == "1:2: the bytes here are not valid UTF-8")
        let escape = Array("\\n".utf8)
        #expect(
            error([quote] + escape + bytes + [quote]) == "1:2: the bytes here are not valid UTF-8")
        #expect(
            error([0x7B, quote] + bytes + [quote]) == "1:3: the bytes here are not valid UTF-8")
    }

    @Test func `nesting beyond the limit is refused where it happens`() {
        let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(error(brackets) == "1:257: nested more than 256 levels deep")
        #expect(
            error(Array("{\"a\":[{}]}".utf8), JSONLimits(maximumDepth: 2))
                == "1:7: nested more than 2 levels deep")
    }

    @Test func `siblings do not add to the depth`() {
        let siblings = "[" + Array(repeating: "[],{}", count: 500).joined(separator: ",") + "]"
        #expect(error(Array(siblings.utf8), JSONLimits(maximumDepth: 2)) == "no error: " + siblings)
    }

    @Test func `a text beyond the limit is refused unread`() {
        #expect(error([0xFF, 0xFF], JSONLimits(maximumBytes: 1)) == "1:1: longer than 1 bytes")
    }

    @Test func `every beginning of a good text is refused without a crash`() throws {
        let text = Array(#"{"a":[1.5e-3,"\ud83d\udcb3 é",null,true,{"b":false}]}"#.utf8)
        #expect(try JSONValue.parse(text)["a"]?.array?.count == 5)
        for length in 0..<text.count {
            #expect(throws: JSONParseError.self) { try JSONValue.parse(Array(text[..<length])) }
        }
    }
}
