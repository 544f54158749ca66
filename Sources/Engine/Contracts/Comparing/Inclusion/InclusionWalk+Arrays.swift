import JSONModel
import JSONSchema

extension InclusionWalk {
    func compareArrays(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        compareElementCounts(left, right, at: number)
        let prefix = max(left.longestPrefix, right.longestPrefix)
        let most = min(left.counts[.maxItems]?.value ?? Int.max, prefix + 1)
        for index in 0..<max(0, most) {
            let before = left.schemas(forElement: index)
            let after = right.schemas(forElement: index)
            guard !after.isEmpty, !before.contains(where: { $0.value == false }) else { continue }
            if let refused = after.first(where: { $0.value == false }) {
                note(
                    .element, at: number, left: before.first, right: refused, keyword: "false",
                    [Demand(types: .array, elementCount: index + 1)], subject: String(index))
                continue
            }
            enqueue(number, .element(index), SchemaSet(before), SchemaSet(after))
        }
        if let rule = right.unique, left.unique == nil, left.counts[.maxItems]?.value ?? 2 > 1 {
            note(
                .uniqueness, at: number, left: nil, right: rule, keyword: "uniqueItems",
                [Demand(types: .array, repeatsElement: true)])
        }
        compareContains(left, right, at: number)
    }

    private func compareElementCounts(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        if let least = right.counts[.minItems], least.value > left.leastElements {
            let counts = Set([left.leastElements, least.value - 1]).sorted()
            note(
                .elementCount, at: number, left: nil, right: least.site, keyword: "minItems",
                counts.map { Demand(types: .array, elementCount: $0) })
        }
        if let most = right.counts[.maxItems],
            most.value < left.counts[.maxItems]?.value ?? Int.max, most.value < 10_000,
            !(0...most.value).contains(where: { index in
                left.schemas(forElement: index).contains { $0.value == false }
            })
        {
            note(
                .elementCount, at: number, left: nil, right: most.site, keyword: "maxItems",
                [Demand(types: .array, elementCount: most.value + 1)])
        }
    }

    private func compareContains(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        for rule in right.contains {
            let known = left.contains.contains { old in
                let isAsLow = old.least >= rule.least
                let isAsHigh = rule.most.map { (old.most ?? Int.max) <= $0 } ?? true
                return isAsLow && isAsHigh && sameness.isSame(old.schema, rule.schema)
            }
            if known { continue }
            let counts = [0, 1, left.leastElements, rule.least - 1, (rule.most ?? 0) + 1]
            var demands = Set(counts.filter { $0 >= 0 && $0 < 2000 }).sorted().map {
                Demand(types: .array, elementCount: $0)
            }
            if let most = rule.most, most < 200,
                let fitting = fittingElement(rule, left)
            {
                demands.append(
                    Demand(
                        types: .array,
                        elements: (0...most).map { ($0, fitting) }, elementCount: most + 1))
            }
            note(
                .contains, at: number, left: left.contains.first?.site, right: rule.site,
                keyword: "contains", demands)
        }
    }

    private func fittingElement(_ rule: ContainsRule, _ left: SchemaView) -> JSONValue? {
        var builder = WitnessBuilder()
        return builder.build(SchemaSet(left.schemas(forElement: 0)).adding([rule.schema]))
    }
}
