import JSONModel
import JSONSchema
import Testing

/// One row for each keyword: a schema, values it takes, values it refuses.
struct KeywordRow: Sendable, CustomTestStringConvertible {
    let schema: String
    let good: [String]
    let bad: [String]

    var testDescription: String { schema }
}

@Suite struct KeywordTableTests {
    static let rows: [KeywordRow] = scalarRows + arrayRows + objectRows + combinationRows

    static let scalarRows = [
        KeywordRow(schema: "true", good: ["1", "null"], bad: []),
        KeywordRow(schema: "false", good: [], bad: ["1", "null"]),
        KeywordRow(
            schema: #"{"type":"integer"}"#, good: ["1", "1.0", "1e2", "123456789012345678901234"],
            bad: ["1.5", "\"1\"", "null"]),
        KeywordRow(
            schema: #"{"type":["string","null"]}"#, good: ["\"\"", "null"], bad: ["1", "[]"]),
        KeywordRow(
            schema: #"{"const":{"a":1,"b":[2]}}"#, good: [#"{"b":[2.0],"a":1}"#],
            bad: [#"{"a":1}"#, "null"]),
        KeywordRow(
            schema: #"{"enum":["é",2,null]}"#, good: ["\"é\"", "2.0", "null"],
            bad: ["\"e\u{301}\"", "3", "false"]),
        KeywordRow(schema: #"{"minimum":1.5}"#, good: ["1.5", "2", "\"a\""], bad: ["1.49", "-2"]),
        KeywordRow(schema: #"{"maximum":10}"#, good: ["10", "-1e400"], bad: ["10.01", "1e400"]),
        KeywordRow(schema: #"{"exclusiveMinimum":0}"#, good: ["0.001"], bad: ["0", "-0.0"]),
        KeywordRow(schema: #"{"exclusiveMaximum":3}"#, good: ["2.99"], bad: ["3", "3.00"]),
        KeywordRow(
            schema: #"{"multipleOf":0.01}"#, good: ["0.07", "19.99", "1e300", "0"],
            bad: ["0.075", "1e-3"]),
        KeywordRow(schema: #"{"multipleOf":20}"#, good: ["40", "1e2", "0.0"], bad: ["30", "1.5"]),
        KeywordRow(
            schema: #"{"minLength":2,"maxLength":3}"#, good: ["\"ab\"", "\"😀😀\"", "\"😀😀😀\"", "5"],
            bad: ["\"a\"", "\"😀\"", "\"abcd\"", "\"😀😀😀😀\""]),
        KeywordRow(schema: #"{"pattern":"b+"}"#, good: ["\"abbc\"", "1"], bad: ["\"ac\""]),
        KeywordRow(schema: #"{"format":"uuid"}"#, good: ["1"], bad: ["\"x\""]),
    ]

    static let arrayRows = [
        KeywordRow(
            schema: #"{"minItems":1,"maxItems":2}"#, good: ["[1]", "[1,2]", "{}"],
            bad: ["[]", "[1,2,3]"]),
        KeywordRow(
            schema: #"{"uniqueItems":true}"#, good: ["[1,true,\"1\"]", "[]"],
            bad: ["[1,1.0]", #"[{"a":1,"b":2},{"b":2,"a":1}]"#]),
        KeywordRow(schema: #"{"items":{"type":"string"}}"#, good: ["[]", "[\"a\"]"], bad: ["[1]"]),
        KeywordRow(
            schema: #"{"prefixItems":[{"type":"integer"},{"type":"string"}],"items":false}"#,
            good: ["[1]", "[1,\"a\"]"], bad: ["[\"a\"]", "[1,\"a\",2]"]),
        KeywordRow(schema: #"{"contains":{"const":1}}"#, good: ["[2,1]"], bad: ["[]", "[2]"]),
        KeywordRow(
            schema: #"{"contains":{"const":1},"minContains":2,"maxContains":3}"#,
            good: ["[1,1]", "[1,2,1,1]"], bad: ["[1]", "[1,1,1,1]"]),
        KeywordRow(
            schema: #"{"contains":{"const":1},"minContains":0}"#, good: ["[]", "[2]"], bad: []),
        KeywordRow(
            schema: #"{"prefixItems":[true],"unevaluatedItems":{"type":"null"}}"#,
            good: ["[1]", "[1,null]"], bad: ["[1,2]"]),
        KeywordRow(
            schema: #"{"contains":{"const":1},"unevaluatedItems":false}"#, good: ["[1,1]"],
            bad: ["[1,2]"]),
    ]

    static let objectRows = [
        KeywordRow(
            schema: #"{"properties":{"a":{"type":"integer"}}}"#, good: [#"{"a":1,"b":"x"}"#, "[]"],
            bad: [#"{"a":"x"}"#]),
        KeywordRow(
            schema: #"{"properties":{"a":true},"required":["a","z"]}"#, good: [#"{"z":1,"a":2}"#],
            bad: [#"{"a":1}"#, #"{"z":1}"#, "{}"]),
        KeywordRow(
            schema: #"{"properties":{"K":true},"additionalProperties":false}"#,
            good: ["{}", #"{"K":1}"#], bad: [#"{"k":1}"#, "{\"\u{212A}\":1}"]),
        KeywordRow(
            schema:
                #"{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":{"type":"integer"}}"#,
            good: [#"{"x-a":"b","c":1}"#], bad: [#"{"x-a":1}"#, #"{"c":"b"}"#]),
        KeywordRow(
            schema: #"{"propertyNames":{"maxLength":2}}"#, good: [#"{"ab":1}"#],
            bad: [#"{"abc":1}"#]),
        KeywordRow(
            schema: #"{"minProperties":1,"maxProperties":2}"#, good: [#"{"a":1}"#],
            bad: ["{}", #"{"a":1,"b":2,"c":3}"#]),
        KeywordRow(
            schema: #"{"dependentRequired":{"card":["cvc","zip"]}}"#,
            good: ["{}", #"{"card":1,"cvc":2,"zip":3}"#], bad: [#"{"card":1,"cvc":2}"#]),
        KeywordRow(
            schema: #"{"dependentSchemas":{"card":{"required":["cvc"]}}}"#,
            good: ["{}", #"{"card":1,"cvc":2}"#], bad: [#"{"card":1}"#]),
        KeywordRow(
            schema:
                #"{"allOf":[{"properties":{"a":true}}],"properties":{"b":true},"unevaluatedProperties":false}"#,
            good: [#"{"a":1,"b":2}"#], bad: [#"{"a":1,"c":2}"#]),
        KeywordRow(
            schema:
                #"{"anyOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":true}}],"unevaluatedProperties":false}"#,
            good: [#"{"a":1,"b":2}"#], bad: [#"{"a":2,"b":2}"#, #"{"c":1}"#]),
    ]

    static let combinationRows = [
        KeywordRow(
            schema: #"{"allOf":[{"type":"integer"},{"minimum":3}]}"#, good: ["3"],
            bad: ["2", "3.5"]),
        KeywordRow(
            schema: #"{"anyOf":[{"type":"integer"},{"minimum":3}]}"#, good: ["1", "3.5"],
            bad: ["2.5"]),
        KeywordRow(
            schema: #"{"oneOf":[{"type":"integer"},{"minimum":3}]}"#, good: ["1", "3.5"],
            bad: ["2.5", "3"]),
        KeywordRow(schema: #"{"not":{"type":"integer"}}"#, good: ["\"a\""], bad: ["1"]),
        KeywordRow(
            schema: #"{"if":{"type":"integer"},"then":{"minimum":3},"else":{"type":"string"}}"#,
            good: ["3", "\"a\""], bad: ["2", "null"]),
        KeywordRow(schema: #"{"then":false,"else":false}"#, good: ["1"], bad: []),
        KeywordRow(
            schema: ##"{"$ref":"#/$defs/n","$defs":{"n":{"type":"integer"}}}"##, good: ["1"],
            bad: ["\"a\""]),
        KeywordRow(
            schema: ##"{"$ref":"#num","$defs":{"n":{"$anchor":"num","type":"integer"}}}"##,
            good: ["1"], bad: ["\"a\""]),
        KeywordRow(
            schema: ##"{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}"##,
            good: [#"{"next":{"next":{}}}"#], bad: [#"{"next":{"prev":{}}}"#]),
        KeywordRow(
            schema:
                #"{"title":"t","description":"d","default":1,"examples":[1],"deprecated":true,"readOnly":true,"writeOnly":false,"$comment":"c","x-owner":"us","contentMediaType":"text/plain","contentEncoding":"base64"}"#,
            good: ["1", "null"], bad: []),
    ]

    @Test(arguments: rows)
    func `each keyword takes its good values and refuses its bad ones, quickly and with reasons`(
        _ row: KeywordRow
    ) throws {
        let schema = try SchemaBench.compile(row.schema)
        for text in row.good {
            let value = try SchemaBench.value(text)
            #expect(schema.accepts(value), "\(text)")
            #expect(schema.judge(value).isEmpty, "\(text)")
        }
        for text in row.bad {
            let value = try SchemaBench.value(text)
            #expect(!schema.accepts(value), "\(text)")
            #expect(!schema.judge(value).isEmpty, "\(text)")
        }
    }

    @Test func `the table has a row for every keyword that judges`() {
        let judging = [
            "$ref", "$anchor", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
            "dependentSchemas", "properties", "patternProperties", "additionalProperties",
            "propertyNames", "prefixItems", "items", "contains", "unevaluatedItems",
            "unevaluatedProperties", "type", "const", "enum", "multipleOf", "maximum",
            "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern",
            "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties",
            "minProperties", "required", "dependentRequired", "format",
        ]
        for keyword in judging {
            #expect(Self.rows.contains { $0.schema.contains("\"\(keyword)\":") }, "\(keyword)")
        }
    }
}
