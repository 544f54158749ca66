import Findings
import JSONModel
import JSONSchema
import Testing

@Suite struct OutputTests {
    private let schema = ##"""
        {"$id":"https://x.test/s",
         "properties":{"a":{"$ref":"#/$defs/n"},"b c":{"anyOf":[{"type":"string"},{"minimum":3}]}},
         "required":["a"],
         "$defs":{"n":{"title":"N","type":"integer"}}}
        """##

    private func output(_ text: String, _ form: SchemaOutputForm) throws -> JSONValue {
        try SchemaBench.compile(schema).output(SchemaBench.value(text), form: form)
    }

    /// The locations and texts of units, in order, each with what is below it.
    private func lines(_ units: JSONValue?, indent: String = "") -> [String] {
        (units?.array ?? []).flatMap { unit in
            let text =
                [
                    unit["keywordLocation"]?.string, unit["instanceLocation"]?.string,
                    unit["error"]?.string ?? unit["annotation"]?.text,
                ].compactMap(\.self).joined(separator: " | ")
            return [indent + text]
                + lines(unit["errors"] ?? unit["annotations"], indent: indent + "  ")
        }
    }

    @Test func `flag is the verdict and nothing else`() throws {
        #expect(try output(#"{"a":1}"#, .flag) == ["valid": true])
        #expect(try output("{}", .flag) == ["valid": false])
    }

    @Test func `basic is a flat list of the errors that make the value fail`() throws {
        let answer = try output(#"{"a":"x","b c":1}"#, .basic)
        #expect(answer["valid"] == false)
        #expect(
            lines(answer["errors"]) == [
                "/properties/a/$ref/type | /a | expected integer, found string \"x\"",
                "/properties/b c/anyOf | /b c | expected at least one of 2 branches to fit, found 1",
                "/properties/b c/anyOf/0/type | /b c | expected string, found number 1",
                "/properties/b c/anyOf/1/minimum | /b c | expected at least 3, found 1",
            ])
        #expect(
            answer["errors"]?[0]?["absoluteKeywordLocation"] == "https://x.test/s#/$defs/n/type")
        #expect(
            answer["errors"]?[1]?["absoluteKeywordLocation"]
                == "https://x.test/s#/properties/b%20c/anyOf")
    }

    @Test func `basic lists the annotations of a value that fits`() throws {
        let answer = try output(#"{"a":1,"b c":4}"#, .basic)
        #expect(answer["valid"] == true)
        #expect(
            lines(answer["annotations"]) == [
                #"/properties |  | ["a","b c"]"#, #"/properties/a/$ref/title | /a | "N""#,
            ])
    }

    @Test func `detailed has the shape of the schema without parts that say nothing`() throws {
        let answer = try output(#"{"a":"x","b c":1}"#, .detailed)
        #expect(answer["valid"] == false)
        #expect(answer["keywordLocation"] == "")
        #expect(
            lines(answer["errors"]) == [
                "/properties/a/$ref/type | /a | expected integer, found string \"x\"",
                "/properties/b c/anyOf | /b c | expected at least one of 2 branches to fit, found 1",
                "  /properties/b c/anyOf/0/type | /b c | expected string, found number 1",
                "  /properties/b c/anyOf/1/minimum | /b c | expected at least 3, found 1",
            ])
        let fitting = try output(#"{"a":1}"#, .detailed)
        #expect(
            lines(fitting["annotations"]) == [
                #"/properties |  | ["a"]"#, #"/properties/a/$ref/title | /a | "N""#,
            ])
    }

    @Test func `verbose tells also of branches that did not decide`() throws {
        let answer = try output(#"{"a":1,"b c":4}"#, .verbose)
        let branches = answer["annotations"]?.array?.last
        #expect(branches?["keywordLocation"] == "/properties/b c")
        #expect(branches?["errors"]?[0]?["keywordLocation"] == "/properties/b c/anyOf/0")
        #expect(branches?["annotations"]?[0]?["keywordLocation"] == "/properties/b c/anyOf/1")
    }

    @Test func `what a failed condition or negation lacks is no error`() throws {
        let schema = try SchemaBench.compile(
            #"{"if":{"type":"string"},"then":true,"else":{"maximum":1},"not":{"const":7}}"#)
        let answer = schema.output(7, form: .basic)
        #expect(
            lines(answer["errors"]) == [
                "/not |  | expected a value the schema refuses, found 7",
                "/else/maximum |  | expected at most 1, found 7",
            ])
    }

    @Test func `annotations of a branch that fails are dropped`() throws {
        let schema = try SchemaBench.compile(
            #"{"anyOf":[{"title":"no","type":"string"},{"title":"yes"}]}"#)
        #expect(
            lines(schema.output(1, form: .basic)["annotations"])
                == [#"/anyOf/1/title |  | "yes""#])
    }

    @Test func `a document is judged with the line and column of each part`() throws {
        let document = try SchemaBench.document(
            "{\n  \"b c\": 1,\n  \"x\": [\n    {\"a\": \"1\"}]}", name: "report.json")
        let schema = try SchemaBench.compile(
            #"{"properties":{"x":{"items":{"properties":{"a":{"type":"integer"}}}}},"additionalProperties":false}"#
        )
        let findings = schema.judge(document, rule: "r", subject: "report")
        #expect(findings.map(\.location.text) == ["report.json:2:3", "report.json:4:11"])
        #expect(findings.map(\.rule) == ["r", "r"])
        #expect(
            findings.map(\.message) == [
                "report at /b c does not keep to \"additionalProperties\"",
                "report at /x/0/a does not keep to \"type\"",
            ])
        #expect(findings.last?.expected == "integer (s.json:1:49)")
        let part = schema.judge(
            document, at: JSONPointer(["x", "0"]), rule: "r", subject: "report")
        #expect(part.map(\.location.text) == ["report.json:4:6"])
    }
}
