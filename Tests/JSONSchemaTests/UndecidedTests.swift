import JSONModel
import JSONSchema
import Testing

@Suite struct UndecidedTests {
    private let text = String(repeating: "a", count: 3000) + "b"

    @Test(arguments: [
        #"{"pattern":"^(?!b)(a+)+$"}"#, #"{"not":{"pattern":"^(?!b)(a+)+$"}}"#,
    ])
    func `a pattern that runs out of its budget fails the value with a reason, never passes it`(
        _ schema: String
    ) throws {
        let schema = try SchemaBench.compile(schema)
        let failures = schema.judge(.string(text))
        #expect(
            failures.contains {
                $0.isUndecided && $0.found == "no verdict: the pattern ran out of its budget"
                    && $0.expected
                        == "a verdict on ^(?!b)(a+)+$ within the steps a pattern may take"
            })
        #expect(schema.judge("aab").allSatisfy { !$0.isUndecided })
    }

    @Test func `without a verdict neither the quick answer nor the output says valid`() throws {
        let schema = try SchemaBench.compile(#"{"not":{"pattern":"^(?!b)(a+)+$"}}"#)
        #expect(!schema.accepts(.string(text)))
        #expect(schema.output(.string(text), form: .basic)["valid"] == false)
    }

    @Test func `member names are held to the budget too`() throws {
        let schema = try SchemaBench.compile(#"{"patternProperties":{"^(?!b)(a+)+$":true}}"#)
        let value = JSONValue.object(JSONObject([.init(name: text, value: 1)]))
        let failures = schema.judge(value)
        #expect(failures.map(\.isUndecided) == [true])
        #expect(failures.map(\.keyword) == ["patternProperties"])
    }

    @Test func `a schema and a value that nest too deeply come to no verdict and no crash`() throws
    {
        let links = (0..<250).map { "\"d\($0)\":{\"$ref\":\"#/$defs/d\($0 + 1)\"}" }
        let schema = try SchemaBench.compile(
            """
            {"$ref":"#/$defs/d0","$defs":{\(links.joined(separator: ",")),
             "d250":{"items":{"$ref":"#/$defs/d0"}}}}
            """)
        let deep = try SchemaBench.value(
            String(repeating: "[", count: 250) + String(repeating: "]", count: 250))
        #expect(!schema.accepts(deep))
        #expect(
            schema.judge(deep).map(\.found)
                == ["no verdict: the schema and the value nest too deeply"])
        #expect(schema.accepts([[]]))
    }
}
