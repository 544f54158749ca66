/// Writes findings for people, one block each: the place and what is wrong, then the details.
///
/// ```
/// contracts/events/x.json:14:7: error: unknown keyword "requierd" [schema-unknown-keyword]
///   expected  a keyword of JSON Schema 2020-12
///   next      did you mean "required"?
/// ```
package struct TextRenderer: Sendable {
    /// Whether to mark severities with ANSI colours; callers ask the terminal.
    package var colour: Bool

    package init(colour: Bool) { self.colour = colour }

    /// All findings in the given order, each block ended by a line feed.
    package func render(_ findings: [Finding]) -> String {
        findings.map(render).joined()
    }

    /// One finding's block.
    package func render(_ finding: Finding) -> String {
        let severity = painted(finding.severity.rawValue + ":", as: finding.severity)
        let place = finding.location.text.map { Self.oneLine($0) + ": " } ?? ""
        var text = "\(place)\(severity) \(Self.oneLine(finding.message)) [\(finding.rule)]\n"
        let details = [
            ("found", finding.found), ("expected", finding.expected), ("next", finding.nextAction),
        ]
        for (label, detail) in details {
            guard let detail else { continue }
            let padding = String(repeating: " ", count: 10 - label.utf8.count)
            let lines = detail.split(separator: "\n", omittingEmptySubsequences: false)
                .map(Self.oneLine)
            text +=
                "  \(label)\(padding)"
                + lines.joined(separator: "\n" + String(repeating: " ", count: 12)) + "\n"
        }
        return text
    }

    private func painted(_ text: String, as severity: Finding.Severity) -> String {
        guard colour else { return text }
        let code =
            switch severity {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
    }

    /// Shows control characters as escapes: quoted input must not drive the terminal.
    private static func oneLine(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return String(text) }
        var shown = ""
        for scalar in text.unicodeScalars {
            shown += isControl(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return shown
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
