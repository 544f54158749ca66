import HTTPModel
import JSONModel

extension PactRule {
    /// Whether a single value keeps to the rule; nil for rules about collections and whole messages.
    ///
    /// `isText` is set for headers, queries and paths, where numbers and truth values are texts.
    func holds(for actual: JSONValue, example: JSONValue, isText: Bool) -> Bool? {
        switch self {
        case .equality: return actual == example
        case .regex(let pattern): return pattern.occurs(in: actual.plainText)
        case .include(let part): return Self.contains(actual.plainText, part)
        case .integer, .decimal, .number: return isNumber(actual, isText: isText)
        case .boolean:
            if let text = actual.string { return text == "true" || text == "false" }
            return actual.bool != nil
        case .null: return actual.isNull
        case .date(let format), .time(let format): return format.matches(actual.plainText)
        case .timestamp(let format):
            let text = actual.plainText
            return format.matches(text)
                || (format.format == DateTimePattern.isoMoment
                    && RFC3339.milliseconds(text) != nil)
        case .semver: return actual.string.map(SemanticVersion.isValid) ?? false
        case .statusCode(let known): return actual.integer.map(known.contains) ?? false
        case .type where isText: return true
        case .notEmpty where isText: return actual.string?.isEmpty == false
        case .type, .values, .eachKey, .eachValue, .arrayContains, .notEmpty, .contentType:
            return nil
        }
    }

    /// What the rule asks for, in words.
    func words(example: JSONValue) -> String {
        switch self {
        case .equality: example.preview
        case .regex(let pattern): "text that matches \(pattern.source)"
        case .type: "\(example.kind), such as \(example.preview)"
        case .include(let part): "text with \"\(part)\" in it"
        case .integer: "a whole number"
        case .decimal: "a number with decimals"
        case .number: "a number"
        case .boolean: "true or false"
        case .null: "null"
        case .date(let format): "a date written \(format.format)"
        case .time(let format): "a time written \(format.format)"
        case .timestamp(let format): "a moment written \(format.format)"
        case .values, .eachKey, .eachValue: "an object or array"
        case .arrayContains: "an array with certain elements"
        case .statusCode(let known): known.words
        case .notEmpty: "something that is not empty"
        case .contentType(let type): type
        case .semver: "a version such as 1.2.3"
        }
    }

    private func isNumber(_ actual: JSONValue, isText: Bool) -> Bool {
        guard let number = actual.number ?? (isText ? JSONNumber(actual.plainText) : nil) else {
            return false
        }
        let hasDecimals = number.literal.utf8.contains { $0 == UInt8(ascii: ".") }
        switch self {
        case .integer: return !hasDecimals && number.decimal.isInteger
        case .decimal: return hasDecimals
        default: return true
        }
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let bytes = Array(text.utf8)
        let wanted = Array(part.utf8)
        guard !wanted.isEmpty else { return true }
        guard bytes.count >= wanted.count else { return false }
        return (0...bytes.count - wanted.count).contains { start in
            bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}

extension JSONValue {
    /// The text of a string, or any other value as JSON writes it.
    var plainText: String { string ?? String(decoding: serialized(), as: UTF8.self) }
}
