import Findings
import JSONModel

/// Texts that break what quotes them carelessly, and reports that have one in every field.
enum AwkwardReports {
    static let texts: [String] = [
        "", " ", "plain", "two\nlines", "old\r\nlines\r", "a\tb",
        "nul\u{0} bell\u{7} \u{1B}[31mred",
        "\"double\" 'single' <tag attr=\"x\"> &amp; & ]]> <!-- -- --> <?x?>", "a|b \\| c||",
        "`code` ``two`` ```three``` ~~~~", "%0A%25 100%", "::error::x", "x\n::error file=a::y",
        "::stop-commands::t", "##[error]x", "a,b:c;d=e", "{0} {name} {{x}} }", "[a](javascript:x)",
        "\\[a\\](1)", "</details><script>alert(1)</script></code>", "# heading", "- item",
        "> quote",
        "*bold* _under_ ~gone~ !x $y$", "@someone #1 https://x.test/?a=b&c=d", "C:\\a b\\c.json",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F600}", "e\u{301}\u{301}\u{301}", "日本語",
        "\u{202E}reversed\u{2066}x", "\u{FFFE}\u{FFFF}\u{1FFFF}\u{FFFD}", "\u{2028}\u{2029}\u{85}",
        "\u{FEFF}mark", "](", "|", "\u{301}starts with a mark", "\r", "\n\n\n",
        String(repeating: "long ", count: 1000), String(repeating: "`", count: 150),
        String(repeating: "\u{1F600}", count: 4100),
    ]

    /// The report of one text in every field, violated and at the same time not finished.
    static func report(of text: String, obstacle: Bool = true) -> FindingsReport {
        let position = SourcePosition(line: 2, column: 3)
        let place = FindingLocation(
            file: text, position: position, pointer: JSONPointer([text, "a"]), step: 4)
        var report = FindingsReport(
            tool: FindingsReport.Tool(name: "tool", version: "1.0"), title: "check \(text)",
            findings: Finding.Severity.allCases.map {
                Finding(
                    rule: "a-rule", severity: $0, message: text, location: place, expected: text,
                    found: text, nextAction: text)
            } + [
                Finding(rule: "b-rule", message: text, location: FindingLocation(step: 1)),
                Finding(
                    rule: text, message: text,
                    location: FindingLocation(file: "a.json", position: position)),
                Finding(rule: text, message: text),
            ],
            rules: RuleCatalogue([RuleCatalogue.Rule(id: "a-rule", reason: text)]),
            passed: [text, "b", text], obstacle: obstacle ? text : nil,
            sources: SourceExcerpts { _ in Array("first\n\t\(text)\n".utf8) })
        report.facts = [FindingsReport.Fact("label", text), FindingsReport.Fact(text, text)]
        report.sections = [FindingsReport.Section(text, text)]
        report.startedAt = "2026-01-31T23:59:59"
        report.milliseconds = 61_007
        return report
    }

    /// The numbers of the reports: test arguments whose descriptions are short.
    static let numbers = 0..<(2 * texts.count)

    static let reports =
        texts.map { report(of: $0) } + texts.map { report(of: $0, obstacle: false) }
}
