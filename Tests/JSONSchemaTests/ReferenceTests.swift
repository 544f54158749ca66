import JSONModel
import JSONSchema
import Testing

@Suite struct ReferenceTests {
    @Test func `files of one folder refer to each other by relative name`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            SchemaBench.document(
                #"{"$defs":{"money":{"type":"integer"}}}"#, name: "events/parts.json"))
        try registry.add(
            SchemaBench.document(##"{"$ref":"parts.json#/$defs/money"}"##, name: "events/a.json"))
        let schema = try registry.compile("events/a.json")
        #expect(schema.accepts(1))
        #expect(!schema.accepts("1"))
    }

    @Test func `an id gives a document and its relative references another base`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            SchemaBench.document(
                #"{"$id":"https://x.test/v1/parts.json","$defs":{"a":{"$anchor":"n","type":"null"}}}"#,
                name: "p.json"))
        try registry.add(
            SchemaBench.document(
                ##"{"$id":"https://x.test/v1/a.json","$ref":"./parts.json#n"}"##, name: "a.json"))
        let schema = try registry.compile(uri: "https://x.test/v1/a.json")
        #expect(schema.accepts(nil))
        #expect(!schema.accepts(0))
        #expect(try registry.compile(uri: "https://x.test/v1/parts.json#n").accepts(nil))
    }

    @Test func `an embedded id starts a resource with its own definitions`() throws {
        let schema = try SchemaBench.compile(
            """
            {"$id":"https://x.test/root","$ref":"inner",
             "$defs":{"n":{"type":"string"},
              "i":{"$id":"inner","$ref":"#/$defs/n","$defs":{"n":{"type":"integer"}}}}}
            """)
        #expect(schema.accepts(1))
        #expect(!schema.accepts("a"))
    }

    @Test func `pointers in references undo percent and tilde escapes`() throws {
        let schema = try SchemaBench.compile(
            ##"{"$ref":"#/$defs/a~1b%25c","$defs":{"a/b%c":{"const":1}}}"##)
        #expect(schema.accepts(1))
        #expect(!schema.accepts(2))
    }

    @Test func `two schemas may need each other as long as they go into the value`() throws {
        let schema = try SchemaBench.compile(
            """
            {"$ref":"#/$defs/tree","$defs":{
             "tree":{"properties":{"kids":{"items":{"$ref":"#/$defs/tree"}}},"required":["name"]}}}
            """)
        #expect(try schema.accepts(SchemaBench.value(#"{"name":1,"kids":[{"name":2}]}"#)))
        #expect(try !schema.accepts(SchemaBench.value(#"{"name":1,"kids":[{"kids":[]}]}"#)))
    }

    @Test func `examples are found in every schema with the schema they belong to`() throws {
        let document = try SchemaBench.document(
            #"{"examples":[1,2],"properties":{"a":{"default":3,"enum":[{"examples":[9]}]}}}"#)
        let found = document.examples(inSchemaAt: JSONPointer())
        #expect(
            found.map { "\($0.schema)|\($0.value)" } == [
                "|/examples/0", "|/examples/1", "/properties/a|/properties/a/default",
            ])
    }
}
