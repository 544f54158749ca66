import JSONModel
import JSONSchema
import Testing

@Suite struct DynamicScopeTests {
    @Test func `the outermost resource with the anchor decides, whatever lies between`() throws {
        let schema = try SchemaBench.compile(
            """
            {"$id":"https://x.test/typed","$ref":"middle",
             "$defs":{
              "elements":{"$dynamicAnchor":"T","type":"integer"},
              "middle":{"$id":"middle","$ref":"list"},
              "list":{"$id":"list","items":{"$dynamicRef":"#T"},
               "$defs":{"any":{"$dynamicAnchor":"T","type":"string"}}}}}
            """)
        #expect(schema.accepts([1]))
        #expect(!schema.accepts(["a"]))
    }

    @Test func `once its resource is left an anchor counts no more`() throws {
        let schema = try SchemaBench.compile(
            """
            {"$id":"https://x.test/main","allOf":[{"$ref":"first"},{"$ref":"list"}],
             "$defs":{
              "first":{"$id":"first","$defs":{"t":{"$dynamicAnchor":"T","type":"integer"}}},
              "list":{"$id":"list","items":{"$dynamicRef":"#T"},
               "$defs":{"any":{"$dynamicAnchor":"T","type":"string"}}}}}
            """)
        #expect(schema.accepts(["a"]))
        #expect(!schema.accepts([1]))
    }

    @Test func `a dynamic reference to an ordinary anchor is an ordinary reference`() throws {
        let schema = try SchemaBench.compile(
            """
            {"$id":"https://x.test/main","$ref":"list",
             "$defs":{
              "t":{"$dynamicAnchor":"T","type":"integer"},
              "list":{"$id":"list","items":{"$dynamicRef":"#T"},
               "$defs":{"any":{"$anchor":"T","type":"string"}}}}}
            """)
        #expect(schema.accepts(["a"]))
        #expect(!schema.accepts([1]))
    }

    @Test func `references that end only through a dynamic one are refused`() throws {
        let problems = try SchemaBench.problems(
            """
            {"$id":"https://x.test/main","$dynamicAnchor":"T","$ref":"other",
             "$defs":{"other":{"$id":"other","allOf":[{"$dynamicRef":"#T"}],
              "$defs":{"any":{"$dynamicAnchor":"T","type":"string"}}}}}
            """)
        #expect(problems == ["schema-endless-reference s.json:1:1"])
    }

    @Test func `a dynamic reference that leads nowhere is a finding`() throws {
        #expect(
            try SchemaBench.problems(##"{"$dynamicRef":"#nowhere"}"##)
                == ["schema-unresolved-reference s.json:1:16"])
    }

    @Test func `a schema may be judged by the published meta-schema it refers to`() throws {
        let rows: [(String, [String], [String])] = [
            (
                #"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#,
                [
                    "true", "{}", #"{"properties":{"a":{"items":{"minLength":1}}}}"#,
                    #"{"$defs":{"a":{"$dynamicAnchor":"x"}}}"#,
                ],
                [
                    "1", #"{"properties":{"a":{"items":{"minLength":-1}}}}"#,
                    #"{"$defs":{"a":{"type":"strin"}}}"#, #"{"allOf":[]}"#,
                    #"{"$id":"a#b"}"#, #"{"if":{"not":{"required":"a"}}}"#,
                ]
            ),
            (
                #"{"$ref":"https://json-schema.org/draft/2019-09/schema"}"#,
                ["{}", #"{"items":[{"$recursiveAnchor":true}]}"#],
                [#"{"items":[{"$recursiveAnchor":1}]}"#, #"{"properties":{"a":{"maximum":"1"}}}"#]
            ),
            (
                ##"{"$ref":"http://json-schema.org/draft-07/schema#"}"##,
                ["{}", #"{"dependencies":{"a":["b"],"c":{}}}"#],
                [#"{"dependencies":{"a":1}}"#, #"{"definitions":{"a":{"uniqueItems":1}}}"#]
            ),
        ]
        for (schema, good, bad) in rows {
            let compiled = try SchemaBench.compile(schema)
            for text in good { #expect(try compiled.accepts(SchemaBench.value(text)), "\(text)") }
            for text in bad { #expect(try !compiled.accepts(SchemaBench.value(text)), "\(text)") }
        }
    }

    @Test func `a document may bring its own copy of a published meta-schema`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            SchemaBench.document(
                #"{"$id":"https://json-schema.org/draft/2020-12/schema","type":"null"}"#,
                name: "copy.json"))
        try registry.add(
            SchemaBench.document(#"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#))
        #expect(try registry.compile("s.json").accepts(nil))
        #expect(try !registry.compile("s.json").accepts([:]))
    }
}
