import JSONModel
import Testing

@Suite struct PointerTests {
    private let document = #"""
        {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
        """#

    @Test(arguments: [
        ("/foo", #"["bar","baz"]"#), ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"),
        ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"),
        ("/m~0n", "8"),
    ])
    func `the table of RFC 6901 holds, and each pointer is written back as it was`(
        text: String, value: String
    ) throws {
        let pointer = try #require(JSONPointer(text))
        #expect(try parse(document).value(at: pointer)?.text == value)
        #expect(pointer.description == text)
    }

    @Test func `the empty pointer is the whole document`() throws {
        let pointer = try #require(JSONPointer(""))
        #expect(pointer.tokens == [])
        #expect(pointer.description == "")
        #expect(try parse(document).value(at: pointer) == parse(document))
    }

    @Test(arguments: [
        ("/a~01", ["a~1"]), ("/~1~0", ["/~"]), ("//", ["", ""]), ("/a//b/", ["a", "", "b", ""]),
        ("/\u{301}a", ["\u{301}a"]), ("/a/\u{301}/b", ["a", "\u{301}", "b"]),
        ("/~0\u{301}", ["~\u{301}"]),
    ])
    func `escapes are read once and in order, code point by code point`(
        text: String, tokens: [String]
    ) {
        #expect(JSONPointer(text)?.tokens == tokens)
        #expect(JSONPointer(tokens).description == text)
    }

    @Test(arguments: ["a", "a/b", " /a", "#/a", "/~", "/a~", "/~2", "/a~b/c"])
    func `what does not follow the grammar is no pointer`(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test(arguments: [
        "/foo/2", "/foo/-", "/foo/-1", "/foo/00", "/foo/01", "/foo/+1", "/foo/1.0", "/foo/ 1",
        "/foo/", "/foo/x", "/foo/0/0", "/none", "/foo/99999999999999999999", "/foo/١",
    ])
    func `a pointer to nothing finds nothing`(text: String) throws {
        let pointer = try #require(JSONPointer(text))
        #expect(try parse(document).value(at: pointer) == nil)
    }

    @Test func `digits are names in an object and places in an array`() throws {
        let value = try parse(#"{"01":[["x"]]}"#)
        #expect(value.value(at: JSONPointer(["01", "0", "0"])) == "x")
    }

    @Test func `pointers grow by names and places and are equal by code points`() {
        let pointer = JSONPointer().appending("a/b").appending(3)
        #expect(pointer.description == "/a~1b/3")
        #expect(pointer == JSONPointer(["a/b", "3"]))
        #expect(pointer.hashValue == JSONPointer(["a/b", "3"]).hashValue)
        #expect(JSONPointer(["\u{E9}"]) != JSONPointer(["e\u{301}"]))
        #expect(JSONPointer(["a"]) != JSONPointer(["a", "b"]))
    }
}
