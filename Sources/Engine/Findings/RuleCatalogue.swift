/// What rules there are and why each exists, so that reports can explain what they name.
///
/// Every engine keeps its rules as an enum with a reason; a catalogue is made of such enums:
///
/// ```
/// RuleCatalogue(of: SchemaRule.self, reason: \.reason) + RuleCatalogue(of: OpenAPIRule.self, ...)
/// ```
package struct RuleCatalogue: Sendable {
    /// One rule: its stable id and, in a sentence, why it exists.
    package struct Rule: Sendable, Hashable {
        package var id: String
        package var reason: String

        package init(id: String, reason: String) {
            self.id = id
            self.reason = reason
        }
    }

    /// The rules in the order they were given; of two with one id only the first.
    package private(set) var rules: [Rule] = []
    private var reasons: [String: String] = [:]

    package init(_ rules: [Rule] = []) {
        for rule in rules { add(rule) }
    }

    /// All rules of an enum whose raw values are the ids.
    package init<Rules>(of type: Rules.Type, reason: (Rules) -> String)
    where Rules: RawRepresentable<String> & CaseIterable {
        self.init(type.allCases.map { Rule(id: $0.rawValue, reason: reason($0)) })
    }

    /// Why the rule exists, or nil when the catalogue does not know it.
    package func reason(for id: String) -> String? { reasons[id] }

    /// The rules that these findings break, by id; those the catalogue does not know are left out.
    package func broken(by findings: [Finding]) -> [Rule] {
        Set(findings.map(\.rule)).sorted().compactMap { id in
            reasons[id].map { Rule(id: id, reason: $0) }
        }
    }

    package static func + (left: RuleCatalogue, right: RuleCatalogue) -> RuleCatalogue {
        RuleCatalogue(left.rules + right.rules)
    }

    private mutating func add(_ rule: Rule) {
        guard reasons[rule.id] == nil else { return }
        reasons[rule.id] = rule.reason
        rules.append(rule)
    }
}
