/// Writes a check's outcome as JUnit XML, which CI systems show as tests.
///
/// Each finding is one test case: errors fail it, warnings and notes pass and keep their text.
/// What was checked and found right is listed by name, so that an empty report shows as no tests
/// rather than as success.
package enum JUnitRenderer {
    /// The whole XML document.
    package static func render(
        _ findings: [Finding], suite: String, passed: [String] = []
    ) -> String {
        let failures = findings.count { $0.severity == .error }
        let counts = "tests=\"\(findings.count + passed.count)\" failures=\"\(failures)\""
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n"
        xml += "  <testsuite name=\"\(escape(suite))\" \(counts) errors=\"0\" skipped=\"0\">\n"
        for name in passed {
            xml += "    <testcase classname=\"\(escape(suite))\" name=\"\(escape(name))\"/>\n"
        }
        for finding in findings { xml += testCase(finding, suite: suite) }
        return xml + "  </testsuite>\n</testsuites>\n"
    }

    private static func testCase(_ finding: Finding, suite: String) -> String {
        let place = finding.location.text.map { $0 + ": " } ?? ""
        let message = escape(finding.message)
        let details = escape(TextRenderer(colour: false).render(finding))
        let name = escape("\(place)\(finding.rule)")
        let body =
            finding.severity == .error
            ? "<failure type=\"\(escape(finding.rule))\" message=\"\(message)\">\(details)"
                + "</failure>"
            : "<system-out>\(details)</system-out>"
        return """
                <testcase classname="\(escape(suite))" name="\(name)">
                  \(body)
                </testcase>

            """
    }

    /// Escapes markup and replaces what XML 1.0 cannot carry at all.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
