import JSONModel
import JSONSchema

/// Builds small values that keep to schemas and fulfil a demand.
///
/// A built value is a proposal: it is used only after compiled schemas accepted it.
struct WitnessBuilder {
    static let depthLimit = 14
    private var budget = 6000
    private let parts = BuiltParts()

    /// A value for the schemas, or nil when none is found.
    mutating func build(_ set: SchemaSet, _ demand: Demand = Demand()) -> JSONValue? {
        if let value = demand.value { return value }
        budget = 6000
        return build(set.adding(demand.also).limited(to: demand.types), demand, depth: 0)
    }

    mutating func build(_ set: SchemaSet, _ demand: Demand, depth: Int) -> JSONValue? {
        budget -= 1
        guard depth <= Self.depthLimit, budget > 0 else { return nil }
        let view = SchemaView(set)
        guard view.refused == nil, !view.types.isEmpty else { return nil }
        if let values = view.values, demand.present.isEmpty, demand.elements.isEmpty {
            let fitting = values.filter(view.acceptsAlone)
            guard !fitting.isEmpty else { return nil }
            return fitting[demand.variant % fitting.count]
        }
        if let group = view.groups.first {
            return build(group, of: set, demand, depth: depth)
        }
        if let condition = view.conditions.first {
            return build(condition, of: set, demand, depth: depth)
        }
        for type in preferredTypes(view, demand, depth: depth) {
            if let value = build(type, view, set, demand, depth: depth) { return value }
        }
        return nil
    }

    /// A value for a part of a value: a member or an element.
    mutating func part(
        _ schemas: [SchemaCursor], variant: Int, depth: Int
    ) -> JSONValue? {
        let part = BuiltParts.Part(schemas, variant: variant, depth: depth)
        if let known = parts.value(of: part) {
            budget -= known.cost
            return budget > 0 ? known.value : nil
        }
        if parts.isKnownToFail(part, depth: depth) { return nil }
        let start = budget
        if let value = build(SchemaSet(schemas), Demand(variant: variant), depth: depth) {
            parts.keep(value, for: part, cost: start - budget)
            return value
        }
        // Without a budget nothing is known about the part.
        if budget > 0 { parts.keepFailure(of: part, depth: depth) }
        return nil
    }

    private mutating func build(
        _ group: SchemaGroup, of set: SchemaSet, _ demand: Demand, depth: Int
    ) -> JSONValue? {
        var order = Array(group.branches.indices)
        if depth > 1 {
            order =
                order.filter { Self.isPlain(group.branches[$0]) }
                + order.filter { !Self.isPlain(group.branches[$0]) }
        } else if demand.variant > 0 {
            let turn = demand.variant % order.count
            order = Array(order[turn...] + order[..<turn])
        }
        for branch in order {
            if let value = build(set.opening(group, at: branch), demand, depth: depth) {
                return value
            }
        }
        return nil
    }

    /// Whether a branch describes a single scalar, which ends circles of references.
    private static func isPlain(_ branch: SchemaCursor) -> Bool {
        let scalars: TypeMask = [.null, .boolean, .integer, .fraction, .string]
        return branch["type"].map { TypeMask(names: $0).isSubset(of: scalars) } ?? false
            || branch["enum"] != nil || branch["const"] != nil
    }

    private mutating func build(
        _ condition: SchemaCondition, of set: SchemaSet, _ demand: Demand, depth: Int
    ) -> JSONValue? {
        let rest = set.settingAside(condition.identity)
        let met = rest.adding([condition.test, condition.then].compactMap(\.self))
        let unmet = rest.adding([condition.otherwise].compactMap(\.self))
        let order = demand.variant % 2 == 0 ? [met, unmet] : [unmet, met]
        for set in order {
            if let value = build(set, demand, depth: depth) { return value }
        }
        return nil
    }

    private func preferredTypes(_ view: SchemaView, _ demand: Demand, depth: Int) -> [TypeMask] {
        var order: [TypeMask] = [.string, .integer, .fraction, .boolean, .null, .array, .object]
        let isObject = !view.shapes.isEmpty || !view.required.isEmpty || !demand.present.isEmpty
        let isArray = !view.arrays.isEmpty || !view.contains.isEmpty || !demand.elements.isEmpty
        let isNumber = view.lower != nil || view.upper != nil || !view.multiples.isEmpty
        if isNumber { order = [.integer, .fraction] + order }
        if isArray { order.insert(.array, at: 0) }
        if isObject { order.insert(.object, at: 0) }
        if depth > 5 || (demand.variant == 3 && depth > 0) { order.insert(.null, at: 0) }
        var seen: TypeMask = []
        return order.filter { type in
            guard view.types.contains(type), !seen.contains(type) else { return false }
            seen.insert(type)
            return true
        }
    }

    private mutating func build(
        _ type: TypeMask, _ view: SchemaView, _ set: SchemaSet, _ demand: Demand, depth: Int
    ) -> JSONValue? {
        switch type {
        case .null: return view.acceptsAlone(.null) ? .null : nil
        case .boolean: return [true, false].first(where: view.acceptsAlone)
        case .integer, .fraction:
            let fitting = NumberSteps.candidates(for: view).filter { type == TypeMask(of: $0) }
            let rising = fitting.isEmpty ? [] : [fitting[demand.variant % fitting.count]]
            return rising.first { !refusedByNot($0, view) } ?? fitting.first
        case .string:
            let texts = TextSamples.candidates(for: view, ordinal: demand.variant)
            let fitting = texts.first { !refusedByNot(.string($0), view) } ?? texts.first
            return fitting.map(JSONValue.string)
        case .array: return array(view, set, demand, depth: depth)
        case .object: return object(view, set, demand, depth: depth)
        default: return nil
        }
    }

    /// Whether a `not` of a plain list of values names this one.
    private func refusedByNot(_ value: JSONValue, _ view: SchemaView) -> Bool {
        view.nots.contains { inner in
            inner["const"] == value || inner["enum"]?.array?.contains(value) ?? false
        }
    }
}
