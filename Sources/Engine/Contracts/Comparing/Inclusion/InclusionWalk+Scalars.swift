import JSONModel
import JSONSchema

extension InclusionWalk {
    /// Compares when the left side allows only a few values: each of them is tried.
    func compare(
        finite values: [JSONValue], _ left: SchemaView, _ right: SchemaView, at number: Int
    ) {
        let possible = values.filter(left.acceptsAlone)
        let refused = possible.filter { !right.acceptsAlone($0) }
        let site = left.valueSites.first?.site ?? left.typeSites.first?.site
        for (aspect, keyword, place, group) in right.reasons(against: refused) {
            note(
                aspect, at: number, left: site, right: place, keyword: keyword,
                group.map(Demand.value), .exhaustive,
                subject: group.map(\.preview).joined(separator: ", "))
        }
        guard right.asksMoreThanScalars else { return }
        let rest = possible.filter { !refused.contains($0) }
        note(
            right.groups.isEmpty ? .exclusion : .alternative, at: number, left: site,
            right: right.groups.first?.site, rest.prefix(40).map(Demand.value), .exhaustive)
    }

    /// Notes types that are no longer allowed; returns those both sides allow.
    func compareTypes(_ left: SchemaView, _ right: SchemaView, at number: Int) -> TypeMask {
        let lost = left.types.subtracting(right.types)
        let site = right.typeSites.last { !$0.value.isSuperset(of: left.types) }?.site
        let keyword = right.values == nil ? "type" : nil
        if right.values == nil, !lost.isEmpty {
            // Where no type was said at all, null is just one of the types that are gone.
            let isNullMeant = left.types != .all
            if lost.contains(.null), isNullMeant {
                note(
                    .null, at: number, left: left.typeSites.first?.site, right: site,
                    keyword: keyword, [.value(.null)])
            }
            let others = TypeMask.each.filter {
                lost.contains($0) && !($0 == .null && isNullMeant)
            }
            if !others.isEmpty {
                note(
                    .type, at: number, left: left.typeSites.first?.site, right: site,
                    keyword: keyword, others.flatMap(Self.demands(for:)),
                    subject: lost.subtracting(.null).words)
            }
        }
        return left.types.intersection(right.types)
    }

    private static func demands(for type: TypeMask) -> [Demand] {
        let first = Demand.types(type)
        var second = first
        second.variant = 1
        return [first, second]
    }

    /// The right side lists its values and the left side does not.
    func compareListed(
        _ listed: [JSONValue], _ left: SchemaView, _ right: SchemaView, _ shared: TypeMask,
        at number: Int
    ) {
        var demands: [Demand] = []
        if left.types.contains(.null), !listed.contains(.null) { demands.append(.value(.null)) }
        if left.types.contains(.string) {
            let texts =
                TextSamples.candidates(for: left) + TextSamples.unlikely
                + ["another_value"]
            demands += texts.map(JSONValue.string)
                .filter { left.acceptsAlone($0) && !listed.contains($0) }.map(Demand.value)
            if left.patterns.count + left.counts.count > 0 {
                demands += (1..<6).flatMap { TextSamples.candidates(for: left, ordinal: $0) }
                    .map(JSONValue.string).filter { !listed.contains($0) }.map(Demand.value)
            }
        }
        if !left.types.isDisjoint(with: .number) {
            let points = listed.compactMap(\.number)
            demands += NumberSteps.candidates(for: left, near: points)
                .filter { !listed.contains($0) }.prefix(8).map(Demand.value)
        }
        let others = TypeMask.each.filter {
            left.types.contains($0) && TypeMask([.boolean, .array, .object]).contains($0)
        }
        demands += others.flatMap(Self.demands(for:))
        note(
            .enumeration, at: number, left: nil, right: right.valueSites.first?.site,
            keyword: right.valueSites.first.map { $0.site["enum"] == nil ? "const" : "enum" },
            demands)
    }

