import Findings
import JSONModel
import JSONSchema
import OpenAPI
import Testing

/// The schema dialect of OpenAPI 3.0.
@Suite struct OpenAPI30Tests {
    private func document(_ schema: String, others: String = "") -> String {
        SmallAPI.text(
            #""paths":{},"components":{"schemas":{"A":\#(schema)\#(others)}}"#, version: "3.0.3")
    }

    private func schema(_ schema: String, others: String = "") throws -> CompiledSchema {
        let api = try SmallAPI.load(document(schema, others: others))
        let pointer = JSONPointer(["components", "schemas", "A"])
        return try api.schemas.compile(api.source.name, at: pointer)
    }

    struct Row: Sendable {
        let schema: String
        let accepted: [JSONValue]
        let refused: [JSONValue]

        init(_ schema: String, _ accepted: [JSONValue], _ refused: [JSONValue]) {
            self.schema = schema
            self.accepted = accepted
            self.refused = refused
        }
    }

    static let nullable = #","N":{"type":"string","nullable":true},"S":{"type":"string"}"#

    @Test(arguments: [
        Row(#"{"type":"string"}"#, ["a"], [nil, 1]),
        Row(#"{"type":"string","nullable":true}"#, ["a", nil], [1]),
        Row(#"{"type":"string","nullable":false}"#, ["a"], [nil]),
        Row(#"{"type":"string","enum":["a"],"nullable":true}"#, ["a", nil], ["b"]),
        Row(#"{"type":"string","enum":["a",null],"nullable":true}"#, ["a", nil], ["b"]),
        Row(##"{"allOf":[{"$ref":"#/components/schemas/S"}],"nullable":true}"##, ["a", nil], [1]),
        Row(##"{"anyOf":[{"$ref":"#/components/schemas/S"}],"nullable":true}"##, ["a", nil], [1]),
        Row(
            ##"{"oneOf":[{"$ref":"#/components/schemas/S"},{"type":"integer"}],"nullable":true}"##,
            ["a", 1, nil], [true]),
        Row(
            ##"{"oneOf":[{"$ref":"#/components/schemas/N"},{"type":"integer"}],"nullable":true}"##,
            ["a", 1, nil], [true]),
        Row(##"{"$ref":"#/components/schemas/S","nullable":true,"maxLength":1}"##, ["abc"], [nil]),
        Row(#"{"type":"integer","minimum":1,"exclusiveMinimum":true}"#, [2], [1]),
        Row(#"{"type":"integer","minimum":1,"exclusiveMinimum":false}"#, [1], [0]),
        Row(#"{"type":"integer","maximum":5,"exclusiveMaximum":true}"#, [4], [5]),
        Row(#"{"type":"integer","exclusiveMaximum":true}"#, [9], ["a"]),
        Row(#"{"type":"integer","format":"int32"}"#, [2_147_483_647], [2_147_483_648]),
        Row(#"{"type":"integer","format":"int64"}"#, [2_147_483_648], ["a"]),
        Row(#"{"type":"number","format":"double"}"#, [1], ["a"]),
        Row(#"{"type":"integer","format":"unix-time"}"#, [1], ["a"]),
        Row(#"{"type":"string","format":"password"}"#, ["a"], [1]),
        Row(#"{"type":"string","format":"byte"}"#, ["aGk="], [1]),
        Row(#"{"type":"string","format":"date","example":"2020-01-01"}"#, ["2020-02-01"], ["x"]),
        Row(
            #"{"type":"object","properties":{"a":{"type":"array","items":{"type":"string","nullable":true}}}}"#,
            [["a": [nil, "b"]]], [["a": nil], ["a": [1]]]),
        Row(
            #"{"type":"object","additionalProperties":{"type":"integer","nullable":true}}"#,
            [["a": nil]], [["a": "b"]]),
        Row(#"{"not":{"type":"string","nullable":true}}"#, [1], [nil, "a"]),
    ])
    func `a schema keeps its meaning in the words of 2020-12`(_ row: Row) throws {
        let schema = try schema(row.schema, others: Self.nullable)
        for value in row.accepted { #expect(schema.accepts(value), "\(value.text)") }
        for value in row.refused { #expect(!schema.accepts(value), "\(value.text)") }
    }

    @Test func `a failure names the keyword where it was written`() throws {
        let schema = try schema(#"{"type":"integer","minimum":1,"exclusiveMinimum":true}"#)
        let failure = try #require(schema.judge(1).first)
        #expect(failure.keyword == "exclusiveMinimum")
        #expect(failure.schema.pointer?.description == "/components/schemas/A/exclusiveMinimum")
        #expect(failure.schema.position?.line == 1)
        #expect((failure.schema.position?.column ?? 0) > 100)
    }

    @Test(arguments: [
        (#"{"const":1}"#, "schema-unknown-keyword /components/schemas/A/const"),
        (
            #"{"properties":{"a":{"$defs":{}}}}"#,
            "schema-unknown-keyword /components/schemas/A/properties/a/$defs"
        ),
        (
            #"{"type":["string","null"]}"#,
            "schema-invalid-keyword-value /components/schemas/A/type"
        ),
        (#"{"type":"null"}"#, "schema-invalid-keyword-value /components/schemas/A/type"),
        (
            #"{"exclusiveMinimum":1}"#,
            "schema-invalid-keyword-value /components/schemas/A/exclusiveMinimum"
        ),
    ])
    func `a keyword of another dialect is a finding`(
        _ row: (schema: String, problem: String)
    ) throws {
        #expect(try SmallAPI.problems(document(row.schema)) == [row.problem])
    }

    @Test func `fields of 3_1 are unknown in 3_0, and the finding says so`() throws {
        let text = SmallAPI.text(#""paths":{},"webhooks":{}"#, version: "3.0.3")
        let error = #expect(throws: OpenAPIError.self) { try SmallAPI.load(text) }
        #expect(error?.findings.map(\.rule) == ["openapi-unknown-field"])
        #expect(
            error?.findings.first?.nextAction
                == "OpenAPI 3.1 has this field, the version named here has not")
    }

    @Test func `schemas of another file are translated where they are used`() throws {
        let others = [
            "c/apis/parts.json":
                ##"{"Money":{"type":"object","properties":{"currency":{"$ref":"#/Code"}}},"Code":{"type":"string","nullable":true}}"##
        ]
        let text = SmallAPI.post(
            body:
                #"{"content":{"application/json":{"schema":{"$ref":"parts.json#/Money"}}}}"#,
            version: "3.0.0")
        let api = try SmallAPI.load(text, alongside: others)
        let schema = try #require(api.operations.first?.requestBody?.content.first?.schema)
        #expect(schema.accepts(["currency": nil]))
        #expect(!schema.accepts(["currency": 1]))
    }

    @Test func `a schema file that names its dialect keeps it`() throws {
        let others = [
            "c/events/money.json":
                #"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":["integer","null"]}"#
        ]
        let text = SmallAPI.post(
            body: #"{"content":{"application/json":{"schema":{"$ref":"../events/money.json"}}}}"#,
            version: "3.0.0")
        let api = try SmallAPI.load(text, alongside: others)
        let schema = try #require(api.operations.first?.requestBody?.content.first?.schema)
        #expect(schema.accepts(nil))
        #expect(!schema.accepts("a"))
    }
}
