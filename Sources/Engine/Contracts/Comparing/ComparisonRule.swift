/// A rule a comparison can report under: the id is stable, the severity follows from strictness.
package struct ComparisonRule: Sendable, Hashable {
    /// In kebab-case: `narrowed-minimum`, `operation-removed`.
    package let id: String
    /// Why the rule exists, in one sentence.
    package let reason: String

    /// The id of the same rule where it could not be told whether anybody breaks.
    package var doubtID: String { id + "-cannot-tell" }

    init(_ id: String, _ reason: String) {
        self.id = id
        self.reason = reason
    }

    /// The rule for a change of a schema.
    package static func schema(_ aspect: SchemaAspect, isNarrower: Bool) -> ComparisonRule {
        let words = aspect.words
        return isNarrower
            ? ComparisonRule(
                "narrowed-\(aspect.rawValue)",
                "Less is allowed than before as to \(words): whoever sends it is refused now.")
            : ComparisonRule(
                "widened-\(aspect.rawValue)",
                "More is possible than before as to \(words): whoever reads it is not ready for it."
            )
    }

    /// Schemas that are not compared to the end.
    static let cut = ComparisonRule(
        "comparison-cut", "What was not looked at may break anybody.")

    /// Every rule, schemas first.
    package static let all: [ComparisonRule] =
        SchemaAspect.allCases.flatMap {
            [schema($0, isNarrower: true), schema($0, isNarrower: false)]
        } + [cut] + APIChangeRule.allCases.map(\.rule) + FolderChangeRule.allCases.map(\.rule)
        + WaiverRule.allCases.map(\.rule)

    /// The rule of that id, also for the id of its doubtful form.
    package static func named(_ id: String) -> ComparisonRule? {
        let plain = id.hasSuffix("-cannot-tell") ? String(id.dropLast(12)) : id
        return all.first { $0.id == plain }
    }
}

/// What can change about a folder of contracts.
package enum FolderChangeRule: String, Sendable, CaseIterable {
    case eventRemoved = "event-removed"
    case eventAdded = "event-added"
    case commandRemoved = "command-removed"
    case commandAdded = "command-added"
    case apiRemoved = "api-removed"
    case apiAdded = "api-added"
    case documentRemoved = "document-removed"
    case documentAdded = "document-added"

    package var rule: ComparisonRule {
        switch self {
        case .eventRemoved:
            ComparisonRule(rawValue, "Consumers wait for an event that never comes again.")
        case .commandRemoved:
            ComparisonRule(rawValue, "Producers send a command that nobody takes any more.")
        case .apiRemoved: ComparisonRule(rawValue, "Clients call an API that is gone.")
        case .documentRemoved:
            ComparisonRule(rawValue, "Whoever used the document has nothing to hold on to.")
        case .eventAdded, .commandAdded, .apiAdded, .documentAdded:
            ComparisonRule(rawValue, "What is new breaks nobody, but is worth knowing.")
        }
    }
}