    func compareNumbers(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        let isWhole = left.types.isDisjoint(with: .fraction)
        func tryNumbers(
            _ aspect: SchemaAspect, _ keyword: String, _ site: SchemaCursor,
            near point: JSONNumber, _ probe: (SchemaView) -> Void
        ) {
            let alone = SchemaView(SchemaSet([]))
            probe(alone)
            let numbers = NumberSteps.candidates(for: left, near: [point])
                .filter { !alone.acceptsAlone($0) }
            if numbers.isEmpty, isWhole { return }
            note(
                aspect, at: number, left: nil, right: site, keyword: keyword,
                numbers.prefix(8).map(Demand.value))
        }
        if let bound = right.lower,
            left.lower.map({ bound.value.isStricterLower(than: $0.value) }) ?? true
        {
            let keyword = bound.value.isExclusive ? "exclusiveMinimum" : "minimum"
            tryNumbers(.minimum, keyword, bound.site, near: bound.value.number) {
                $0.lower = bound
            }
        }
        if let bound = right.upper,
            left.upper.map({ bound.value.isStricterUpper(than: $0.value) }) ?? true
        {
            let keyword = bound.value.isExclusive ? "exclusiveMaximum" : "maximum"
            tryNumbers(.maximum, keyword, bound.site, near: bound.value.number) {
                $0.upper = bound
            }
        }
        for step in right.multiples
        where !left.multiples.contains(where: {
            NumberSteps.isMultiple($0.value, of: step.value)
        }) {
            tryNumbers(.multipleOf, "multipleOf", step.site, near: step.value) {
                $0.multiples = [step]
            }
        }
    }
}

extension SchemaView {
    /// Whether more than type, listed values and scalar bounds is demanded.
    var asksMoreThanScalars: Bool {
        !groups.isEmpty || !nots.isEmpty || !conditions.isEmpty || !opaque.isEmpty
            || !shapes.isEmpty || !arrays.isEmpty || !required.isEmpty || !contains.isEmpty
            || !propertyNames.isEmpty || !dependentSchemas.isEmpty || !dependentRequired.isEmpty
            || unique != nil || !counts.isEmpty
    }

    typealias Reason = (
        aspect: SchemaAspect, keyword: String, site: SchemaCursor?, values: [JSONValue]
    )

    /// Sorts values this view refuses by the first demand they do not meet.
    func reasons(against refused: [JSONValue]) -> [Reason] {
        var sorted: [Reason] = []
        for value in refused {
            let reason = reason(against: value)
            if let place = sorted.firstIndex(where: { $0.keyword == reason.keyword }) {
                sorted[place].values.append(value)
            } else {
                sorted.append((reason.aspect, reason.keyword, reason.site, [value]))
            }
        }
        return sorted
    }

    private func reason(
        against value: JSONValue
    ) -> (aspect: SchemaAspect, keyword: String, site: SchemaCursor?) {
        if let rule = valueSites.first(where: { !$0.value.contains(value) }) {
            return (.enumeration, rule.site["enum"] == nil ? "const" : "enum", rule.site)
        }
        if let rule = typeSites.first(where: { !$0.value.accept(value) }) {
            return (value.isNull ? .null : .type, "type", rule.site)
        }
        if case .number = value {
            if let lower, lies(value, below: lower.value) {
                return (.minimum, "minimum", lower.site)
            }
            if let upper { return (.maximum, "maximum", upper.site) }
            return (.multipleOf, "multipleOf", multiples.first?.site)
        }
        if let rule = patterns.first(where: {
            !PatternSearch.occurs($0.value, in: value.string ?? "")
        }) {
            return (.pattern, "pattern", rule.site)
        }
        let length = (value.string ?? "").unicodeScalars.count
        if let rule = counts[.minLength], length < rule.value {
            return (.length, "minLength", rule.site)
        }
        if let rule = counts[.maxLength], length > rule.value {
            return (.length, "maxLength", rule.site)
        }
        if let rule = formats.first { return (.format, "format", rule.site) }
        return (.value, "type", nil)
    }

    private func lies(_ value: JSONValue, below bound: NumberBound) -> Bool {
        guard let number = value.number else { return false }
        return number < bound.number || (bound.isExclusive && number == bound.number)
    }
}
