/// Writes findings for people, one block each: the place and what is wrong, the line of the source
/// when it is at hand, then the details.
///
/// ```
/// contracts/events/x.json:14:3: error: unknown keyword "requierd" [schema-unknown-keyword]
///   13 |   "type": "object",
///   14 |   "requierd": ["amount"],
///      |   ^~~~~~~~~~
///   expected  a keyword of JSON Schema 2020-12
///   next      did you mean "required"?
/// ```
package struct TextRenderer: Sendable {
    /// Whether to mark severities with ANSI colours; callers ask the terminal.
    package var colour: Bool
    /// Where source lines come from; without them blocks are shorter.
    package var sources: SourceExcerpts

    package init(colour: Bool, sources: SourceExcerpts = .none) {
        self.colour = colour
        self.sources = sources
    }

    /// All findings in the given order, each block ended by a line feed.
    package func render(_ findings: [Finding]) -> String {
        var shelf = SourceShelf(sources)
        return findings.map { render($0, &shelf) }.joined()
    }

    /// One finding's block.
    package func render(_ finding: Finding) -> String {
        var shelf = SourceShelf(sources)
        return render(finding, &shelf)
    }

    func render(_ finding: Finding, _ shelf: inout SourceShelf) -> String {
        let severity = paint(finding.severity.rawValue + ":", finding.severity.colour)
        let place = finding.location.text.map { ShownText.oneLine($0) + ": " } ?? ""
        let message = ShownText.oneLine(finding.message)
        let rule = ShownText.oneLine(finding.rule)
        return "\(place)\(severity) \(message) [\(rule)]\n" + excerpt(of: finding, &shelf)
            + finding.details.map { detail($0.label, $0.text) }.joined()
    }

    /// A label and its text; further lines are indented to stand under the first.
    func detail(_ label: String, _ text: String) -> String {
        let padding = String(repeating: " ", count: max(1, 10 - label.utf8.count))
        let lines = ShownText.lines(text)
        return "  \(label)\(padding)"
            + lines.joined(separator: "\n" + String(repeating: " ", count: 12)) + "\n"
    }

    /// The text in an ANSI colour, when colours are wanted.
    func paint(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private func excerpt(of finding: Finding, _ shelf: inout SourceShelf) -> String {
        guard let position = finding.location.position,
            let source = shelf.text(of: finding.location.file),
            let excerpt = SourceExcerpt(of: source, at: position)
        else { return "" }
        return excerpt.lines.map { line in
            let text = line.isCaret ? paint(line.text, finding.severity.colour) : line.text
            let gutter = paint("  \(line.gutter) |", "2")
            return gutter + (line.text.isEmpty ? "" : " ") + text + "\n"
        }.joined()
    }
}

extension Finding {
    /// The parts after the message that are known, with their labels.
    var details: [(label: String, text: String)] {
        [("found", found), ("expected", expected), ("next", nextAction)].compactMap { label, text in
            text.map { (label, $0) }
        }
    }
}

extension Finding.Severity {
    /// The ANSI code: bold, and red, yellow or cyan.
    var colour: String {
        switch self {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        }
    }
}
