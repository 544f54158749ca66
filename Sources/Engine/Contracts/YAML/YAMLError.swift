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

    init(_ fault: YAMLFault, name: String, _ lines: LineStarts) {
        self.init(
            name: name, position: lines.position(of: fault.offset),
            explanation: fault.explanation, expected: fault.expected,
            nextAction: fault.nextAction)
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

/// An error while the text's name and lines are not at hand: the place is an offset in bytes.
struct YAMLFault: Error {
    let offset: Int
    let explanation: String
    let expected: String?
    let nextAction: String?

    init(
        _ offset: Int, _ explanation: String, expected: String? = nil, nextAction: String? = nil
    ) {
        self.offset = offset
        self.explanation = explanation
        self.expected = expected
        self.nextAction = nextAction
    }
}
