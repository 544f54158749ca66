/// Writes a check's outcome as JUnit XML, which CI systems show as tests.
///
/// Each finding is one test case: errors fail it; warnings and notes pass, and their text goes to
/// the suite's output. What was checked and found right is listed by name, and an obstacle is a test
/// case with an error, so that what did not run never shows as success. JUnit has no one schema:
/// the XML keeps to what the strict (Ant) and the lenient (Jenkins) one both take.
package enum JUnitRenderer {
    /// The whole XML document of a list of findings.
    package static func render(
        _ findings: [Finding], suite: String, passed: [String] = []
    ) -> String {
        render(
            FindingsReport(
                tool: FindingsReport.Tool(name: suite, version: ""), title: suite,
                findings: findings, passed: passed))
    }

    /// The whole XML document of a report.
    package static func render(_ report: FindingsReport) -> String {
        let suite = report.title.contains { !$0.isWhitespace } ? report.title : "checks"
        var names = UniqueNames()
        var shelf = SourceShelf(report.sources)
        let cases =
            report.passed.map { Case(name: names.unique($0)) }
            + report.findings.map { testCase($0, &names, &shelf) }
            + [report.obstacle.map { obstacle($0, &names) }].compactMap(\.self)
        let time = seconds(report.milliseconds ?? 0)
        var attributes =
            "name=\"\(escape(suite))\" package=\"\(escape(report.tool.name))\" id=\"0\""
        if let start = report.wellFormedStart { attributes += " timestamp=\"\(start)\"" }
        attributes += " hostname=\"localhost\" tests=\"\(cases.count)\""
        for (label, element) in [("failures", "failure"), ("errors", "error")] {
            attributes += " \(label)=\"\(cases.count { $0.problem?.element == element })\""
        }
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        xml += "  <testsuite \(attributes) skipped=\"0\" time=\"\(time)\">\n    <properties/>\n"
        for testCase in cases { xml += testCase.xml(suite: escape(suite)) }
        xml += "    <system-out>\(escape(output(of: report, &shelf)))</system-out>\n"
        return xml + "    <system-err/>\n  </testsuite>\n</testsuites>\n"
    }

    private struct Case {
        struct Problem {
            let element: String
            let type: String
            let message: String
            let text: String
        }

        let name: String
        var problem: Problem?

        func xml(suite: String) -> String {
            let start =
                "    <testcase name=\"\(escape(name))\" classname=\"\(suite)\" time=\"0\""
            guard let problem else { return start + "/>\n" }
            return start + ">\n      <\(problem.element) message=\"\(escape(problem.message))\""
                + " type=\"\(escape(problem.type))\">\(escape(problem.text))"
                + "</\(problem.element)>\n    </testcase>\n"
        }
    }

    private static func testCase(
        _ finding: Finding, _ names: inout UniqueNames, _ shelf: inout SourceShelf
    ) -> Case {
        let place = finding.location.text.map { $0 + ": " } ?? ""
        let name = names.unique(place + finding.rule)
        guard finding.severity == .error else { return Case(name: name) }
        return Case(
            name: name,
            problem: Case.Problem(
                element: "failure", type: finding.rule, message: finding.message,
                text: TextRenderer(colour: false).render(finding, &shelf)))
    }

    private static func obstacle(_ reason: String, _ names: inout UniqueNames) -> Case {
        Case(
            name: names.unique("cannot tell"),
            problem: Case.Problem(
                element: "error", type: "cannot-tell", message: "cannot tell: \(reason)",
                text: "This check did not run to its end, so it shows nothing: \(reason)\n"))
    }

    /// What the suite says besides its cases: warnings and notes, facts and the verdict.
    private static func output(
        of report: FindingsReport, _ shelf: inout SourceShelf
    ) -> String {
        let renderer = TextRenderer(colour: false)
        let passing = report.findings.filter { $0.severity != .error }
        return passing.map { renderer.render($0, &shelf) }.joined()
            + report.facts.map { "\($0.label): \($0.text)\n" }.joined() + report.verdictText + "\n"
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let milliseconds = max(0, milliseconds)
        let digits = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count)
            + digits
    }

    /// Escapes markup and white space and replaces what XML 1.0 cannot carry at all.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\r": escaped += "&#13;"
            case "\t": escaped += "&#9;"
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Tells names apart that come more than once: CI systems take them for one test.
private struct UniqueNames {
    private var counts: [String: Int] = [:]

    mutating func unique(_ name: String) -> String {
        let count = counts[name, default: 0] + 1
        counts[name] = count
        return count == 1 ? name : "\(name) (\(count))"
    }
}
