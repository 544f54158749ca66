import JSONModel

/// Writes findings as GitHub workflow commands, which show at the lines of a pull request.
///
/// GitHub shows only ten annotations of a kind, so errors come first. Every command is one line;
/// what a finding quotes can neither end a command nor start another.
struct GitHubRenderer {
    private let report: FindingsReport

    /// GitHub cuts longer messages itself, and not at the end of a character.
    private static let longest = 4000

    init(_ report: FindingsReport) { self.report = report }

    /// One command for each finding, one for an obstacle, and the verdict as a last plain line.
    var text: String {
        var shelf = SourceShelf(report.sources)
        var lines: [String] = []
        if let obstacle = report.obstacle {
            let title = Self.property("\(report.title): cannot tell")
            lines.append(
                "::error title=\(title)::" + Self.data("not everything was checked: \(obstacle)"))
        }
        for severity in Finding.Severity.allCases {
            for finding in report.findings where finding.severity == severity {
                lines.append(Self.command(for: finding, &shelf))
            }
        }
        let last = ShownText.oneLine("\(report.title): \(report.verdictText)")
        lines.append(last.hasPrefix("::") ? " \(last)" : last)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func command(for finding: Finding, _ shelf: inout SourceShelf) -> String {
        var properties: [String] = []
        if let file = finding.location.file {
            properties.append("file=" + property(file))
            if let position = finding.location.position {
                properties.append("line=\(position.line)")
                if let columns = shelf.text(of: file)?.utf16Columns(of: position) {
                    properties.append("col=\(columns.start)")
                    if columns.end > columns.start {
                        properties.append("endColumn=\(columns.end)")
                    }
                }
            }
        }
        properties.append("title=" + property(finding.rule))
        return "::\(finding.severity.command) " + properties.joined(separator: ",") + "::"
            + data(message(of: finding))
    }

    private static func message(of finding: Finding) -> String {
        let place = finding.location.file == nil ? finding.location.text : nil
        let head = (place.map { $0 + ": " } ?? "") + finding.message
        let lines = [head] + finding.details.map { "\($0.label): \($0.text)" }
        return lines.joined(separator: "\n")
    }

    /// Escapes a command's message.
    static func data(_ text: String) -> String { escape(cut(text), alsoSeparators: false) }

    /// Escapes the value of a command's property.
    static func property(_ text: String) -> String { escape(text, alsoSeparators: true) }

    private static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let end = scalars.index(
            scalars.startIndex, offsetBy: longest, limitedBy: scalars.endIndex)
        guard let end, end < scalars.endIndex else { return text }
        return String(scalars[..<end]) + "…"
    }

    private static func escape(_ text: String, alsoSeparators: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where alsoSeparators: escaped += "%3A"
            case "," where alsoSeparators: escaped += "%2C"
            case _ where ShownText.isHarmful(scalar) && scalar != "\t":
                escaped += scalar.escaped(asASCII: true)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Finding.Severity {
    /// The workflow command that annotates with this severity.
    fileprivate var command: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }
}
