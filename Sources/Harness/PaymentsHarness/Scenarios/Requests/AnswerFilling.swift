import HTTPModel
import JSONModel

/// Why a request cannot be sent: an earlier answer does not say what it needs.
struct MissingAnswer: Error, Sendable, Hashable {
    let reference: AnswerReference

    var reason: String {
        "the answer to \"\(reference.request)\" says nothing at \(reference.pointer)"
    }
}

/// Puts members of earlier answers where a request refers to them.
struct AnswerFilling {
    /// The bodies of the answers so far, by the names of their requests.
    let answers: [String: JSONValue]

    /// A path or query: what is put in is percent-encoded.
    func path(_ text: String) throws(MissingAnswer) -> String {
        try fill(text, PercentEncoding.encode)
    }

    /// A value; a text that is nothing but a reference becomes what stands there.
    func value(_ value: JSONValue) throws(MissingAnswer) -> JSONValue {
        switch value {
        case .string(let text):
            if let parts = AnswerTemplate(text)?.parts, parts.count == 1,
                case .member(let reference) = parts[0]
            {
                return try member(reference)
            }
            return .string(try fill(text) { $0 })
        case .array(let values):
            var filled: [JSONValue] = []
            for element in values { filled.append(try self.value(element)) }
            return .array(filled)
        case .object(let object): return .object(try self.object(object))
        case .null, .bool, .number: return value
        }
    }

    func object(_ object: JSONObject) throws(MissingAnswer) -> JSONObject {
        var filled = JSONObject()
        for member in object.members { filled.append(member.name, try value(member.value)) }
        return filled
    }

    private func fill(
        _ text: String, _ encode: (String) -> String
    ) throws(MissingAnswer) -> String {
        var filled = ""
        for part in AnswerTemplate(text)?.parts ?? [.text(text)] {
            switch part {
            case .text(let text): filled += text
            case .member(let reference): filled += encode(try member(reference).formText)
            }
        }
        return filled
    }

    private func member(_ reference: AnswerReference) throws(MissingAnswer) -> JSONValue {
        let member = answers[reference.request]?.value(at: reference.pointer)
        switch member {
        case .string, .number, .bool: return member ?? .null
        case nil, .null, .array, .object: throw MissingAnswer(reference: reference)
        }
    }
}

extension JSONValue {
    /// A scalar as forms and paths write it; null is the empty text.
    var formText: String {
        switch self {
        case .string(let text): text
        case .number(let number): number.literal
        case .bool(let truth): String(truth)
        case .null, .array, .object: ""
        }
    }
}

extension JSONObject {
    /// The object as a form: `{ a: { b: 1 }, c: [2] }` is `a[b]=1` and `c[0]=2`.
    var formItems: [FormItem] {
        members.flatMap { Self.items($0.name, $0.value) }
    }

    private static func items(_ name: String, _ value: JSONValue) -> [FormItem] {
        switch value {
        case .object(let object):
            object.members.flatMap { items("\(name)[\($0.name)]", $0.value) }
        case .array(let values):
            values.enumerated().flatMap { place, value in items("\(name)[\(place)]", value) }
        case .null, .bool, .number, .string: [FormItem(name, value.formText)]
        }
    }
}
