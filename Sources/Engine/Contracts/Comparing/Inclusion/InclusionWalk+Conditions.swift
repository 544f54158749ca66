import JSONModel
import JSONSchema

extension InclusionWalk {
    /// `not` on the right refuses what the left may allow.
    func compareExclusions(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        let node = nodes[number]
        for inner in right.nots {
            let isKnown = left.nots.contains { old in
                sameness.isSame(old, inner) || proves(SchemaSet(inner), within: SchemaSet(old))
            }
            if isKnown || Disjointness.isCertain(node.left, SchemaSet(inner)) { continue }
            note(
                .exclusion, at: number, left: left.nots.first, right: inner, keyword: "not",
                (0..<4).map { Demand(also: [inner], variant: $0) })
        }
    }

    func compareConditions(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        let node = nodes[number]
        for condition in right.conditions {
            let old = left.conditions.first { sameness.isSame($0.test, condition.test) }
            if let old, isSame(old.then, condition.then), isSame(old.otherwise, condition.otherwise)
            {
                continue
            }
            if let then = condition.then {
                var before = node.left
                if let old { before = before.settingAside(old.identity) }
                before = before.adding([condition.test] + [old?.then].compactMap(\.self))
                enqueue(number, .same, before, SchemaSet(then))
            }
            if let otherwise = condition.otherwise {
                var before = node.left
                if let old { before = before.settingAside(old.identity) }
                before = before.adding([old?.otherwise].compactMap(\.self))
                enqueue(number, .same, before, SchemaSet(otherwise))
            }
        }
    }

    private func isSame(_ left: SchemaCursor?, _ right: SchemaCursor?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return sameness.isSame(left, right)
    }

}

/// Tells when no value can keep to two schemas at once, as far as simple reasons go.
enum Disjointness {
    /// Whether it is certain; false says nothing.
    static func isCertain(_ left: SchemaSet, _ right: SchemaSet, depth: Int = 0) -> Bool {
        let a = SchemaView(left)
        let b = SchemaView(right)
        if a.refused != nil || b.refused != nil { return true }
        let types = possibleTypes(a, left).intersection(possibleTypes(b, right))
        if types.isEmpty { return true }
        if let values = a.values { return !values.contains(where: b.acceptsAlone) }
        if let values = b.values { return !values.contains(where: a.acceptsAlone) }
        if types.isSubset(of: .number) { return areApart(a, b) || areApart(b, a) }
        guard types == .object, depth < 3 else { return false }
        return (a.required + b.required).contains { name in
            let inner = a.schemas(forMember: name.value)
            let other = b.schemas(forMember: name.value)
            if (inner + other).contains(where: { $0.value == false }) { return true }
            guard !inner.isEmpty, !other.isEmpty else { return false }
            return isCertain(SchemaSet(inner), SchemaSet(other), depth: depth + 1)
        }
    }

    /// The types of a view, branches of its groups included.
    private static func possibleTypes(_ view: SchemaView, _ set: SchemaSet) -> TypeMask {
        view.groups.reduce(view.types) { types, group in
            types.intersection(
                group.branches.reduce(into: TypeMask()) {
                    $0.formUnion(SchemaView(SchemaSet($1)).types)
                })
        }
    }

    private static func areApart(_ low: SchemaView, _ high: SchemaView) -> Bool {
        guard let upper = low.upper?.value, let lower = high.lower?.value else { return false }
        return upper.number < lower.number
            || (upper.number == lower.number && (upper.isExclusive || lower.isExclusive))
    }
}
