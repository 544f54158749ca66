import JSONModel
import Testing

func parse(_ text: String) throws -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

@Suite struct ParsingTests {
    @Test(
        arguments: [
            ("null", nil), ("true", true), ("false", false), ("0", 0), ("-7", -7), ("\"\"", ""),
            ("[]", []), ("{}", [:]), (" \t\r\n[ 1 , 2 ]\n", [1, 2]), ("[[[[]]]]", [[[[]]]]),
            ("{\"a\":{\"b\":[null,true]}}", ["a": ["b": [nil, true]]]),
            (" { \"a\" : 1 , \"b\" : 2 } ", ["a": 1, "b": 2]), ("{\"\":0}", ["": 0]),
        ] as [(String, JSONValue)])
    func `every kind of value is read`(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20B9""#, "Aé₹"),
        (#""\ud83d\udcb3""#, "💳"), (#""\uD83D\uDCB3""#, "💳"), ("\"₹ 💳\"", "₹ 💳"),
        (#""a\u0000b""#, "a\u{0}b"), (#""é\n""#, "é\n"), ("\"\u{7F}\"", "\u{7F}"),
        (#""\uFFFF\uD7FF\uE000""#, "\u{FFFF}\u{D7FF}\u{E000}"),
    ])
    func `texts are read with all their escapes`(text: String, string: String) throws {
        #expect(try parse(text) == .string(string))
    }

    @Test(arguments: [
        "0", "-0", "-0.0", "1.50", "10.00", "1e3", "1E+3", "1e-3", "0.1e1", "123456789012345678901",
        "1e400", "-9223372036854775808",
    ])
    func `numbers keep the digits they were written with`(text: String) throws {
        #expect(try parse(text).number?.literal == text)
        #expect(try parse("[\(text)]").text == "[\(text)]")
    }

    @Test func `members keep the order they came in`() throws {
        let object = try #require(try parse(#"{"z":1,"a":2,"m":3}"#).object)
        #expect(object.names == ["z", "a", "m"])
    }

    @Test func `an accent composed and decomposed makes two names`() throws {
        let object = try #require(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").object)
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }

    @Test func `nesting is taken up to the limit and not beyond`() throws {
        let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(try parse(deep).text == deep)
        let objects =
            String(repeating: "{\"a\":", count: 256) + "1"
            + String(repeating: "}", count: 256)
        #expect(try parse(objects).text == objects)
        let limits = JSONLimits(maximumDepth: 2)
        #expect(try JSONValue.parse(Array("[[],{}]".utf8), limits: limits) == [[], [:]])
    }

    @Test func `length is taken up to the limit and not beyond`() throws {
        let limits = JSONLimits(maximumBytes: 4)
        #expect(try JSONValue.parse(Array("1234".utf8), limits: limits) == 1234)
        #expect(throws: JSONParseError.self) {
            try JSONValue.parse(Array("12345".utf8), limits: limits)
        }
    }

    @Test func `a wide object is read and looked up like a small one`() throws {
        let members = (0..<1000).map { "\"name\($0)\":\($0)" }.joined(separator: ",")
        let object = try #require(try parse("{\(members)}").object)
        #expect(object.count == 1000)
        for place in [0, 1, 47, 48, 49, 50, 999] {
            #expect(object["name\(place)"]?.integer == place)
        }
        #expect(object["name1000"] == nil)
    }
}
