extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(nilLiteral: ()) { self = .null }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Keeps the members in the order they are written.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(name: $0, value: $1) }))
    }

    /// A number from an integer.
    package init(_ value: Int) { self = .number(JSONNumber(value)) }

    /// A string, or null where there is none.
    package init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }

    /// A number, or null where there is none.
    package init(_ value: Int?) { self = value.map { .number(JSONNumber($0)) } ?? .null }
}
