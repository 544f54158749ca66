import JSONModel
import Testing

@Suite struct DocumentTests {
    private let text = """
        {
          "type": "object",
          "₹": {"min": 1,
            "list": [ 10,
                      {"x": null} ]
          }
        }
        """

    private func document() throws -> JSONDocument {
        try JSONDocument.parse(Array(text.utf8), name: "contracts/a.json")
    }

    @Test(arguments: [
        ("", "1:1"), ("/type", "2:11"), ("/₹", "3:10"), ("/₹/min", "3:18"), ("/₹/list", "4:13"),
        ("/₹/list/0", "4:15"), ("/₹/list/1", "5:15"), ("/₹/list/1/x", "5:21"),
    ])
    func `every value has its place, columns in bytes`(pointer: String, place: String) throws {
        let pointer = try #require(JSONPointer(pointer))
        #expect(try document().position(of: pointer).description == place)
    }

    @Test(arguments: [("/type", "2:3"), ("/₹", "3:3"), ("/₹/list/1/x", "5:16")])
    func `every name has its place`(pointer: String, place: String) throws {
        let pointer = try #require(JSONPointer(pointer))
        #expect(try document().namePosition(of: pointer).description == place)
    }

    @Test(arguments: [("/₹/none/deeper", "3:10"), ("/none", "1:1"), ("/₹/list/7", "4:13")])
    func `a value that is not there has the place of the nearest one around it`(
        pointer: String, place: String
    ) throws {
        let pointer = try #require(JSONPointer(pointer))
        #expect(try document().position(of: pointer).description == place)
        #expect(try document().namePosition(of: pointer).description == place)
    }

    @Test func `root and name are those given`() throws {
        #expect(try document().root == parse(text))
        #expect(try document().name == "contracts/a.json")
        #expect(try document().duplicates == [])
    }

    @Test func `repeated names are collected with the place of the repetition`() throws {
        let text = "{\n \"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 3\n}"
        let document = try JSONDocument.parse(Array(text.utf8), name: "d.json")
        #expect(document.duplicates.map(\.description) == ["/b/c", "/a"])
        #expect(
            document.duplicates.map { document.namePosition(of: $0).description } == [
                "3:16", "4:2",
            ])
        #expect(document.root.object?.count == 3)
    }

    @Test func `a broken document is refused like a broken value`() {
        let error = #expect(throws: JSONParseError.self) {
            try JSONDocument.parse(Array("{\n \"a\":".utf8), name: "e.json")
        }
        #expect(error?.description == "2:6: the text ends here; expected a value")
    }

    @Test func `places are in reading order`() {
        let places = [(2, 1), (1, 9), (1, 10), (3, 1)].map { SourcePosition(line: $0, column: $1) }
        #expect(places.sorted().map(\.description) == ["1:9", "1:10", "2:1", "3:1"])
    }
}
