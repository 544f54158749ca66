import Contracts
import Exploration
import Findings

/// A report as people read it in a terminal.
package struct ReportText {
    private let report: RunReport
    private let colour: Bool

    package init(_ report: RunReport, colour: Bool) {
        self.report = report
        self.colour = colour
    }

    /// The whole text, with a line feed at its end.
    package var text: String {
        var parts: [String] = []
        if !report.timeline.isEmpty {
            parts.append("The history, oldest first:\n" + report.timeline.joined(separator: "\n"))
        }
        if let counterexample = report.counterexample {
            parts.append("The smallest history found, as a scenario file:\n\n" + counterexample)
        }
        if !report.findings.isEmpty {
            parts.append(TextRenderer(colour: colour).render(report.findings))
        }
        if let token = report.token {
            parts.append("again      paycheck replay \(token)\(report.replayOptions)")
        }
        parts.append(summary)
        return parts.map { $0.trimmingNewlines }.joined(separator: "\n\n") + "\n"
    }

    private var summary: String {
        var lines: [String] = []
        if let contracts = report.contracts {
            lines.append(
                "contracts  \(contracts.events) event schemas, \(contracts.operations) operations, "
                    + "\(contracts.examples) examples")
        }
        if report.scenarios > 0 { lines.append("scenarios  \(report.scenarios) played") }
        if report.histories > 0 {
            let source = [
                report.profile.map { "profile \($0.rawValue)" }, report.seed.map { "seed \($0)" },
            ].compactMap { $0 }.joined(separator: ", ")
            lines.append(
                "histories  \(report.histories) drawn" + (source.isEmpty ? "" : " (\(source))"))
        }
        if report.steps > 0 {
            lines.append("steps      \(report.steps), \(report.stepsPerSecond) a second")
            lines.append("trace      \(report.traceHashText)")
        }
        lines += reached
        lines.append(verdict)
        return lines.joined(separator: "\n")
    }

    private var reached: [String] {
        report.reached.sections.compactMap { heading, tally in
            let counts = tally.sorted
            guard !counts.isEmpty else { return nil }
            return "reached    \(Self.words(heading)): "
                + counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
        }
    }

    private static func words(_ heading: String) -> String {
        heading.reduce(into: "") { text, character in
            if character.isUppercase { text += " " }
            text += character.lowercased()
        }
    }

    private var verdict: String {
        let count = report.findings.count { $0.severity == .error }
        return switch report.verdict {
        case .holds: painted("holds", code: 32)
        case .violated:
            painted("violated", code: 31) + ": \(count) finding" + (count == 1 ? "" : "s")
        case .cannotTell:
            painted("cannot tell", code: 33)
                + (report.wasInterrupted
                    ? ": stopped before it was done; nothing was wrong so far"
                    : ": nothing was played")
        }
    }

    private func painted(_ text: String, code: Int) -> String {
        colour ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    fileprivate var trimmingNewlines: String {
        var copy = self[...]
        while copy.last == "\n" { copy.removeLast() }
        return String(copy)
    }
}
