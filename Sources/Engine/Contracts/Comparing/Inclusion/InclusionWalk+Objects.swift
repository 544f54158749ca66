import JSONModel
import JSONSchema

extension InclusionWalk {
    func compareObjects(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        for rule in right.required where !left.requires(rule.value) {
            var bare = Demand.without(rule.value)
            bare.variant = 1
            note(
                .required, at: number, left: left.shapes.first?.site, right: rule.site,
                keyword: "required", [.without(rule.value), bare], subject: rule.value)
        }
        compareMemberCounts(left, right, at: number)
        compareMembers(left, right, at: number)
        compareMemberNames(left, right, at: number)
        compareDependents(left, right, at: number)
    }

    private func compareMemberCounts(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        if let least = right.counts[.minProperties], least.value > left.leastMembers {
            let counts = Set([left.leastMembers, least.value - 1]).sorted()
            note(
                .memberCount, at: number, left: nil, right: least.site, keyword: "minProperties",
                counts.map { Demand(types: .object, memberCount: $0) })
        }
        if let most = right.counts[.maxProperties],
            most.value < left.counts[.maxProperties]?.value ?? Int.max, most.value < 10_000,
            !isClosed(left) || left.knownNames.count > most.value
        {
            let count = max(most.value + 1, left.leastMembers)
            note(
                .memberCount, at: number, left: nil, right: most.site, keyword: "maxProperties",
                [Demand(types: .object, memberCount: count)])
        }
    }

    /// Whether no member beyond the known ones is allowed.
    private func isClosed(_ view: SchemaView) -> Bool {
        view.namePatterns.isEmpty && view.schemas(forMember: "\u{1}").contains { $0.value == false }
    }

    private func compareMembers(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        let names = memberNames(left, right)
        let allowed = SchemaView(SchemaSet(left.propertyNames).limited(to: .string))
        for (name, isKnown) in names where allowed.acceptsAlone(.string(name)) {
            let before = left.schemas(forMember: name)
            let after = right.schemas(forMember: name)
            guard !after.isEmpty, !before.contains(where: { $0.value == false }) else { continue }
            if let refused = after.first(where: { $0.value == false }) {
                var richer = Demand.member(name)
                richer.variant = 1
                note(
                    .member, at: number, left: before.first ?? left.shapes.first?.site,
                    right: refused, keyword: "false", [.member(name), richer], subject: name)
                continue
            }
            let isSilent = before.isEmpty && isKnown
            enqueue(
                number, .member(name), SchemaSet(before), SchemaSet(after),
                undescribed: isSilent ? undescribed(name, left, right, at: number) : nil)
        }
    }

    /// The member, when the right side has a property of that name.
    private func undescribed(
        _ name: String, _ left: SchemaView, _ right: SchemaView, at number: Int
    ) -> UndescribedMember? {
        let named = right.shapes.lazy.compactMap { shape in
            shape.properties.first { $0.name == name }?.schema
        }.first
        guard let named, let silent = left.shapes.first?.site ?? nodes[number].left.cursors.first
        else { return nil }
        return UndescribedMember(name: name, described: named, silent: silent)
    }

    /// The names worth comparing: all known ones, one for each pattern, and one nobody knows.
    private func memberNames(
        _ left: SchemaView, _ right: SchemaView
    ) -> [(name: String, isKnown: Bool)] {
        var seen: Set<String> = []
        var names: [(name: String, isKnown: Bool)] = []
        for name in left.knownNames + right.knownNames where seen.insert(name).inserted {
            names.append((name, true))
        }
        for name in namesByPattern(left.namePatterns, right.namePatterns)
        where seen.insert(name).inserted {
            names.append((name, false))
        }
        for ordinal in 0..<2 {
            if let fresh = WitnessBuilder.freshName(for: left, ordinal: ordinal),
                seen.insert(fresh).inserted
            {
                names.append((fresh, false))
                break
            }
        }
        return names
    }

    /// Names for each pattern, and for what one pattern takes and another does not.
    private func namesByPattern(_ left: [String], _ right: [String]) -> [String] {
        var searches: [PatternSearch] = []
        let all = Set(left + right).sorted()
        for pattern in all {
            searches += (0..<3).map { PatternSearch(matching: [pattern], minimumLength: $0 * 3) }
            searches += all.prefix(8).filter { $0 != pattern }.map {
                PatternSearch(matching: [pattern], refusing: $0)
            }
        }
        return searches.compactMap { search in
            if case .found(let name) = search.run() { name } else { nil }
        }
    }

    private func compareMemberNames(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        guard !right.propertyNames.isEmpty else { return }
        if isClosed(left) {
            let after = SchemaView(SchemaSet(right.propertyNames))
            for name in left.knownNames where !after.acceptsAlone(.string(name)) {
                note(
                    .memberName, at: number, left: left.shapes.first?.site,
                    right: right.propertyNames.first, keyword: "propertyNames", [.member(name)],
                    .exhaustive, subject: name)
            }
            return
        }
        enqueue(
            number, .memberName, SchemaSet(left.propertyNames).limited(to: .string),
            SchemaSet(right.propertyNames))
    }

    private func compareDependents(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        let possible = { (name: String) in
            !left.schemas(forMember: name).contains { $0.value == false }
        }
        for rule in right.dependentRequired where possible(rule.value.name) {
            let known = left.dependentRequired.filter { $0.value.name == rule.value.name }
                .flatMap(\.value.needs)
            for need in rule.value.needs where !known.contains(need) && !left.requires(need) {
                var demand = Demand.member(rule.value.name)
                demand.absent = [need]
                note(
                    .dependent, at: number, left: left.shapes.first?.site, right: rule.site,
                    keyword: "dependentRequired", [demand], subject: need)
            }
        }
        let node = nodes[number]
        for rule in right.dependentSchemas where possible(rule.value.name) {
            let known = left.dependentSchemas.filter { $0.value.name == rule.value.name }
            if known.contains(where: { sameness.isSame($0.value.schema, rule.value.schema) }) {
                continue
            }
            var before = node.left.having(rule.value.name)
            for old in known {
                before = before.settingAside(
                    "\(old.site.identity)/dependentSchemas/\(old.value.name)"
                ).adding([old.value.schema])
            }
            enqueue(number, .same, before, SchemaSet(rule.value.schema))
        }
    }
}
