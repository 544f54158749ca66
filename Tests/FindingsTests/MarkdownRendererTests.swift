import Findings
import JSONModel
import Testing

@Suite struct MarkdownRendererTests {
    @Test func `a page has the verdict, the counts, a table by file, and the details`() {
        var report = SmallReport.report([SmallReport.error, SmallReport.warning], passed: ["a|b"])
        report.facts = [FindingsReport.Fact("steps", "12 | 3")]
        #expect(
            report.render(.markdown) == """
                ## tool verify: violated

                | Errors | Warnings | Notes | Passed |
                | ---: | ---: | ---: | ---: |
                | 1 | 1 | 0 | 1 |

                ### <code>events/a.json</code>

                | Severity | Place | Finding | Rule |
                | --- | --- | --- | --- |
                | error | 3:24 | unknown keyword &#34;requierd&#34; | <code>schema-unknown-keyword</code> |

                <details>
                <summary>What was found, expected, and to do</summary>

                ```text
                events/a.json:3:24: error: unknown keyword "requierd" [schema-unknown-keyword]
                  2 |     "type": "object",
                  3 |   "größe 日本": 1, "requierd": ["a"]
                    |                    ^~~~~~~~~~
                  expected  a keyword
                  next      did you mean "required"?
                ```

                </details>

                ### Without a file

                | Severity | Place | Finding | Rule |
                | --- | --- | --- | --- |
                | warning | step 9 | slow | <code>slow-step</code> |

                <details>
                <summary>What was found, expected, and to do</summary>

                ```text
                step 9: warning: slow [slow-step]
                  found     3 s
                ```

                </details>

                <details>
                <summary>Why these rules exist</summary>

                - <code>schema-unknown-keyword</code>: A misspelt keyword checks nothing.

                </details>

                | What | How much |
                | --- | --- |
                | steps | 12 &#124; 3 |

                """)
    }

    @Test func `what could not be checked is said in the heading and again with the reason`() {
        let page = SmallReport.report([], obstacle: "no *store*").render(.markdown)
        #expect(
            page.hasPrefix(
                """
                ## tool verify: cannot tell

                **Cannot tell:** not everything was checked: no &#42;store&#42;

                """))
    }

    @Test(arguments: AwkwardReports.numbers)
    func `no text escapes from its table cell, its code block or its summary`(_ number: Int) throws
    {
        let report = AwkwardReports.reports[number]
        let page = MarkdownPage(report.render(.markdown))
        #expect(page.problems == [])
        let groups = Set(report.findings.map { $0.location.file ?? "-" }).count
        #expect(page.tables.count == groups + 2)
        #expect(page.tables.map(\.rows).reduce(0, +) == 1 + report.findings.count + 2)
    }

    @Test func `a page stays below the size GitHub takes and says what it left out`() {
        let text = String(repeating: "x", count: 30_000)
        let findings = (1...400).map { number in
            Finding(
                rule: "r", message: text, location: FindingLocation(file: "f\(number % 7)"),
                found: text)
        }
        let page = SmallReport.report(findings).render(.markdown)
        #expect(page.utf8.count < 1 << 20)
        #expect(page.contains("| 400 | 0 | 0 | 0 |"))
        #expect(page.contains("more findings"))
        #expect(MarkdownPage(page).problems == [])
    }
}

/// The structure of a page as a reader of GitHub-flavoured Markdown sees it.
private struct MarkdownPage {
    struct Table {
        let columns: Int
        var rows: Int
    }

    private(set) var tables: [Table] = []
    private(set) var problems: [String] = []

    init(_ text: String) {
        var fence: String?
        var open = 0
        var inTable = false
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        // Markdown reads bytes: a mark that combines with a sign before it does not change the sign.
        for line in lines.map({ String(Substring($0.filter { $0.isASCII })) }) {
            if let end = fence {
                if line == end { fence = nil }
                if line.unicodeScalars.contains(where: Self.isControl) { problems.append(line) }
                continue
            }
            if line.hasPrefix("```") {
                fence = String(line.prefix { $0 == "`" })
            } else if line.utf8.first == UInt8(ascii: "|") {
                takeRow(line, continuing: inTable)
            } else if line == "<details>" {
                open += 1
            } else if line == "</details>" {
                open -= 1
            }
            inTable = line.utf8.first == UInt8(ascii: "|")
            checkMarkup(line)
        }
        if fence != nil || open != 0 { problems.append("something is not closed") }
    }

    private mutating func takeRow(_ line: String, continuing: Bool) {
        let columns = line.utf8.count { $0 == UInt8(ascii: "|") } - 1
        if !continuing {
            // The heading and the line under it are no rows.
            tables.append(Table(columns: columns, rows: -1))
        } else {
            tables[tables.count - 1].rows += 1
            if tables[tables.count - 1].columns != columns { problems.append("columns: \(line)") }
        }
    }

    /// Outside fences only our own tags may stand, and no markup that a text brought.
    private mutating func checkMarkup(_ line: String) {
        var rest = line
        for tag in ["details", "summary", "code"] {
            rest = rest.replacing("<\(tag)>", with: "").replacing("</\(tag)>", with: "")
        }
        rest = rest.replacing("**Cannot tell:**", with: "")
        for sign in ["<", ">", "`", "*", "_", "[", "]", "~"] where rest.contains(sign) {
            if !line.hasPrefix("```") { problems.append("\(sign) in \(line)") }
        }
        if line.unicodeScalars.contains(where: Self.isControl) { problems.append(line) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}
