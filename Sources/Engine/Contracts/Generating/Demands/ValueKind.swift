import JSONModel
import JSONSchema

/// The kinds of value a schema tells apart, the simplest first.
enum ValueKind: Int, CaseIterable, Hashable, Comparable {
    case null, boolean, integer, fraction, string, array, object

    static func < (left: ValueKind, right: ValueKind) -> Bool { left.rawValue < right.rawValue }

    /// The kinds that a name in `type` stands for.
    static func named(_ name: String) -> [ValueKind] {
        switch name {
        case "null": [.null]
        case "boolean": [.boolean]
        case "integer": [.integer]
        case "number": [.integer, .fraction]
        case "string": [.string]
        case "array": [.array]
        case "object": [.object]
        default: []
        }
    }

    /// The kind of a value.
    init(of value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool: self = .boolean
        case .number(let number): self = number.decimal.isInteger ? .integer : .fraction
        case .string: self = .string
        case .array: self = .array
        case .object: self = .object
        }
    }

    /// A value of the kind for where the kind itself is wrong.
    var specimen: JSONValue {
        switch self {
        case .null: .null
        case .boolean: true
        case .integer: 7
        case .fraction: JSONNumber("7.5").map(JSONValue.number) ?? .null
        case .string: "text"
        case .array: [1]
        case .object: ["unexpected": 1]
        }
    }
}
