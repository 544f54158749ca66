import JSONModel
import Testing

@Suite struct ValueTests {
    @Test(arguments: [
        ("1", "1.0"), ("[1,2]", "[1.0,2e0]"), (#"{"a":1,"b":2}"#, #"{"b":2.0,"a":1}"#),
        (#"{"a":{"x":1,"y":2}}"#, #"{"a":{"y":2,"x":1}}"#), (#""A""#, #""\u0041""#),
    ])
    func `equality is that of JSON, and equal values hash alike`(first: String, second: String)
        throws
    {
        let (a, b) = (try parse(first), try parse(second))
        #expect(a == b)
        #expect(a.hashValue == b.hashValue)
    }

    @Test(arguments: [
        ("1", "\"1\""), ("0", "false"), ("null", "false"), ("[1,2]", "[2,1]"), ("[]", "{}"),
        ("[1]", "[1,1]"), (#"{"a":1}"#, #"{"a":1,"b":2}"#), (#"{"a":1,"b":2}"#, #"{"a":1,"c":2}"#),
        (#"{"a":1}"#, #"{"a":2}"#), (#"{"a":null}"#, "{}"), ("\"\u{E9}\"", "\"e\u{301}\""),
        ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}"), ("\"a\"", "\"A\""),
    ])
    func `what differs in kind, content or code points is not equal`(first: String, second: String)
        throws
    {
        let (a, b) = (try parse(first), try parse(second))
        #expect(a != b)
        #expect(b != a)
    }

    @Test func `objects that repeat a name are equal only when they repeat it alike`() {
        func object(_ members: [(String, JSONValue)]) -> JSONObject {
            JSONObject(members.map { JSONObject.Member(name: $0.0, value: $0.1) })
        }
        let twice = object([("a", 1), ("a", 1)])
        #expect(twice != object([("a", 1), ("b", 2)]))
        #expect(object([("a", 1), ("b", 2)]) != twice)
        #expect(
            object([("a", 1), ("a", 2), ("b", 3)]) == object([("b", 3), ("a", 1), ("a", 2)]))
        #expect(
            object([("a", 1), ("a", 2), ("b", 3)]) != object([("b", 3), ("a", 2), ("a", 1)]))
    }

    @Test func `members are found, replaced, removed and appended by name`() {
        var object = JSONObject()
        object["a"] = 1
        object["b"] = nil
        object["c"] = .null
        object["a"] = 2
        #expect(JSONValue.object(object).text == #"{"a":2,"c":null}"#)
        #expect(object.contains("c"))
        #expect(!object.contains("b"))
        object["a"] = nil
        #expect(object.names == ["c"])
        #expect(object.position(of: "c") == 0)
    }

    @Test func `an object that grew past its index still finds, replaces and removes`() {
        var object = JSONObject()
        for number in 0..<100 { object["n\(number)"] = JSONValue(number) }
        object["n3"] = nil
        object["n99"] = "last"
        object.append("n50", "again")
        #expect(object.count == 100)
        #expect(object["n3"] == nil)
        #expect(object["n4"] == 4)
        #expect(object["n50"] == 50)
        #expect(object["n99"] == "last")
        object["\u{E9}"] = 1
        object["e\u{301}"] = 2
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }

    @Test func `access to another kind of value gives nothing`() throws {
        let value = try parse(#"{"a":[true,"x",1.5,null]}"#)
        #expect(value["a"]?[0]?.bool == true)
        #expect(value["a"]?[1]?.string == "x")
        #expect(value["a"]?[2]?.number?.literal == "1.5")
        #expect(value["a"]?[2]?.integer == nil)
        #expect(value["a"]?[3]?.isNull == true)
        #expect(value["a"]?[4] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["b"] == nil)
        #expect(value[0] == nil)
        #expect(value["a"]?["b"] == nil)
        #expect(value.array == nil)
        #expect(value["a"]?.array?.count == 4)
        #expect(value.object?.count == 1)
    }

    @Test(
        arguments: [
            (nil, "null"), (true, "boolean"), (1, "number"), ("", "string"), ([], "array"),
            ([:], "object"),
        ] as [(JSONValue, String)])
    func `kinds have the names JSON Schema gives them`(value: JSONValue, kind: String) {
        #expect(value.kind == kind)
    }
}
