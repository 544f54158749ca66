import Findings
import JSONModel
import JSONSchema
import Testing

@Suite struct FailureTests {
    private let schema = """
        {
          "type": "object",
          "properties": {
            "amount": { "type": "integer", "minimum": 0 },
            "lines": { "items": { "required": ["sku"] } }
          },
          "required": ["amount"],
          "additionalProperties": false
        }
        """

    private func failures(_ text: String) throws -> [String] {
        try SchemaBench.compile(schema).judge(SchemaBench.value(text)).map {
            "\($0.instance) \($0.keyword) \($0.schema.text ?? ""): \($0.expected) / \($0.found)"
        }
    }

    @Test func `a failure names the part, the keyword with its line, what was due and what came`()
        throws
    {
        #expect(
            try failures(#"{"amount":-5,"lines":[{"sku":1},{}]}"#) == [
                "/amount minimum s.json:4:36: at least 0 / -5",
                "/lines/1 required s.json:5:40: a member \"sku\" / none of that name",
            ])
    }

    @Test func `all failures are told, not only the first`() throws {
        #expect(
            try failures(#"{"amout":"x","lines":3}"#) == [
                "/amout additionalProperties s.json:8:3: "
                    + "no further members; \"amount\" is one / a member \"amout\"",
                " required s.json:7:16: a member \"amount\" / none of that name",
            ])
    }

    @Test func `a choice that fails tells what the nearest branch still lacks`() throws {
        let schema = try SchemaBench.compile(
            """
            {"oneOf":[
              {"properties":{"kind":{"const":"card"},"pan":{"type":"string"}},"required":["kind","pan"]},
              {"properties":{"kind":{"const":"upi"},"vpa":{"type":"string"}},"required":["kind","vpa"]}
            ]}
            """)
        let failures = try schema.judge(SchemaBench.value(#"{"kind":"upi","vpa":7}"#))
        #expect(failures.map(\.keyword) == ["oneOf"])
        #expect(failures.first?.closest.map(\.instance.description) == ["/vpa"])
        #expect(failures.first?.closest.map(\.expected) == ["string"])
    }

    @Test func `a choice with two fitting branches says so`() throws {
        let schema = try SchemaBench.compile(#"{"oneOf":[{"type":"integer"},{"minimum":3}]}"#)
        let failures = schema.judge(5)
        #expect(failures.map(\.found) == ["2 fit 5"])
        #expect(failures.map(\.closest) == [[]])
    }

    @Test func `a failure becomes a finding about its subject`() throws {
        let failure = try #require(
            try SchemaBench.compile(schema).judge(SchemaBench.value(#"{"amount":"7"}"#)).first)
        let finding = failure.finding(rule: "r", subject: "request body")
        #expect(finding.message == "request body at /amount does not keep to \"type\"")
        #expect(finding.expected == "integer (s.json:4:17)")
        #expect(finding.found == "string \"7\"")
        #expect(finding.location.pointer == JSONPointer(["amount"]))
    }
}
