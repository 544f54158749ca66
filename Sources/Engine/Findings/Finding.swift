import JSONModel

/// One thing that is wrong, or worth knowing, said so that a person can act on it.
///
/// Every engine reports through this one value. The rule id is stable and may be relied on by
/// tools; the wording of the other parts may change.
package struct Finding: Sendable, Hashable {
    /// How much a finding matters: only errors make a check fail.
    package enum Severity: String, Sendable, Hashable, CaseIterable {
        case error, warning, note
    }

    /// The id of the broken rule in kebab-case, for example `schema-unknown-keyword`.
    package var rule: String
    package var severity: Severity
    /// What is wrong, in one line without a full stop.
    package var message: String
    package var location: FindingLocation
    /// What would have been right.
    package var expected: String?
    /// What was there instead.
    package var found: String?
    /// What the reader should do next.
    package var nextAction: String?

    package init(
        rule: String, severity: Severity = .error, message: String,
        location: FindingLocation = FindingLocation(), expected: String? = nil,
        found: String? = nil, nextAction: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.location = location
        self.expected = expected
        self.found = found
        self.nextAction = nextAction
    }
}

extension Sequence<Finding> {
    /// Whether at least one finding makes a check fail.
    package var hasErrors: Bool { contains { $0.severity == .error } }

    /// The findings in reading order: by file and place, then step, then rule and message.
    package func sortedForReading() -> [Finding] {
        map { (key: $0.readingKey, finding: $0) }
            .sorted { $0.key < $1.key }
            .map(\.finding)
    }
}

extension Finding {
    fileprivate var readingKey: ReadingKey {
        ReadingKey(
            texts: [location.file ?? "", rule, message, location.pointer?.description ?? ""],
            numbers: [
                location.position?.line ?? 0, location.position?.column ?? 0, location.step ?? 0,
            ])
    }
}

private struct ReadingKey: Comparable {
    let texts: [String]
    let numbers: [Int]

    static func < (left: ReadingKey, right: ReadingKey) -> Bool {
        if left.texts[0] != right.texts[0] { return left.texts[0] < right.texts[0] }
        if left.numbers != right.numbers {
            return left.numbers.lexicographicallyPrecedes(right.numbers)
        }
        return left.texts.lexicographicallyPrecedes(right.texts)
    }
}
