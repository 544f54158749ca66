import Exploration
import Findings

extension RunReport {
    /// The report in the form every format is written from.
    package func findingsReport(
        by tool: FindingsReport.Tool, sources: SourceExcerpts = .none
    ) -> FindingsReport {
        var report = FindingsReport(
            tool: tool, title: "\(tool.name) \(command)", findings: findings,
            rules: RuleBook.all, passed: passed, obstacle: obstacle, sources: sources)
        report.facts = facts
        report.sections = sections
        report.milliseconds = seconds > 0 ? Int(seconds * 1000) : nil
        return report
    }

    /// Holds, violated, or cannot tell: nothing played, or not all of it, is never "holds".
    package var verdict: FindingsReport.Verdict {
        if findings.hasErrors { return .violated }
        return obstacle == nil ? .holds : .cannotTell
    }

    /// Why nobody can say whether everything holds, or nil when somebody can.
    private var obstacle: String? {
        if wasInterrupted { return "stopped before it was done; nothing was wrong so far" }
        if histories + scenarios == 0 || steps == 0 { return "nothing was played" }
        return obstacles.isEmpty ? nil : obstacles.joined(separator: "; ")
    }

    private var sections: [FindingsReport.Section] {
        var sections: [FindingsReport.Section] = []
        if !timeline.isEmpty {
            sections.append(
                .init("The history, oldest first", timeline.joined(separator: "\n")))
        }
        if let counterexample {
            sections.append(.init("The smallest history found, as a scenario file", counterexample))
        }
        return sections + evidence.sections
    }

    private var facts: [FindingsReport.Fact] {
        var facts = evidence.facts
        if scenarios > 0 { facts.append(.init("scenarios", "\(scenarios) played")) }
        if histories > 0 { facts.append(.init("histories", "\(histories) drawn" + source)) }
        if steps > 0 {
            facts.append(.init("steps", "\(steps), \(stepsPerSecond) a second"))
            facts.append(.init("trace", traceHashText))
        }
        facts += inspections
        facts += reached.sections.compactMap { heading, tally in
            let counts = tally.sorted
            guard !counts.isEmpty else { return nil }
            let list = counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
            return .init("reached", "\(Self.words(heading)): \(list)")
        }
        if let token {
            facts.append(.init("again", "paycheck replay \(token)\(replayOptions)"))
        }
        return facts
    }

    /// Where drawn histories come from, in brackets.
    private var source: String {
        let parts = [
            profile.map { "profile \($0.rawValue)" }, seed.map { "seed \($0)" },
        ].compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// `apiAnswers` as people write it.
    private static func words(_ heading: String) -> String {
        heading.reduce(into: "") { text, character in
            if character.isUppercase { text += " " }
            text += character.lowercased()
        }
    }
}
