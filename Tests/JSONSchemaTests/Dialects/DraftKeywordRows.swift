import JSONSchema
import Testing

/// What a keyword takes and refuses, in the drafts that have it.
struct DraftKeywordRow: Sendable, CustomTestStringConvertible {
    let keyword: String
    var drafts: ClosedRange<SchemaDraft>
    let schema: String
    let good: [String]
    let bad: [String]

    init(
        _ keyword: String, in drafts: ClosedRange<SchemaDraft> = .draft07 ... .draft2020,
        _ schema: String, good: [String], bad: [String]
    ) {
        self.keyword = keyword
        self.drafts = drafts
        self.schema = schema
        self.good = good
        self.bad = bad
    }

    var testDescription: String { "\(keyword): \(schema)" }

    static let all = core + applicators + older + assertions + annotations
}

extension DraftKeywordRow {
    private static let newer = SchemaDraft.draft2019 ... .draft2020
    private static let newest = SchemaDraft.draft2020 ... .draft2020
    private static let draft2019 = SchemaDraft.draft2019 ... .draft2019
    private static let draft07 = SchemaDraft.draft07 ... .draft07
    private static let untilDraft2019 = SchemaDraft.draft07 ... .draft2019

    static let core: [DraftKeywordRow] = [
        .init(
            "$schema", in: draft07,
            #"{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"null"}]}"#,
            good: ["[null]"], bad: ["[1]"]),
        .init(
            "$schema", in: draft2019,
            #"{"$schema":"https://json-schema.org/draft/2019-09/schema","items":[{"type":"null"}]}"#,
            good: ["[null]"], bad: ["[1]"]),
        .init(
            "$schema", in: newest,
            #"{"$schema":"https://json-schema.org/draft/2020-12/schema","prefixItems":[{"type":"null"}]}"#,
            good: ["[null]"], bad: ["[1]"]),
        .init(
            "$id", in: draft07,
            #"{"$id":"https://x.test/a","allOf":[{"$ref":"b"}],"definitions":{"b":{"$id":"b","type":"null"}}}"#,
            good: ["null"], bad: ["1"]),
        .init(
            "$id", in: draft07,
            ##"{"allOf":[{"$ref":"#here"}],"definitions":{"b":{"$id":"#here","type":"null"}}}"##,
            good: ["null"], bad: ["1"]),
        .init(
            "$id", in: newer,
            #"{"$id":"https://x.test/a","$ref":"b","$defs":{"b":{"$id":"b","type":"null"}}}"#,
            good: ["null"], bad: ["1"]),
        .init(
            "$ref", in: draft07,
            ##"{"properties":{"a":{"$ref":"#/definitions/n","maxLength":1}},"definitions":{"n":{"type":"string"}}}"##,
            good: [#"{"a":"long"}"#], bad: [#"{"a":1}"#]),
        .init(
            "$ref", in: newer,
            ##"{"properties":{"a":{"$ref":"#/$defs/n","maxLength":1}},"$defs":{"n":{"type":"string"}}}"##,
            good: [#"{"a":"s"}"#], bad: [#"{"a":1}"#, #"{"a":"long"}"#]),
        .init(
            "$anchor", in: newer,
            ##"{"$ref":"#n","$defs":{"a":{"$anchor":"n","type":"null"}}}"##, good: ["null"],
            bad: ["1"]),
        .init(
            "$dynamicRef", in: newest,
            ##"{"$dynamicRef":"#n","$defs":{"a":{"$anchor":"n","type":"null"}}}"##,
            good: ["null"], bad: ["1"]),
        .init(
            "$dynamicAnchor", in: newest, dynamicTree("$dynamicRef", "$dynamicAnchor"),
            good: [#"{"kids":[{"kids":[]}]}"#], bad: [#"{"kids":[{"kidz":[]}]}"#, #"{"k":1}"#]),
        .init(
            "$recursiveRef", in: draft2019,
            ##"{"properties":{"kid":{"$recursiveRef":"#"}},"additionalProperties":false}"##,
            good: [#"{"kid":{"kid":{}}}"#], bad: [#"{"kid":{"kit":{}}}"#]),
        .init(
            "$recursiveAnchor", in: draft2019,
            dynamicTree("$recursiveRef", "$recursiveAnchor"),
            good: [#"{"kids":[{"kids":[]}]}"#], bad: [#"{"kids":[{"kidz":[]}]}"#, #"{"k":1}"#]),
        .init(
            "$defs", in: newer, ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}"##,
            good: ["null"], bad: ["1"]),
        .init(
            "definitions", in: untilDraft2019,
            ##"{"allOf":[{"$ref":"#/definitions/a"}],"definitions":{"a":{"type":"null"}}}"##,
            good: ["null"], bad: ["1"]),
        .init(
            "$vocabulary", in: newest,
            #"{"$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true},"type":"null"}"#,
            good: ["null"], bad: ["1"]),
        .init(
            "$vocabulary", in: draft2019,
            #"{"$vocabulary":{"https://json-schema.org/draft/2019-09/vocab/core":true},"type":"null"}"#,
            good: ["null"], bad: ["1"]),
    ]

    /// A tree that may be closed by another schema: only the dynamic way reaches the inner nodes.
    private static func dynamicTree(_ reference: String, _ anchor: String) -> String {
        let isDynamic = anchor == "$dynamicAnchor"
        let (mark, name) = (isDynamic ? "\"node\"" : "true", isDynamic ? "#node" : "#")
        return """
            {"$id":"https://x.test/strict","\(anchor)":\(mark),"$ref":"tree",
             "unevaluatedProperties":false,
             "$defs":{"tree":{"$id":"https://x.test/tree","\(anchor)":\(mark),"type":"object",
              "properties":{"kids":{"items":{"\(reference)":"\(name)"}}}}}}
            """
    }

    static let applicators: [DraftKeywordRow] = [
        .init(
            "allOf", #"{"allOf":[{"type":"integer"},{"minimum":3}]}"#, good: ["3"],
            bad: ["2", "3.5"]),
        .init(
            "anyOf", #"{"anyOf":[{"type":"integer"},{"minimum":3}]}"#, good: ["1", "3.5"],
            bad: ["2.5"]),
        .init(
            "oneOf", #"{"oneOf":[{"type":"integer"},{"minimum":3}]}"#, good: ["1", "3.5"],
            bad: ["2.5", "3"]),
        .init("not", #"{"not":{"type":"integer"}}"#, good: ["\"a\""], bad: ["1"]),
        .init(
            "if", #"{"if":{"type":"integer"},"then":{"minimum":3}}"#, good: ["3", "\"a\""],
            bad: ["2"]),
        .init("then", #"{"if":true,"then":{"const":1},"else":false}"#, good: ["1"], bad: ["2"]),
        .init("else", #"{"if":false,"then":false,"else":{"const":1}}"#, good: ["1"], bad: ["2"]),
        .init(
            "dependentSchemas", in: newer,
            #"{"dependentSchemas":{"card":{"required":["cvc"]}}}"#,
            good: ["{}", #"{"card":1,"cvc":2}"#, "[]"], bad: [#"{"card":1}"#]),
        .init(
            "properties", #"{"properties":{"a":{"type":"null"}}}"#,
            good: [#"{"a":null,"b":1}"#, "[]"], bad: [#"{"a":1}"#]),
        .init(
            "patternProperties", #"{"patternProperties":{"^x-":{"type":"null"}}}"#,
            good: [#"{"x-a":null,"ax-":1}"#], bad: [#"{"x-a":1}"#]),
        .init(
            "additionalProperties",
            #"{"properties":{"a":true},"patternProperties":{"b":true},"additionalProperties":{"type":"null"}}"#,
            good: [#"{"a":1,"abc":2,"c":null}"#], bad: [#"{"c":1}"#]),
        .init(
            "propertyNames", #"{"propertyNames":{"maxLength":2}}"#, good: [#"{"ab":1}"#],
            bad: [#"{"abc":1}"#]),
        .init(
            "prefixItems", in: newest, #"{"prefixItems":[{"type":"null"},{"const":1}]}"#,
            good: ["[]", "[null]", "[null,1,9]", "{}"], bad: ["[1]", "[null,2]"]),
        .init(
            "items", #"{"items":{"type":"null"}}"#, good: ["[]", "[null,null]", "1"],
            bad: ["[null,1]"]),
        .init(
            "items", in: untilDraft2019, #"{"items":[{"type":"null"},{"const":1}]}"#,
            good: ["[]", "[null]", "[null,1,9]"], bad: ["[1]", "[null,2]"]),
        .init(
            "items", in: newest, #"{"prefixItems":[true],"items":false}"#, good: ["[]", "[1]"],
            bad: ["[1,2]"]),
        .init("contains", #"{"contains":{"const":1}}"#, good: ["[2,1]", "1"], bad: ["[]", "[2]"]),
        .init(
            "unevaluatedItems", in: newest,
            #"{"allOf":[{"prefixItems":[true]}],"unevaluatedItems":{"type":"null"}}"#,
            good: ["[1]", "[1,null]"], bad: ["[1,2]"]),
        .init(
            "unevaluatedItems", in: newest,
            #"{"contains":{"const":1},"unevaluatedItems":false}"#, good: ["[1,1]"],
            bad: ["[1,2]"]),
        .init(
            "unevaluatedItems", in: draft2019,
            #"{"allOf":[{"items":[true]}],"contains":{"const":1},"unevaluatedItems":false}"#,
            good: ["[1]"], bad: ["[1,1]", "[2]"]),
        .init(
            "unevaluatedProperties", in: newer,
            #"{"anyOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":true}}],"unevaluatedProperties":false}"#,
            good: [#"{"a":1,"b":2}"#], bad: [#"{"a":2,"b":2}"#, #"{"c":1}"#]),
    ]

    static let older: [DraftKeywordRow] = [
        .init(
            "additionalItems", in: untilDraft2019,
            #"{"items":[true],"additionalItems":{"type":"null"}}"#, good: ["[1]", "[1,null]"],
            bad: ["[1,2]"]),
        .init(
            "additionalItems", in: untilDraft2019, #"{"items":{},"additionalItems":false}"#,
            good: ["[1,2]"], bad: []),
        .init(
            "dependencies", in: draft07,
            #"{"dependencies":{"card":["cvc","zip"],"bank":{"required":["iban"]},"cash":[]}}"#,
            good: ["{}", #"{"card":1,"cvc":2,"zip":3}"#, #"{"bank":1,"iban":2,"cash":3}"#],
            bad: [#"{"card":1,"cvc":2}"#, #"{"bank":1}"#]),
    ]

    static let assertions: [DraftKeywordRow] = [
        .init("type", #"{"type":"integer"}"#, good: ["1", "1.0", "1e2"], bad: ["1.5", "null"]),
        .init("type", #"{"type":["string","null"]}"#, good: ["\"\"", "null"], bad: ["1", "[]"]),
        .init("const", #"{"const":{"a":[1]}}"#, good: [#"{"a":[1.0]}"#], bad: ["{}", "1"]),
        .init("enum", #"{"enum":["a",2]}"#, good: ["\"a\"", "2.0"], bad: ["\"A\"", "null"]),
        .init("enum", #"{"enum":[]}"#, good: [], bad: ["1", "null"]),
        .init(
            "multipleOf", #"{"multipleOf":0.01}"#, good: ["0.07", "19.99", "\"a\""],
            bad: ["0.075"]),
        .init("maximum", #"{"maximum":10}"#, good: ["10", "null"], bad: ["10.01", "1e400"]),
        .init("exclusiveMaximum", #"{"exclusiveMaximum":3}"#, good: ["2.99"], bad: ["3.00"]),
        .init("minimum", #"{"minimum":1.5}"#, good: ["1.5", "\"a\""], bad: ["1.49"]),
        .init("exclusiveMinimum", #"{"exclusiveMinimum":0}"#, good: ["0.001"], bad: ["-0.0"]),
        .init("maxLength", #"{"maxLength":2}"#, good: ["\"😀😀\"", "555"], bad: ["\"abc\""]),
        .init("maxLength", #"{"maxLength":1e30}"#, good: ["\"abc\""], bad: []),
        .init("minLength", #"{"minLength":2.0}"#, good: ["\"ab\"", "5"], bad: ["\"😀\""]),
        .init("pattern", #"{"pattern":"b+"}"#, good: ["\"abbc\"", "1"], bad: ["\"ac\""]),
        .init("maxItems", #"{"maxItems":1}"#, good: ["[1]", "{}"], bad: ["[1,2]"]),
        .init("minItems", #"{"minItems":1}"#, good: ["[1]", "{}"], bad: ["[]"]),
        .init(
            "uniqueItems", #"{"uniqueItems":true}"#, good: ["[1,true,\"1\"]"], bad: ["[1,1.0]"]),
        .init(
            "maxContains", in: newer, #"{"contains":{"const":1},"maxContains":1}"#,
            good: ["[1,2]"], bad: ["[1,1]", "[2]"]),
        .init(
            "minContains", in: newer, #"{"contains":{"const":1},"minContains":2}"#,
            good: ["[1,1]"], bad: ["[1]"]),
        .init(
            "minContains", in: newer, #"{"contains":{"const":1},"minContains":0}"#,
            good: ["[]", "[2]"], bad: []),
        .init("maxProperties", #"{"maxProperties":1}"#, good: ["{}"], bad: [#"{"a":1,"b":2}"#]),
        .init("minProperties", #"{"minProperties":1}"#, good: [#"{"a":1}"#], bad: ["{}"]),
        .init(
            "required", #"{"required":["a","b"]}"#, good: [#"{"b":1,"a":2}"#, "1"],
            bad: [#"{"a":1}"#]),
        .init(
            "dependentRequired", in: newer, #"{"dependentRequired":{"card":["cvc"]}}"#,
            good: ["{}", #"{"card":1,"cvc":2}"#], bad: [#"{"card":1}"#]),
        .init("format", #"{"format":"ipv4"}"#, good: ["\"10.0.0.1\"", "1"], bad: ["\"10\""]),
    ]

    static let annotations: [DraftKeywordRow] = [
        .init("title", #"{"title":"t"}"#, good: ["1", "null"], bad: []),
        .init("description", #"{"description":"d"}"#, good: ["1"], bad: []),
        .init("default", #"{"type":"integer","default":"x"}"#, good: ["1"], bad: ["\"x\""]),
        .init("deprecated", in: newer, #"{"deprecated":true}"#, good: ["1"], bad: []),
        .init("readOnly", #"{"readOnly":true}"#, good: ["1"], bad: []),
        .init("writeOnly", #"{"writeOnly":true}"#, good: ["1"], bad: []),
        .init("examples", #"{"examples":[]}"#, good: ["1"], bad: []),
        .init("$comment", #"{"$comment":"c"}"#, good: ["1"], bad: []),
        .init("contentEncoding", #"{"contentEncoding":"base64"}"#, good: ["\"%\""], bad: []),
        .init(
            "contentMediaType", #"{"contentMediaType":"application/json"}"#, good: ["\"{:}\""],
            bad: []),
        .init(
            "contentSchema", in: newer,
            #"{"contentMediaType":"application/json","contentSchema":{"type":"null"}}"#,
            good: ["\"1\""], bad: []),
    ]
}
