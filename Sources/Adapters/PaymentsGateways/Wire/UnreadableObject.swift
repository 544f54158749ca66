import JSONModel

/// A provider's object that does not say what it must: nothing may be concluded from it.
struct UnreadableObject: Error, Sendable, Hashable, CustomStringConvertible {
    /// The member that is wrong, such as `payment_intent.status`.
    let field: String
    let found: String
    let expected: String

    init(field: String, found: String, expected: String) {
        self.field = field
        self.found = found
        self.expected = expected
    }

    init(field: String, found value: JSONValue?, expected: String) {
        let found =
            switch value {
            case nil: "nothing"
            case .string, .number, .bool, .null: value?.text ?? "nothing"
            case .array, .object: value?.kind ?? "nothing"
            }
        self.init(field: field, found: found, expected: expected)
    }

    var description: String { "\(field): found \(found), expected \(expected)" }
}
