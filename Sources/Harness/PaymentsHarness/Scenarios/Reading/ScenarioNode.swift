import JSONModel

/// A value of a scenario file, with its place.
struct ScenarioNode {
    let pointer: JSONPointer
    let value: JSONValue

    /// What is there, in words for a message.
    var reading: String {
        switch value {
        case .null: "nothing"
        case .bool(let truth): String(truth)
        case .number(let number): number.literal
        case .string(let text): "\"\(text)\""
        case .array: "a list"
        case .object: "a mapping"
        }
    }

    /// The elements, when this is a list.
    var elements: [ScenarioNode]? {
        guard case .array(let values) = value else { return nil }
        return values.enumerated().map { place, value in
            ScenarioNode(pointer: pointer.appending(place), value: value)
        }
    }
}

/// A mapping of a scenario file: names and values.
struct ScenarioMapping {
    let pointer: JSONPointer
    let object: JSONObject

    /// The value under a name, or nil when the mapping does not have it.
    func node(_ name: String) -> ScenarioNode? {
        object[name].map { ScenarioNode(pointer: pointer.appending(name), value: $0) }
    }
}
