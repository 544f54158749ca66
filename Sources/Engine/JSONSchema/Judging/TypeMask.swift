import JSONModel

/// A set of JSON Schema types.
package struct TypeMask: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let null = TypeMask(rawValue: 1)
    package static let boolean = TypeMask(rawValue: 2)
    /// Numbers without a fraction, `2.0` included.
    package static let integer = TypeMask(rawValue: 4)
    package static let fraction = TypeMask(rawValue: 8)
    package static let string = TypeMask(rawValue: 16)
    package static let array = TypeMask(rawValue: 32)
    package static let object = TypeMask(rawValue: 64)
    package static let number: TypeMask = [.integer, .fraction]
    package static let all = TypeMask(rawValue: 127)

    static let names = ["null", "boolean", "object", "array", "number", "string", "integer"]

    /// The type of that name, or nil for another name.
    init?(name: String) {
        switch name {
        case "null": self = .null
        case "boolean": self = .boolean
        case "integer": self = .integer
        case "number": self = .number
        case "string": self = .string
        case "array": self = .array
        case "object": self = .object
        default: return nil
        }
    }

    func accepts(_ value: JSONValue) -> Bool {
        switch value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        case .number(let number):
            contains(.number) || (contains(.integer) && number.isInteger)
        }
    }

    /// The names as a phrase: `string or null`.
    package var words: String {
        var parts: [String] = []
        let rows: [(TypeMask, String)] = [
            (.object, "object"), (.array, "array"), (.string, "string"), (.number, "number"),
            (.integer, "integer"), (.boolean, "boolean"), (.null, "null"),
        ]
        for (mask, name) in rows where isSuperset(of: mask) {
            if mask == .integer, contains(.number) { continue }
            parts.append(name)
        }
        return parts.joined(separator: " or ")
    }
}

extension JSONNumber {
    /// Whether the number has no fraction, whatever its size.
    var isInteger: Bool { Int(literal) != nil || decimal.isInteger }
}
