import JSONModel

/// Valid changes to one part of a value, towards the edges of what its schema allows.
///
/// Only the part itself is changed, not what is inside its members and elements.
struct Boundaries {
    let shape: ValueShape
    let strings: StringSource

    func all(of value: JSONValue) -> [ValueChange] {
        if let constants = shape.constants {
            return constants.filter { $0 != value }.map { ValueChange(value: $0, rule: "enum") }
        }
        switch value {
        case .null: return []
        case .bool(let truth): return [ValueChange(value: .bool(!truth), rule: "boolean")]
        case .number: return numbers(other: value)
        case .string(let text):
            return strings.boundaries.filter { $0.text != text }.map {
                ValueChange(value: .string($0.text), rule: $0.rule)
            }
        case .array(let elements): return counts(of: elements)
        case .object(let object): return members(of: object)
        }
    }

    private func numbers(other value: JSONValue) -> [ValueChange] {
        var found: [ValueChange] = []
        let lines = [true, false].map { shape.numbers.line(integersOnly: $0) }
        for (line, kind) in zip(lines, [ValueKind.integer, .fraction]) {
            guard let line, shape.kinds.contains(kind) else { continue }
            for (count, rule) in line.landmarks {
                guard let number = line.number(count), number != value else { continue }
                found.append(ValueChange(value: number, rule: rule))
            }
        }
        if shape.kinds.contains(.integer), let text = value.number?.integer.map({ "\($0).0" }),
            let number = JSONNumber(text)
        {
            found.append(ValueChange(value: .number(number), rule: "integer with a point"))
        }
        return found
    }

    private func counts(of elements: [JSONValue]) -> [ValueChange] {
        let demands = shape.arrays
        var wanted = [(demands.leastCount, "minItems"), (demands.leastCount + 1, "above minItems")]
        if let most = demands.mostCount, most <= 64 {
            wanted += [(most, "maxItems"), (most - 1, "below maxItems")]
        }
        return wanted.compactMap { count, rule in
            guard count != elements.count, count >= 0, count <= demands.mostCount ?? Int.max else {
                return nil
            }
            if count < elements.count {
                return ValueChange(value: .array(Array(elements[..<count])), rule: rule)
            }
            guard let last = elements.last, !demands.isUnique else { return nil }
            let more = Array(repeating: last, count: count - elements.count)
            return ValueChange(value: .array(elements + more), rule: rule)
        }
    }

    private func members(of object: JSONObject) -> [ValueChange] {
        let demands = shape.objects
        var found = demands.optional.filter(object.contains).map {
            ValueChange(path: [$0], value: nil, rule: "member left out")
        }
        let name = "unexpected"
        if demands.allows(name), demands.additional.isEmpty, demands.propertyNames.isEmpty,
            !object.contains(name)
        {
            found.append(ValueChange(path: [name], value: 1, rule: "extra member"))
        }
        return found
    }
}
