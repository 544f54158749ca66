import Findings
import JSONModel
import JSONSchema
import Testing

@Suite struct DialectTests {
    private func meta(_ vocabularies: String) -> String {
        """
        {"$id":"https://x.test/meta","$schema":"https://json-schema.org/draft/2020-12/schema",
         "$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true\(vocabularies)}}
        """
    }

    private func problems(
        _ schema: String, meta: String, options: SchemaOptions = SchemaOptions()
    ) throws -> [String] {
        do {
            _ = try compile(schema, meta: meta, options: options)
            return []
        } catch let error as SchemaError {
            return error.findings.map { "\($0.rule) \($0.location.text ?? "nowhere")" }
        }
    }

    private func compile(
        _ schema: String, meta: String, options: SchemaOptions = SchemaOptions()
    ) throws -> CompiledSchema {
        var registry = SchemaRegistry(options: options)
        try registry.add(SchemaBench.document(schema))
        try registry.add(SchemaBench.document(meta, name: "meta.json"))
        return try registry.compile("s.json")
    }

    @Test func `a vocabulary the meta-schema leaves out turns its keywords into annotations`()
        throws
    {
        let schema = try compile(
            """
            {"$schema":"https://x.test/meta","properties":{"n":{"minimum":10,"minimal":1},"no":false}}
            """,
            meta: meta(#","https://json-schema.org/draft/2020-12/vocab/applicator":true"#))
        #expect(schema.accepts(["n": 1]))
        #expect(!schema.accepts(["no": 1]))
    }

    @Test func `an unknown vocabulary is refused when required and ignored when not`() throws {
        let schema = #"{"$schema":"https://x.test/meta"}"#
        #expect(
            try problems(schema, meta: meta(#","https://x.test/vocab":true"#))
                == ["schema-unsupported-vocabulary s.json:1:12"])
        #expect(try problems(schema, meta: meta(#","https://x.test/vocab":false"#)) == [])
    }

    @Test func `a meta-schema can ask for formats to be asserted`() throws {
        let options = SchemaOptions(formats: .annotated)
        let schema = #"{"$schema":"https://x.test/meta","format":"ipv4"}"#
        let vocabulary = "https://json-schema.org/draft/2020-12/vocab/format-"
        let asserting = try compile(
            schema, meta: meta(",\"\(vocabulary)assertion\":true"), options: options)
        let annotating = try compile(
            schema, meta: meta(",\"\(vocabulary)annotation\":true"), options: options)
        #expect(!asserting.accepts("x"))
        #expect(annotating.accepts("x"))
    }

    @Test(arguments: [
        "http://json-schema.org/draft-06/schema#", "http://json-schema.org/draft-04/schema#",
        "https://x.test/unknown",
    ])
    func `a dialect that is neither published here nor added is refused by name`(
        _ identifier: String
    ) throws {
        let error = #expect(throws: SchemaError.self) {
            try SchemaBench.compile("{\"$schema\":\"\(identifier)\"}")
        }
        #expect(error?.findings.map(\.rule) == ["schema-unsupported-dialect"])
        #expect(error?.findings.first?.found == identifier)
        #expect(error?.findings.first?.location.text == "s.json:1:12")
    }

    @Test func `each document is read in its own draft`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            SchemaBench.document(
                ##"{"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"pair":{"items":[{"type":"null"}]}}}"##,
                name: "old.json"))
        try registry.add(
            SchemaBench.document(
                ##"{"prefixItems":[{"$ref":"old.json#/definitions/pair"}],"items":false}"##))
        let schema = try registry.compile("s.json")
        #expect(try schema.accepts(SchemaBench.value("[[null]]")))
        #expect(try !schema.accepts(SchemaBench.value("[[1]]")))
        #expect(try !schema.accepts(SchemaBench.value("[[null],1]")))
    }

    @Test func `a cursor shows older drafts in the keywords of the newest`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            SchemaBench.document(
                """
                {"$schema":"http://json-schema.org/draft-07/schema#",
                 "items":[{"type":"null"}],"additionalItems":{"$ref":"#/definitions/n","title":"x"},
                 "dependencies":{"a":["b"],"c":{"type":"object"}},
                 "definitions":{"n":{"type":"integer"}}}
                """))
        let cursor = try #require(registry.cursor("s.json"))
        #expect(cursor.draft == .draft07)
        #expect(cursor.list("prefixItems").map(\.pointer.description) == ["/items/0"])
        #expect(cursor.list("prefixItems").first?["type"] == "null")
        let items = try #require(cursor.child("items"))
        #expect(items.pointer.description == "/additionalItems")
        #expect(items["title"] == nil)
        #expect(items.reference?["type"] == "integer")
        #expect(cursor["dependentRequired"] == ["a": ["b"]])
        #expect(
            cursor.map("dependentSchemas").map(\.schema.pointer.description) == ["/dependencies/c"])
        #expect(cursor.map("$defs").map(\.schema.pointer.description) == ["/definitions/n"])
        #expect(try items.compile().accepts(3))
    }

    @Test func `a cursor follows a dynamic reference to where it is written for`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            SchemaBench.document(
                ##"{"items":{"$dynamicRef":"#T"},"$defs":{"t":{"$dynamicAnchor":"T","type":"null"}}}"##
            ))
        let items = try #require(registry.cursor("s.json")?.child("items"))
        #expect(items.reference == nil)
        #expect(items.dynamicReference?["type"] == "null")
    }
}
