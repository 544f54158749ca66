/// A report as people read it in a terminal.
struct TextReport {
    private let report: FindingsReport
    private let renderer: TextRenderer

    init(_ report: FindingsReport, colour: Bool) {
        self.report = report
        renderer = TextRenderer(colour: colour, sources: report.sources)
    }

    /// Sections, findings by file, why the broken rules exist, facts, and last the verdict.
    var text: String {
        var parts = report.sections.map { section in
            ([ShownText.oneLine(section.heading) + ":"] + ShownText.lines(section.text))
                .joined(separator: "\n")
        }
        parts += findings
        parts += [why, summary].filter { !$0.isEmpty }
        return parts.map(Self.trimmed).joined(separator: "\n\n") + "\n"
    }

    private var findings: [String] {
        let groups = report.groups
        var shelf = SourceShelf(report.sources)
        return groups.map { group in
            let blocks = group.findings.map { renderer.render($0, &shelf) }.joined(separator: "\n")
            guard groups.count > 1 else { return blocks }
            let name = group.file.map(ShownText.oneLine) ?? "without a file"
            let counts = FindingsReport.counts(group.findings)
            return renderer.paint("\(name): \(counts)", "1") + "\n\n" + blocks
        }
    }

    private var why: String {
        let rules = report.rules.broken(by: report.findings)
        guard !rules.isEmpty else { return "" }
        return renderer.paint("Why these rules exist", "1") + "\n"
            + rules.map { "  \($0.id): \(ShownText.oneLine($0.reason))" }
            .joined(separator: "\n")
    }

    private var summary: String {
        (report.facts.map { fact in
            let padding = String(repeating: " ", count: max(1, 11 - fact.label.utf8.count))
            return ShownText.oneLine(fact.label + padding + fact.text)
        } + [verdict]).joined(separator: "\n")
    }

    private var verdict: String {
        let text = ShownText.oneLine(report.verdictText)
        let (word, code) =
            switch report.verdict {
            case .holds: ("holds", "1;32")
            case .violated: ("violated", "1;31")
            case .cannotTell: ("cannot tell", "1;33")
            }
        return renderer.paint(word, code) + text.dropFirst(word.count)
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text.unicodeScalars[...]
        while rest.last == "\n" { rest.removeLast() }
        return String(rest)
    }
}
