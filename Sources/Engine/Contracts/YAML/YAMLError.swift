import Findings
import JSONModel

/// Why a text is not YAML this project takes, and where.
package struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What to call the text in messages.
    package let name: String
    package let position: SourcePosition
    package let explanation: String
    package let expected: String?
    package let nextAction: String?

    init(
        name: String, position: SourcePosition, explanation: String, expected: String? = nil,
        nextAction: String? = nil
    ) {
        self.name = name
        self.position = position
        self.explanation = explanation
        self.expected = expected
        self.nextAction = nextAction
    }

    package var description: String { "\(name):\(position): \(explanation)" }

    /// The error as a finding of the given rule.
    package func finding(rule: String) -> Finding {
        Finding(
            rule: rule, message: explanation,
            location: FindingLocation(file: name, position: position), expected: expected,
            nextAction: nextAction)
    }
}
