import JSONModel
import JSONSchema

extension WitnessBuilder {
    mutating func object(
        _ view: SchemaView, _ set: SchemaSet, _ demand: Demand, depth: Int
    ) -> JSONValue? {
        let names = memberNames(view, demand, depth: depth)
        guard let names else { return nil }
        for rule in view.dependentSchemas where names.contains(rule.value.name) {
            let identity = "\(rule.site.identity)/dependentSchemas/\(rule.value.name)"
            let wider = set.settingAside(identity).adding([rule.value.schema])
            return build(wider, demand, depth: depth)
        }
        var object = JSONObject()
        for name in names {
            if let given = demand.present.first(where: { $0.name == name })?.value {
                object.append(name, given)
                continue
            }
            let variant = demand.variant > 2 ? demand.variant : 0
            let schemas = view.schemas(forMember: name)
            guard let value = part(schemas, variant: variant, depth: depth + 1) else {
                guard view.requires(name) || demand.present.contains(where: { $0.name == name })
                else { continue }
                return nil
            }
            object.append(name, value)
        }
        let most = view.counts[.maxProperties]?.value ?? Int.max
        guard object.count >= view.leastMembers, object.count <= most else { return nil }
        return demand.memberCount.map { object.count == $0 } ?? true ? .object(object) : nil
    }

    /// The names of the members to build, or nil when the demand cannot be met.
    private func memberNames(_ view: SchemaView, _ demand: Demand, depth: Int) -> [String]? {
        var names = view.required.map(\.value)
        func add(_ name: String) {
            if !names.contains(name), !demand.absent.contains(name) { names.append(name) }
        }
        for wanted in demand.present { add(wanted.name) }
        if names.contains(where: demand.absent.contains) { return nil }
        if demand.variant == 1, depth <= 1 { view.knownNames.forEach(add) }
        let wanted = demand.memberCount ?? view.counts[.minProperties]?.value ?? 0
        for name in view.knownNames where names.count < wanted { add(name) }
        var ordinal = 0
        while names.count < wanted, ordinal < wanted + 20 {
            if let name = Self.freshName(for: view, ordinal: ordinal) { add(name) }
            ordinal += 1
        }
        var grew = true
        while grew {
            let before = names.count
            for rule in view.dependentRequired where names.contains(rule.value.name) {
                rule.value.needs.forEach(add)
            }
            grew = names.count > before
        }
        return names
    }

    /// A name none of the schemas mentions, fit for `propertyNames`.
    static func freshName(for view: SchemaView, ordinal: Int = 0) -> String? {
        let known = Set(view.knownNames)
        let plain = ["extra_member", "x", "X1", "0"].map { ordinal == 0 ? $0 : "\($0)\(ordinal)" }
        guard !view.propertyNames.isEmpty else { return plain.first { !known.contains($0) } }
        let names = SchemaView(SchemaSet(view.propertyNames).limited(to: .string))
        let texts =
            names.values?.compactMap(\.string)
            ?? plain.filter { names.acceptsAlone(.string($0)) }
            + TextSamples.candidates(for: names, ordinal: ordinal)
        return texts.first { !known.contains($0) }
    }

    mutating func array(
        _ view: SchemaView, _ set: SchemaSet, _ demand: Demand, depth: Int
    ) -> JSONValue? {
        let asked = (demand.elements.map(\.index).max() ?? -1) + 1
        var count = demand.elementCount ?? max(view.leastElements, asked)
        if demand.variant == 1, depth <= 1 { count = max(count, 1) }
        if demand.repeatsElement { count = max(count, 2) }
        let most = view.counts[.maxItems]?.value ?? Int.max
        guard count >= (view.counts[.minItems]?.value ?? 0), count >= asked, count <= 10_000
        else { return nil }
        if count > most { count = demand.elementCount == nil && asked <= most ? most : -1 }
        guard count >= 0 else { return nil }
        var contained: [SchemaCursor] = view.contains.flatMap { rule in
            Array(repeating: rule.schema, count: min(rule.least, 1000))
        }
        var values: [JSONValue] = []
        for index in 0..<count {
            if let given = demand.elements.first(where: { $0.index == index }) {
                values.append(given.value)
                continue
            }
            if demand.repeatsElement, index == 1, let first = values.first {
                values.append(first)
                continue
            }
            var schemas = view.schemas(forElement: index)
            if let wanted = contained.popLast() { schemas.append(wanted) }
            let isUnique = view.unique != nil
            guard
                let value = element(
                    schemas, unlike: isUnique ? values : [], index: index, demand, depth: depth)
            else { return nil }
            values.append(value)
        }
        return .array(values)
    }

    private mutating func element(
        _ schemas: [SchemaCursor], unlike others: [JSONValue], index: Int, _ demand: Demand,
        depth: Int
    ) -> JSONValue? {
        let start = demand.variant > 2 ? demand.variant : 0
        var turn = others.isEmpty ? start : index
        for _ in 0..<8 {
            guard let value = part(schemas, variant: turn, depth: depth + 1) else {
                return nil
            }
            if !others.contains(value) { return value }
            turn += 1
        }
        return nil
    }
}
