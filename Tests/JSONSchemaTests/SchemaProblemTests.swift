import Findings
import JSONModel
import JSONSchema
import Testing

@Suite struct SchemaProblemTests {
    @Test(arguments: [
        (#"{"requierd":["a"]}"#, "schema-unknown-keyword s.json:1:2"),
        (#"{"properties":{"a":{"typ":"string"}}}"#, "schema-unknown-keyword s.json:1:21"),
        (#"{"$defs":{"a":{"minLenght":1}}}"#, "schema-unknown-keyword s.json:1:16"),
        (##"{"$dynamicRef":"#a"}"##, "schema-unresolved-reference s.json:1:16"),
        (#"{"$dynamicRef":1}"#, "schema-invalid-keyword-value s.json:1:16"),
        (#"{"$vocabulary":[]}"#, "schema-invalid-keyword-value s.json:1:16"),
        (
            #"{"$schema":"http://json-schema.org/draft-06/schema#"}"#,
            "schema-unsupported-dialect s.json:1:12"
        ),
        (
            #"{"items":{"$schema":"https://json-schema.org/draft/2020-12/schema"}}"#,
            "schema-invalid-keyword-value s.json:1:21"
        ),
        (#"{"format":"colour"}"#, "schema-unsupported-format s.json:1:11"),
        (#"{"title":1}"#, "schema-invalid-keyword-value s.json:1:10"),
        (#"{"deprecated":"yes"}"#, "schema-invalid-keyword-value s.json:1:15"),
        (#"{"$anchor":"1a"}"#, "schema-invalid-keyword-value s.json:1:12"),
        (#"{"maxItems":1.5}"#, "schema-invalid-keyword-value s.json:1:13"),
        (#"{"maximum":"1"}"#, "schema-invalid-keyword-value s.json:1:12"),
        (#"{"uniqueItems":1}"#, "schema-invalid-keyword-value s.json:1:16"),
        (#"{"required":[1]}"#, "schema-invalid-keyword-value s.json:1:13"),
        (#"{"properties":[]}"#, "schema-invalid-keyword-value s.json:1:15"),
        (#"{"allOf":[]}"#, "schema-invalid-keyword-value s.json:1:10"),
        (#"{"prefixItems":[]}"#, "schema-invalid-keyword-value s.json:1:16"),
        (#"{"type":[]}"#, "schema-invalid-keyword-value s.json:1:9"),
        (#"{"dependentRequired":{"a":"b"}}"#, "schema-invalid-keyword-value s.json:1:27"),
        (#"{"not":1}"#, "schema-invalid-keyword-value s.json:1:8"),
        (#"{"type":"str"}"#, "schema-invalid-keyword-value s.json:1:9"),
        (#"{"minLength":-1}"#, "schema-invalid-keyword-value s.json:1:14"),
        (#"{"required":["a","a"]}"#, "schema-invalid-keyword-value s.json:1:13"),
        (#"{"enum":1}"#, "schema-invalid-keyword-value s.json:1:9"),
        (#"{"multipleOf":0}"#, "schema-invalid-keyword-value s.json:1:15"),
        (#"{"items":[{}]}"#, "schema-invalid-keyword-value s.json:1:10"),
        (#"{"$id":"http://a/b#c"}"#, "schema-invalid-keyword-value s.json:1:8"),
        (#"{"pattern":"(?i:a)"}"#, "schema-invalid-pattern s.json:1:12"),
        (#"{"pattern":"(?:a{5000}){5000}"}"#, "schema-invalid-pattern s.json:1:12"),
        (#"{"pattern":"a{1000000}"}"#, "schema-invalid-pattern s.json:1:12"),
        (#"{"patternProperties":{"(":true}}"#, "schema-invalid-pattern s.json:1:27"),
        (##"{"$ref":"#/$defs/x","$defs":{"y":{}}}"##, "schema-unresolved-reference s.json:1:9"),
        (#"{"$ref":"other.json"}"#, "schema-unresolved-reference s.json:1:9"),
        (##"{"$ref":"#nowhere"}"##, "schema-unresolved-reference s.json:1:9"),
        (##"{"$ref":"#"}"##, "schema-endless-reference s.json:1:1"),
        (
            #"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"#,
            "schema-repeated-identifier s.json:1:35"
        ),
        (#"{"type":"string","type":"integer"}"#, "schema-repeated-name s.json:1:18"),
    ])
    func `a broken schema is refused with rule, line and column`(
        _ row: (schema: String, problem: String)
    ) throws {
        #expect(try SchemaBench.problems(row.schema) == [row.problem])
    }

    @Test func `every problem is told at once, in reading order`() throws {
        #expect(
            try SchemaBench.problems("{\n\"b\":1,\n\"a\":2,\n\"type\":3}") == [
                "schema-unknown-keyword s.json:2:1", "schema-unknown-keyword s.json:3:1",
                "schema-invalid-keyword-value s.json:4:8",
            ])
    }

    @Test func `a misspelt keyword suggests the right one`() throws {
        let error = #expect(throws: SchemaError.self) {
            try SchemaBench.compile(#"{"requierd":[]}"#)
        }
        #expect(error?.findings.first?.nextAction == "did you mean \"required\"?")
    }

    @Test func `unknown keywords pass only when asked for, and names starting with x- always`()
        throws
    {
        let lenient = SchemaOptions(unknownKeywords: .ignored, formats: .annotated)
        #expect(try SchemaBench.problems(#"{"foo":1,"format":"colour"}"#, options: lenient) == [])
        #expect(try SchemaBench.problems(#"{"x-foo":1}"#) == [])
    }

    @Test func `a long row of references ends in an error, not in a crash`() throws {
        let links = (0..<5000).map { "\"d\($0)\":{\"$ref\":\"#/$defs/d\($0 + 1)\"}" }
        let text =
            "{\"$ref\":\"#/$defs/d0\",\"$defs\":{\(links.joined(separator: ",")),\"d5000\":{}}}"
        let problems = try SchemaBench.problems(text)
        #expect(problems.first?.hasPrefix("schema-endless-reference") == true)
    }

    @Test func `every rule has a reason`() {
        #expect(SchemaRule.allCases.allSatisfy { $0.reason.hasSuffix(".") })
    }
}
