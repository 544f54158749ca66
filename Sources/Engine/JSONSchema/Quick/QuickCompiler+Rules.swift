import JSONModel

extension QuickCompiler {
    mutating func add(_ rule: NumberRule) -> Int32 {
        var quick = QuickNumber()
        if let bound = rule.minimum { raise(&quick, to: bound.integer) }
        if let bound = rule.exclusiveMinimum { raise(&quick, to: next(bound, 1)) }
        if let bound = rule.maximum { lower(&quick, to: bound.integer) }
        if let bound = rule.exclusiveMaximum { lower(&quick, to: next(bound, -1)) }
        if let divisor = rule.multiple {
            quick.divisor = divisor.number.integer ?? 0
            quick.isWalked = quick.isWalked || quick.divisor == 0
        }
        switch rule.integerBits {
        case nil, 64: break
        case 32:
            raise(&quick, to: Int(Int32.min))
            lower(&quick, to: Int(Int32.max))
        default: quick.isWalked = true
        }
        program.numbers.append(quick)
        return Int32(program.numbers.count - 1)
    }

    private func next(_ bound: JSONNumber, _ step: Int) -> Int? {
        guard let integer = bound.integer else { return nil }
        let (sum, isOver) = integer.addingReportingOverflow(step)
        return isOver ? nil : sum
    }

    private func raise(_ quick: inout QuickNumber, to bound: Int?) {
        guard let bound else { return quick.isWalked = true }
        quick.minimum = max(quick.minimum, bound)
    }

    private func lower(_ quick: inout QuickNumber, to bound: Int?) {
        guard let bound else { return quick.isWalked = true }
        quick.maximum = min(quick.maximum, bound)
    }

    mutating func add(_ rule: StringRule, at index: Int, _ node: inout QuickNode) -> Int32 {
        var quick = QuickString()
        quick.minLength = UInt32(clamping: rule.minLength)
        quick.maxLength = UInt32(clamping: rule.maxLength ?? .max)
        quick.format = QuickFormat(rule.format)
        if let pattern = rule.pattern {
            quick.pattern = program.patterns.add(pattern)
            if quick.pattern < 0 { node.form = .walked }
        }
        program.strings.append(quick)
        return Int32(program.strings.count - 1)
    }

    mutating func add(_ rule: ObjectRule, _ node: inout QuickNode) -> Int32 {
        var quick = QuickObject()
        quick.minProperties = UInt32(clamping: rule.minProperties)
        quick.maxProperties = UInt32(clamping: rule.maxProperties ?? .max)
        quick.additional = target(rule.additional)
        quick.names = target(rule.names)
        quick.patterns.start = Int32(program.patternMembers.count)
        for property in rule.patterns {
            let number = program.patterns.add(property.pattern)
            if number < 0 { node.form = .walked }
            program.patternMembers.append(
                QuickPatternMember(pattern: number, node: target(property.node)))
            quick.patterns.count += 1
        }
        let hasDependencies = !rule.dependentRequired.isEmpty || !rule.dependentSchemas.isEmpty
        if hasDependencies || rule.required.count > 64 { node.form = .walked }
        addMembers(rule, &quick)
        program.objects.append(quick)
        return Int32(program.objects.count - 1)
    }

    /// The named members, then the names that are only required.
    private mutating func addMembers(_ rule: ObjectRule, _ quick: inout QuickObject) {
        var names = rule.properties.properties.map(\.name)
        var members = rule.properties.properties.map {
            QuickMember(node: target($0.node), bit: 0)
        }
        for (place, required) in rule.required.prefix(64).enumerated() {
            let bit: UInt64 = 1 << UInt64(place)
            quick.required |= bit
            if let known = names.firstIndex(where: { $0.hasSameCodePoints(as: required.name) }) {
                members[known].bit |= bit
            } else {
                names.append(required.name)
                members.append(QuickMember(node: -1, bit: bit))
            }
        }
        quick.table = program.addTable(names)
        // Members stand at the same places as their names do among the texts.
        while program.members.count < Int(quick.table.texts.start) {
            program.members.append(QuickMember(node: -1, bit: 0))
        }
        program.members += members
    }
}
