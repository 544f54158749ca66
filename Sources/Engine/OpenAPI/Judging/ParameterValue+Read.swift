import JSONModel
import JSONSchema

extension ParameterValue {
    /// The value that the texts of a parameter stand for; nil when a single value is given twice.
    func read(_ texts: [String]) -> JSONValue? {
        switch shape {
        case .list(let types, exploded: true):
            return .array(texts.map { Self.scalar($0, types) })
        case .text, .scalar, .list(_, exploded: false):
            guard texts.count == 1, let text = texts.first else { return nil }
            return value(of: text)
        }
    }

    private func value(of text: String) -> JSONValue {
        switch shape {
        case .text: return .string(text)
        case .scalar(let types): return Self.scalar(text, types)
        case .list(let types, _):
            if text.isEmpty { return .array([]) }
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            return .array(parts.map { Self.scalar(Self.trimmed($0), types) })
        }
    }

    private static func trimmed(_ part: Substring) -> String {
        var part = part
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }

    /// A number or truth value where the text is written as one and the types take one.
    private static func scalar(_ text: String, _ types: TypeMask) -> JSONValue {
        if !types.isDisjoint(with: .number), let number = JSONNumber(text), number.literal == text {
            return .number(number)
        }
        if types.contains(.boolean), text == "true" || text == "false" {
            return .bool(text == "true")
        }
        return .string(text)
    }
}
