extension JSONValue {
    /// The member of that name, or nil when this is no object or has no such member.
    package subscript(_ name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    /// The element at that index, or nil when this is no array or is too short.
    package subscript(_ index: Int) -> JSONValue? {
        if case .array(let values) = self, values.indices.contains(index) {
            values[index]
        } else {
            nil
        }
    }

    /// The text, when this is a string.
    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The number as an integer, when it is one and fits: `2`, `2.0` and `2e0` all count.
    package var integer: Int? {
        if case .number(let value) = self { value.integer } else { nil }
    }

    /// The number, when this is one.
    package var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The truth value, when this is one.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, when this is an array.
    package var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The members, when this is an object.
    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// Whether this is the value `null`.
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
