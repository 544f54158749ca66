import Findings
import GatewaySimulators

extension GatewayConformance {
    /// The lines of a summary: what was judged, and how much of the goals was reached.
    package var facts: [FindingsReport.Fact] {
        let name = provider.rawValue
        let judged =
            "\(judgedExchanges) of \(exchanges) exchanges and \(judgedEvents) events, "
            + "\(violationCount) violations"
        let reached = coverage.summary.map { "\($0.kind.rawValue) \($0.reached)/\($0.wanted)" }
        var facts: [FindingsReport.Fact] = [
            .init("\(name) judged", judged),
            .init("\(name) reached", reached.joined(separator: ", ")),
        ]
        if provider == .stripe {
            let usual = StripeSettings().apiVersion
            let named = StripeWalk.versions.joined(separator: ", ")
            facts.append(.init("\(name) versions", "\(usual) where none is named; named: \(named)"))
        }
        return facts
    }

    /// What was not reached, by name, and what no document speaks of.
    package var sections: [FindingsReport.Section] {
        var sections: [FindingsReport.Section] = []
        let missing = coverage.missing
        if !missing.isEmpty {
            let lines = WalkGoal.Kind.allCases.compactMap { kind -> String? in
                let names = missing.filter { $0.kind == kind }.map(\.name)
                return names.isEmpty
                    ? nil : "\(kind.rawValue):\n" + names.map { "  " + $0 }.joined(separator: "\n")
            }
            sections.append(
                .init("Never reached at \(provider.rawValue)", lines.joined(separator: "\n")))
        }
        if !notJudged.isEmpty {
            let lines = notJudged.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)" }
            sections.append(
                .init(
                    "Not judged at \(provider.rawValue): no document speaks of it",
                    lines.joined(separator: "\n")))
        }
        return sections
    }
}

extension WalkRule {
    /// The rules that judging by a document can find broken.
    package static let judging: [String] = [exchange.rawValue, webhook.rawValue, decision.rawValue]
    /// The rules that reading the books can find broken.
    package static let accounting: [String] = [books.rawValue, invariant.rawValue]
}
