import JSONModel
import JSONSchema

extension JSONValue {
    /// The scalar a text stands for: a number, truth value or null where the text is written as
    /// one and the types take one, and text otherwise.
    init(text: String, as types: TypeMask) {
        if !types.isDisjoint(with: .number), let first = text.utf8.first,
            first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
            let number = JSONNumber(text)
        {
            self = .number(number)
        } else if types.contains(.boolean), text == "true" || text == "false" {
            self = .bool(text == "true")
        } else if types.contains(.null), !types.contains(.string), text.isEmpty || text == "null" {
            self = .null
        } else {
            self = .string(text)
        }
    }

    /// The text a scalar is written as; arrays and objects are written as JSON.
    var plainText: String {
        switch self {
        case .string(let text): text
        case .number(let number): number.literal
        case .bool(let flag): flag ? "true" : "false"
        case .null: "null"
        case .array, .object: text
        }
    }
}
