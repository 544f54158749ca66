import Findings
import JSONModel

/// A report small enough to be written out in a test.
enum SmallReport {
    static let file = "events/a.json"
    static let source = """
        {
        \t"type": "object",
          "größe 日本": 1, "requierd": ["a"]
        }
        """

    /// A wrong keyword behind characters of several bytes, in the third line of the file.
    static let error = Finding(
        rule: "schema-unknown-keyword", message: "unknown keyword \"requierd\"",
        location: FindingLocation(
            file: file, position: SourcePosition(line: 3, column: 24),
            pointer: JSONPointer(["requierd"])),
        expected: "a keyword", nextAction: "did you mean \"required\"?")

    static let warning = Finding(
        rule: "slow-step", severity: .warning, message: "slow", location: FindingLocation(step: 9),
        found: "3 s")

    static let sources = SourceExcerpts { $0 == file ? Array(source.utf8) : nil }

    static let catalogue = RuleCatalogue([
        RuleCatalogue.Rule(
            id: "schema-unknown-keyword", reason: "A misspelt keyword checks nothing."),
        RuleCatalogue.Rule(id: "never-broken", reason: "It is here to be left out."),
    ])

    static func report(
        _ findings: [Finding], passed: [String] = [], obstacle: String? = nil
    ) -> FindingsReport {
        FindingsReport(
            tool: FindingsReport.Tool(name: "tool", version: "1.2.3"), title: "tool verify",
            findings: findings, rules: catalogue, passed: passed, obstacle: obstacle,
            sources: sources)
    }
}
