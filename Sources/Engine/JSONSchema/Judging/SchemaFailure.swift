import Findings
import JSONModel

/// One keyword that a value does not keep to.
package struct SchemaFailure: Sendable, Hashable {
    /// The part of the value that is wrong.
    package let instance: JSONPointer
    package let keyword: String
    /// The keyword in its schema file.
    package let schema: FindingLocation
    package let expected: String
    package let found: String
    /// For `anyOf` and `oneOf`: what the most nearly fitting branch still lacks.
    package let closest: [SchemaFailure]
    /// Whether there is no verdict at all, because judging took too long or went too deep.
    package let isUndecided: Bool

    /// The failure as a finding about `subject`, for example `request body`.
    package func finding(
        rule: String, subject: String, location: FindingLocation? = nil
    ) -> Finding {
        let place = instance.tokens.isEmpty ? "" : " at \(instance)"
        var location = location ?? FindingLocation()
        if location.pointer == nil { location.pointer = instance }
        return Finding(
            rule: rule, message: "\(subject)\(place) does not keep to \"\(keyword)\"",
            location: location, expected: expectedWithPlace, found: found,
            nextAction: closest.isEmpty ? nil : closestText)
    }

    private var expectedWithPlace: String { schema.text.map { "\(expected) (\($0))" } ?? expected }

    private var closestText: String {
        let lines = closest.map { failure in
            let place = failure.instance.tokens.isEmpty ? "the value" : "\(failure.instance)"
            return "\(place): expected \(failure.expected), found \(failure.found)"
        }
        return "the nearest branch still lacks:\n" + lines.joined(separator: "\n")
    }
}

extension JSONValue {
    /// The compact text for messages, cut to a readable length.
    package var preview: String {
        let limit = 80
        let text = text
        guard text.utf8.count > limit else { return text }
        return String(text.unicodeScalars.prefix(limit)) + "..."
    }
}
