import JSONModel
import Testing

@Suite struct WritingTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-1.50e+3", "\"\"", "[]", "{}", "[1,[2,[]],{}]",
        #"{"z":1,"a":[null,false],"m":{"":"₹ 💳"}}"#, #""\"\\\n\r\t\u0000\u0008\u000c\u001f/""#,
        "\"\u{7F}\u{2028}\u{E9}e\u{301}\"",
    ])
    func `compact text comes back byte for byte`(text: String) throws {
        #expect(try Array(parse(text).text.utf8) == Array(text.utf8))
    }

    @Test func `a literal keeps the order it is written in`() {
        let value: JSONValue = ["z": 1, "a": ["x", nil, 2], "t": true, "s": "\(1 + 1)"]
        #expect(value.text == #"{"z":1,"a":["x",null,2],"t":true,"s":"2"}"#)
        #expect(JSONValue(nil as String?).text == "null")
        #expect(JSONValue(nil as Int?).text == "null")
        #expect(JSONValue("a" as String?).text == "\"a\"")
        #expect(JSONValue(5 as Int?).text == "5")
    }

    @Test func `pretty text has two spaces a level and short empty values`() throws {
        let value = try parse(#"{"a":[1,{"b":[]}],"c":{},"d":"x"}"#)
        #expect(
            value.prettyText == """
                {
                  "a": [
                    1,
                    {
                      "b": []
                    }
                  ],
                  "c": {},
                  "d": "x"
                }
                """)
        #expect(try parse(value.prettyText).text == value.text)
        #expect(try parse("[]").prettyText == "[]")
        #expect(try parse("7").prettyText == "7")
    }

    @Test func `canonical text sorts names by their bytes at every level and keeps numbers`() throws
    {
        let value = try parse(#"{"b":[{"d":1.0,"c":2}],"a":1e2,"B":3,"é":4,"aa":5}"#)
        #expect(
            value.canonical.text == #"{"B":3,"a":1e2,"aa":5,"b":[{"c":2,"d":1.0}],"é":4}"#)
    }

    @Test func `objects that differ in order only have one canonical text`() throws {
        let first = try parse(#"{"a":{"x":1,"y":[{"p":1,"q":2}]},"b":2}"#)
        let second = try parse(#"{"b":2,"a":{"y":[{"q":2,"p":1}],"x":1}}"#)
        #expect(first.text != second.text)
        #expect(first.canonical.text == second.canonical.text)
    }
}
