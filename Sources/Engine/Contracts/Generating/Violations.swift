import JSONModel

/// Changes to one part of a value of which each breaks one demand of its schema.
///
/// Only the part itself is changed, not what is inside its members and elements.
struct Violations {
    let shape: ValueShape
    let strings: StringSource
    let builder: ValueBuilder

    func all(of value: JSONValue) -> [ValueChange] {
        var found = wrongKinds + wrongConstants(value)
        for negation in shape.negations {
            let unwanted = builder.build(SchemaSelection([negation]), examples: .always)
            found += unwanted.map { [ValueChange(value: $0, rule: "not")] } ?? []
        }
        if shape.constants != nil { return found }
        switch value {
        case .null, .bool: return found
        case .number: return found + wrongNumbers
        case .string:
            return found
                + strings.violations.map {
                    ValueChange(value: .string($0.text), rule: $0.rule)
                }
        case .array(let elements): return found + wrongCounts(elements)
        case .object(let object): return found + wrongMembers(object)
        }
    }

    private var wrongKinds: [ValueChange] {
        ValueKind.allCases.filter { !shape.kinds.contains($0) }.map { kind in
            ValueChange(value: kind.specimen, rule: "type")
        }
    }

    private func wrongConstants(_ value: JSONValue) -> [ValueChange] {
        guard let constants = shape.constants else { return [] }
        var candidates: [JSONValue] = []
        switch value {
        case .string(let text):
            candidates = [
                .string(text + "x"), .string(text.lowercased()), .string(text.uppercased()), "",
            ]
        case .number:
            let known = constants.compactMap(\.integer)
            candidates = [(known.max() ?? 0) &+ 1, (known.min() ?? 0) &- 1].map { JSONValue($0) }
        case .bool(let truth): candidates = [.bool(!truth)]
        default: break
        }
        candidates += shape.kinds.sorted().map(\.specimen)
        return candidates.filter { !constants.contains($0) }.map {
            ValueChange(value: $0, rule: constants.count == 1 ? "const" : "enum")
        }
    }

    private var wrongNumbers: [ValueChange] {
        guard let line = shape.numbers.line(integersOnly: !shape.kinds.contains(.fraction)) else {
            return []
        }
        var found: [ValueChange] = []
        func add(_ count: Int, _ rule: String) {
            if let number = line.number(count) {
                found.append(ValueChange(value: number, rule: rule))
            }
        }
        if let low = line.low {
            let rule = shape.numbers.least?.isExclusive == true ? "exclusiveMinimum" : "minimum"
            add(low &- 1, rule)
            if low >= 0 { add(-1_000_000, rule) }
        }
        if let high = line.high {
            let rule = shape.numbers.most?.isExclusive == true ? "exclusiveMaximum" : "maximum"
            add(high &+ 1, rule)
            if let huge = JSONNumber("1e30") {
                found.append(ValueChange(value: .number(huge), rule: rule))
            }
        }
        if shape.numbers.divisor != nil, let base = line.number(line.simplest)?.text {
            let odd = JSONNumber(base.contains(".") ? base + "00000001" : base + ".00000001")
            if let odd { found.append(ValueChange(value: .number(odd), rule: "multipleOf")) }
        }
        return found
    }

    private func wrongCounts(_ elements: [JSONValue]) -> [ValueChange] {
        let demands = shape.arrays
        var found: [ValueChange] = []
        if demands.least > 0, elements.count >= demands.least {
            found.append(
                ValueChange(
                    value: .array(Array(elements[..<(demands.least - 1)])), rule: "minItems"))
        }
        let last = elements.last ?? 1
        if let most = demands.mostCount, most < builder.budget.length {
            let more = Array(repeating: last, count: max(0, most + 1 - elements.count))
            found.append(
                ValueChange(
                    value: .array(elements + more), rule: demands.isClosed ? "items" : "maxItems"))
        }
        if demands.isUnique {
            found.append(ValueChange(value: .array(elements + [last, last]), rule: "uniqueItems"))
        }
        if !demands.contains.isEmpty {
            found.append(ValueChange(value: [], rule: "contains"))
        }
        return found
    }

    private func wrongMembers(_ object: JSONObject) -> [ValueChange] {
        let demands = shape.objects
        var found = demands.required.filter(object.contains).map {
            ValueChange(path: [$0], value: nil, rule: "required")
        }
        for (name, needs) in demands.dependentRequired where object.contains(name) {
            found += needs.filter(object.contains).map {
                ValueChange(path: [$0], value: nil, rule: "dependentRequired")
            }
        }
        for (name, needs) in demands.dependentRequired where !object.contains(name) {
            guard needs.contains(where: { !object.contains($0) }) else { continue }
            let value = builder.build(
                SchemaSelection(demands.schemas(of: name)), examples: .always)
            found.append(ValueChange(path: [name], value: value ?? 1, rule: "dependentRequired"))
        }
        for (name, schemas) in demands.properties where !object.contains(name) {
            let isNever = builder.shape(of: SchemaSelection(schemas)).shape.isNever
            if isNever { found.append(ValueChange(path: [name], value: 1, rule: "properties")) }
        }
        if let keyword = demands.closures.first?.keyword {
            let name = "unexpected"
            found.append(ValueChange(path: [name], value: 1, rule: keyword))
        }
        if let most = demands.most, most < builder.budget.length {
            var more = object
            for number in 0...(most - min(most, object.count)) {
                more["unexpected-\(number)"] = 1
            }
            found.append(ValueChange(value: .object(more), rule: "maxProperties"))
        }
        if demands.least > 0 {
            let few = JSONObject(Array(object.members.prefix(demands.least - 1)))
            found.append(ValueChange(value: .object(few), rule: "minProperties"))
        }
        if !demands.propertyNames.isEmpty {
            let source = builder.shape(of: SchemaSelection(demands.propertyNames)).strings
            let names = source.violations.prefix(2).map(\.text) + ["unexpected", ""]
            found += names.map { ValueChange(path: [$0], value: 1, rule: "propertyNames") }
        }
        return found
    }
}
