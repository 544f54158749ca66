import Foundation
import JSONModel
import JSONSchema
import Testing

/// The quick form of a schema says what the schema says, on every value.
@Suite struct QuickSchemaTests {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "contracts/events")

    /// What the keyword rows leave out: keywords together, many members, nesting, references.
    private static let mixed = [
        ##"{"type":"object","properties":{"a":{"minimum":1},"b":{"$ref":"#/$defs/b"}},"required":["b","zz"],"additionalProperties":{"type":"string"},"$defs":{"b":{"$ref":"#/$defs/c"},"c":{"type":["string","null"],"minLength":1}}}"##,
        #"{"properties":{"0123456":{},"01234567":{"type":"null"},"012345678":{"type":"integer"},"0123456789abcdef0":true,"0123456789abcdef1":false,"é":{"type":"string"}},"additionalProperties":false}"#,
        #"{"patternProperties":{"^[a-z]+$":{"type":"integer"},"é":{"type":"string"}},"propertyNames":{"maxLength":4},"minProperties":1,"maxProperties":3}"#,
        #"{"type":"array","items":{"oneOf":[{"type":"integer","multipleOf":3},{"type":"integer","multipleOf":2},{"type":"string"}]},"maxItems":4}"#,
        #"{"anyOf":[{"required":["a"]},{"required":["b"],"properties":{"b":{"const":1}}}],"not":{"required":["abc"]}}"#,
        #"{"if":{"properties":{"a":{"const":"abc"}},"required":["a"]},"then":{"required":["b"]},"else":{"maxProperties":2}}"#,
        #"{"enum":["a","ab","abc","abcd","0123456789abcdef0","0123456789abcdXf0",1,2.5,null,true,{"a":1},[1]]}"#,
        #"{"type":"string","enum":["a","ab","é"],"minLength":2}"#,
        #"{"const":1,"type":"integer"}"#, #"{"enum":[1.5,2]}"#, #"{"const":-0}"#,
        #"{"type":"integer","minimum":-1,"exclusiveMaximum":41,"multipleOf":2}"#,
        #"{"type":"number","minimum":0.5,"maximum":100}"#,
        #"{"exclusiveMinimum":9223372036854775807}"#,
        #"{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}","format":"date-time"}"#,
        #"{"type":"string","pattern":"^a?[b-z]*é?$"}"#, #"{"pattern":"^(a|b)+$|0$"}"#,
        #"{"pattern":"^[a-c]{0,2}[b-d]$"}"#, #"{"pattern":"^[A-Za-z0-9_.:-]+$","maxLength":8}"#,
        #"{"format":"date"}"#, #"{"format":"uri-reference"}"#, #"{"format":"uri"}"#,
        #"{"format":"uuid"}"#, #"{"format":"email"}"#, #"{"format":"time"}"#,
        ##"{"properties":{"a":{"$ref":"#"}},"items":{"$ref":"#"},"maxItems":2,"required":["a"]}"##,
        #"{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}"#,
        #"{"properties":{"b":{"prefixItems":[true],"unevaluatedItems":false}}}"#,
        #"{"dependentRequired":{"a":["b"]},"dependentSchemas":{"b":{"maxProperties":2}}}"#,
        #"{"contains":{"type":"integer"},"minContains":0,"maxContains":1,"uniqueItems":true}"#,
    ]

    /// Every word a schema is written with: values made of them come near it.
    private func words(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(words)
        case .object(let object): object.members.flatMap { [$0.name] + words(in: $0.value) }
        case .null, .bool, .number: []
        }
    }

    /// Values and texts on which the two verdicts differ, and how many values each way.
    private func differences(
        _ schema: CompiledSchema, _ quick: QuickSchema, near seeds: [JSONValue], words: [String],
        rounds: Int
    ) throws -> (texts: [String], good: Int, bad: Int) {
        var values = QuickValues(seed: 7, words: words)
        var tape = JSONTape()
        var texts: [String] = []
        var counts = (good: 0, bad: 0)
        for round in 0..<rounds {
            var value = seeds.isEmpty ? values.value(depth: 3) : values.pick(seeds)
            if round >= seeds.count {
                for _ in 0...values.next(3) { value = values.changed(value) }
            } else {
                value = seeds[round]
            }
            let text = values.text(of: value)
            let verdict = schema.accepts(value)
            if verdict { counts.good += 1 } else { counts.bad += 1 }
            if try quick.accepts(text, using: &tape) != verdict {
                texts.append(String(decoding: text, as: UTF8.self))
            }
        }
        return (texts, counts.good, counts.bad)
    }

    @Test(arguments: KeywordTableTests.rows)
    func `each keyword is judged alike`(row: KeywordRow) throws {
        let schema = try SchemaBench.compile(row.schema)
        guard let quick = QuickSchema(schema) else { return }
        let seeds = try (row.good + row.bad).map(SchemaBench.value)
        let words = words(in: try SchemaBench.value(row.schema))
        let result = try differences(schema, quick, near: seeds, words: words, rounds: 400)
        #expect(result.texts == [])
    }

    @Test(arguments: mixed)
    func `keywords together are judged alike`(text: String) throws {
        for dialect in [SchemaDialect.jsonSchema, .openAPI] {
            let schema = try SchemaBench.compile(text, options: SchemaOptions(dialect: dialect))
            let quick = try #require(QuickSchema(schema))
            let source = try SchemaBench.value(text)
            let result = try differences(
                schema, quick, near: [], words: words(in: source), rounds: 600)
            #expect(result.texts == [])
        }
    }

    @Test func `events near our contracts are judged alike, good and bad ones`() throws {
        var registry = SchemaRegistry(options: SchemaOptions())
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        var documents: [JSONDocument] = []
        for name in names {
            let bytes = try Array(Data(contentsOf: Self.folder.appending(path: name)))
            documents.append(try JSONDocument.parse(bytes, name: name))
            try registry.add(documents[documents.count - 1])
        }
        for document in documents where document.root["examples"] != nil {
            let schema = try registry.compile(document.name)
            let quick = try #require(QuickSchema(schema))
            let seeds = try #require(document.root["examples"]?.array)
            let result = try differences(
                schema, quick, near: seeds, words: words(in: document.root), rounds: 2000)
            #expect(result.texts == [])
            #expect(result.good > 100)
            #expect(result.bad > 500)
        }
    }

    @Test func `the formats of numbers that OpenAPI adds are judged alike`() throws {
        for format in ["int32", "int64"] {
            let schema = try SchemaBench.compile(
                #"{"type":"integer","format":"\#(format)"}"#,
                options: SchemaOptions(dialect: .openAPI))
            let quick = try #require(QuickSchema(schema))
            let result = try differences(schema, quick, near: [], words: [], rounds: 2000)
            #expect(result.texts == [])
            #expect(result.good > 100)
        }
    }

    @Test func `a text that is no JSON is an error, not a verdict`() throws {
        let quick = try #require(QuickSchema(SchemaBench.compile("true")))
        var tape = JSONTape()
        let holds = try quick.accepts(Array("[1]".utf8), using: &tape)
        #expect(holds)
        do throws(JSONParseError) {
            _ = try quick.accepts(Array(#"{"a":1,"a":1}"#.utf8), using: &tape)
            Issue.record("no error")
        } catch {
            #expect(error.reason == .duplicateName("a"))
        }
        let verdict = quick.accepts(tape)
        #expect(!verdict)
    }

    @Test(arguments: [
        #"{"not":{"pattern":"^(?!b)(a+)+$"}}"#,
        #"{"patternProperties":{"^(?!b)(a+)+$":false}}"#,
        #"{"anyOf":[{"pattern":"^(?!b)(a+)+$"},true]}"#,
    ])
    func `what cannot be decided is never accepted`(text: String) throws {
        let schema = try SchemaBench.compile(text)
        let quick = try #require(QuickSchema(schema))
        let long = String(repeating: "a", count: 3000) + "b"
        var tape = JSONTape()
        for value: JSONValue in [.string(long), .object(JSONObject([.init(name: long, value: 1)]))]
        {
            try tape.read(value.serialized())
            let verdict = quick.accepts(tape)
            #expect(verdict == schema.accepts(value))
        }
    }

    @Test func `schemas that judge inside each other without end come to no verdict`() throws {
        let links = (0..<200).map { ##""\##($0)":{"$ref":"#/$defs/\##($0 + 1)","minLength":0}"## }
        let schema = try SchemaBench.compile(
            ##"{"$ref":"#/$defs/0","$defs":{"##
                + links.joined(separator: ",") + ##","200":{"items":{"$ref":"#/$defs/0"}}}}"##)
        let quick = try #require(QuickSchema(schema))
        var tape = JSONTape()
        for depth in [1, 3, 200] {
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            try tape.read(Array(text.utf8))
            let verdict = quick.accepts(tape)
            #expect(try verdict == schema.accepts(SchemaBench.value(text)))
        }
    }

    @Test func `a value left to the walk has as far to go as its place leaves`() throws {
        let schema = try SchemaBench.compile(
            ##"{"$ref":"#/$defs/n","$defs":{"n":{"allOf":[{"allOf":[{"allOf":[{"items":{"$ref":"#/$defs/n"},"uniqueItems":true}]}]}]}}}"##
        )
        let quick = try #require(QuickSchema(schema))
        var tape = JSONTape()
        func nested(_ depth: Int, _ core: String) -> String {
            String(repeating: "[", count: depth) + core + String(repeating: "]", count: depth)
        }
        var verdicts: Set<Bool> = []
        for inner in 90..<120 {
            // The array with two elements is left to the walk, far from the root.
            let text = Array(nested(100, nested(inner, "") + ",0").utf8)
            let verdict = try quick.accepts(text, using: &tape)
            #expect(try verdict == schema.accepts(JSONValue.parse(text)))
            verdicts.insert(verdict)
        }
        #expect(verdicts == [true, false])
    }

    @Test func `schemas compiled together share their tables and keep their own roots`() throws {
        var registry = SchemaRegistry(options: SchemaOptions())
        try registry.add(
            SchemaBench.document(
                ##"{"$defs":{"a":{"type":"string"},"b":{"type":"integer"},"c":{"$ref":"#/$defs/a"}}}"##
            ))
        let pointers = ["a", "b", "c"].map { JSONPointer(["$defs", $0]) }
        let schemas = QuickSchema.compile(try registry.compile("s.json", at: pointers))
        var tape = JSONTape()
        try tape.read(Array("\"x\"".utf8))
        var verdicts: [Bool?] = []
        for schema in schemas { verdicts.append(schema?.accepts(tape)) }
        #expect(verdicts == [true, false, true])
    }
}
