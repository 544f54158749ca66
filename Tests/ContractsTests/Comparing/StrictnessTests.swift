import Contracts
import Findings
import Testing

@Suite struct StrictnessTests {
    private func severities(
        old: String, new: String, _ audience: ComparisonAudience
    ) throws -> [String] {
        try Strictness.allCases.map { level in
            try ComparisonBench.compare(old: old, new: new, audience, level).findings.map {
                "\($0.severity.rawValue) \($0.rule)"
            }.joined(separator: ", ")
        }
    }

    @Test func `a listed value that is gone from a response breaks generated code`() throws {
        #expect(
            try severities(old: #"{"enum":["a","b"]}"#, new: #"{"enum":["a"]}"#, .responses) == [
                "note narrowed-enum", "error narrowed-enum", "error narrowed-enum",
            ])
    }

    @Test func `a lower bound that rises in a response matters only to frozen contracts`() throws {
        #expect(
            try severities(
                old: #"{"type":"integer"}"#, new: #"{"type":"integer","minimum":1}"#, .responses)
                == ["note narrowed-minimum", "note narrowed-minimum", "error narrowed-minimum"])
    }

    @Test func `a member a closed response lost breaks generated code`() throws {
        #expect(
            try severities(
                old: #"{"properties":{"a":true,"b":true},"additionalProperties":false}"#,
                new: #"{"properties":{"a":true},"additionalProperties":false}"#, .responses) == [
                    "note narrowed-member", "error narrowed-member", "error narrowed-member",
                ])
    }

    @Test func `describing a member of an open request is a break only for frozen contracts`()
        throws
    {
        #expect(
            try severities(
                old: #"{"type":"object"}"#,
                new: #"{"type":"object","properties":{"note":{"type":"string"}}}"#, .requests) == [
                    "note narrowed-undescribed-member", "note narrowed-undescribed-member",
                    "error narrowed-undescribed-member",
                ])
    }

    @Test func `what nobody can tell is a warning that says why, and never breaking`() throws {
        let report = try ComparisonBench.compare(
            old: #"{"type":"string","pattern":"^(?=a)[a-c]+$"}"#,
            new: #"{"type":"string","pattern":"^a[abc]*$"}"#, .requests)
        #expect(report.findings.map(\.rule) == ["narrowed-pattern-cannot-tell"])
        #expect(report.findings.map(\.severity) == [.warning])
        #expect(report.findings.first?.found?.isEmpty == false)
        #expect(report.verdict == .cannotTell)
    }
}
