import JSONModel

/// Writes a report as a page of GitHub-flavoured Markdown, for a job summary or a comment.
///
/// Quoted text is escaped with character references, which no Markdown rule and no table takes for
/// markup, or stands in a fenced block with a fence longer than any run of backticks in it.
struct MarkdownRenderer {
    private let report: FindingsReport

    /// GitHub refuses summaries above one mebibyte; details stop before that.
    private static let mostBytes = 900_000

    init(_ report: FindingsReport) { self.report = report }

    var text: String {
        var page = head
        var shelf = SourceShelf(report.sources)
        var left = 0
        for group in report.groups {
            guard page.utf8.count < Self.mostBytes else {
                left += group.findings.count
                continue
            }
            page += section(for: group, &shelf, room: Self.mostBytes - page.utf8.count)
        }
        if left > 0 {
            page += "\nThere are \(left) more findings; this page has no room for them.\n"
        }
        return page + tail(room: Self.mostBytes - page.utf8.count)
    }

    private var head: String {
        let verdict = report.verdict.rawValue.replacing("-", with: " ")
        var page = "## \(Self.inline(report.title)): \(verdict)\n\n"
        if let obstacle = report.obstacle {
            page += "**Cannot tell:** not everything was checked: \(Self.inline(obstacle))\n\n"
        }
        page +=
            Self.row(["Errors", "Warnings", "Notes", "Passed"]) + "| ---: | ---: | ---: | ---: |\n"
        let counts = Finding.Severity.allCases.map(report.count) + [report.passed.count]
        page += Self.row(counts.map { String($0) })
        return page
    }

    private func section(
        for group: FindingsReport.FileGroup, _ shelf: inout SourceShelf, room: Int
    ) -> String {
        let name = group.file.map(Self.code) ?? "Without a file"
        var table = "\n### \(name)\n\n"
        table += Self.row(["Severity", "Place", "Finding", "Rule"]) + "| --- | --- | --- | --- |\n"
        var details = ""
        var shown = 0
        let renderer = TextRenderer(colour: false, sources: report.sources)
        for finding in group.findings {
            guard table.utf8.count + details.utf8.count < room else { break }
            table += Self.row([
                finding.severity.rawValue, Self.inline(finding.place ?? ""),
                Self.inline(Self.cut(finding.message)), Self.code(finding.rule),
            ])
            details += (details.isEmpty ? "" : "\n") + Self.cut(renderer.render(finding, &shelf))
            if details.utf8.last != UInt8(ascii: "\n") { details += "\n" }
            shown += 1
        }
        if shown < group.findings.count {
            table +=
                "\nThere are \(group.findings.count - shown) more findings here; "
                + "this page has no room for them.\n"
        }
        return table + Self.details("What was found, expected, and to do", Self.fenced(details))
    }

    private func tail(room: Int) -> String {
        var page = ""
        let rules = report.rules.broken(by: report.findings)
        if !rules.isEmpty {
            let list = rules.map { "- \(Self.code($0.id)): \(Self.inline($0.reason))\n" }.joined()
            page += Self.details("Why these rules exist", list)
        }
        for section in report.sections where page.utf8.count + section.text.utf8.count < room {
            page += Self.details(section.heading, Self.fenced(section.text))
        }
        guard !report.facts.isEmpty else { return page }
        page += "\n" + Self.row(["What", "How much"]) + "| --- | --- |\n"
        return page
            + report.facts.map { Self.row([Self.inline($0.label), Self.inline($0.text)]) }.joined()
    }

    private static func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }

    private static func details(_ summary: String, _ body: String) -> String {
        "\n<details>\n<summary>\(inline(summary))</summary>\n\n\(body)\n</details>\n"
    }

    private static func fenced(_ text: String) -> String {
        var lines = ShownText.lines(text)
        if lines.last == "" { lines.removeLast() }
        var (run, longest) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)text\n" + lines.joined(separator: "\n") + "\n\(fence)\n"
    }

    private static func code(_ text: String) -> String { "<code>\(inline(text))</code>" }

    /// Text that stays text wherever it stands: on one line, without markup.
    static func inline(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t": escaped += " "
            case "&", "<", ">", "\"", "'", "|", "`", "*", "_", "[", "]", "~", "\\", "#", "@", "!",
                "$":
                escaped += "&#\(scalar.value);"
            case _ where ShownText.isHarmful(scalar): escaped += scalar.escaped(asASCII: true)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// At most 8000 scalars: one endless text must not push out all others.
    private static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard
            let end = scalars.index(
                scalars.startIndex, offsetBy: 8000, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }
}

extension Finding {
    /// Where it is inside its file.
    fileprivate var place: String? {
        guard location.file != nil else { return location.text }
        var inside = location
        inside.file = nil
        return location.position.map { position in
            [position.description, location.step.map { "step \($0)" }].compactMap(\.self)
                .joined(separator: ", ")
        } ?? inside.text
    }
}
