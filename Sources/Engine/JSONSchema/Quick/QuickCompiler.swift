import JSONModel

/// Turns the nodes of a schema program into the flat tables, one quick node for each.
struct QuickCompiler {
    let schemas: SchemaProgram
    var program = QuickProgram()
    /// For each schema the one that judges in the end.
    private(set) var targets: [Int32] = []
    /// A quick judgement is less deep than the walk's by this much at most for each schema.
    private(set) var longestSkip = 0

    init(_ schemas: SchemaProgram) { self.schemas = schemas }

    /// The tables, or nil where verdicts depend on the way a schema was reached.
    mutating func compile() -> QuickProgram? {
        let isDynamic = schemas.nodes.contains { $0.combination?.dynamic?.name != nil }
        guard !isDynamic else { return nil }
        targets = schemas.nodes.indices.map { findTarget(of: $0) }
        for index in schemas.nodes.indices { program.nodes.append(node(at: index)) }
        return program
    }

    private mutating func node(at index: Int) -> QuickNode {
        let node = schemas.nodes[index]
        var quick = QuickNode(
            form: .rules, types: node.types.rawValue, origin: Int32(index))
        if let verdict = node.verdict {
            quick.form = verdict ? .always : .never
            return quick
        }
        // Where a constant also has to keep to other schemas, the walk counts how deep they go.
        if node.usesUnevaluated || (node.values != nil && node.combination != nil) {
            quick.form = .walked
            return quick
        }
        if let values = node.values {
            quick.form = .listed
            quick.set = Int32(program.sets.count)
            program.sets.append(set(of: values, at: index))
            return quick
        }
        if let rule = node.string { quick.string = add(rule, at: index, &quick) }
        if let rule = node.number { quick.number = add(rule) }
        if let rule = node.array { quick.array = add(rule) }
        if let rule = node.object { quick.object = add(rule, &quick) }
        if let rule = node.combination { quick.combination = add(rule) }
        return quick
    }

    /// The schema that judges in the end: one that only refers is skipped.
    func target(_ index: SchemaNode.Index?) -> Int32 { index.map { targets[$0] } ?? -1 }

    private mutating func findTarget(of index: SchemaNode.Index) -> Int32 {
        var index = index
        for skipped in schemas.nodes.indices {
            let node = schemas.nodes[index]
            longestSkip = max(longestSkip, skipped)
            guard node.verdict == nil, !node.usesUnevaluated, node.types == .all,
                node.values == nil, node.number == nil, node.string == nil, node.array == nil,
                node.object == nil, let rule = node.combination, rule.all.count == 1,
                rule.dynamic == nil, let next = rule.reference
            else { break }
            index = next
        }
        return Int32(index)
    }

    func walks(_ index: Int, _ value: JSONValue) -> Bool {
        CompiledSchema(program: schemas, root: index).accepts(value)
    }

    mutating func list(_ indices: [SchemaNode.Index]) -> QuickRange {
        let range = QuickRange(start: Int32(program.lists.count), count: Int32(indices.count))
        for index in indices { program.lists.append(target(index)) }
        return range
    }

    /// The constants that keep to everything else the schema says, which then need not be asked.
    private mutating func set(of rule: ValueRule, at index: Int) -> QuickSet {
        let constants = (rule.list ?? [rule.const].compactMap(\.self)).filter { walks(index, $0) }
        var set = QuickSet()
        var texts: [String] = []
        set.integers.start = Int32(program.integers.count)
        for constant in constants {
            switch constant {
            case .null: set.words |= QuickSet.null
            case .bool(let value): set.words |= value ? QuickSet.true : QuickSet.false
            case .string(let text): texts.append(text)
            case .number(let number):
                if let integer = number.integer {
                    program.integers.append(integer)
                    set.integers.count += 1
                } else {
                    set.hasOthers = true
                }
            case .array, .object: set.hasOthers = true
            }
        }
        set.texts = program.addTable(texts)
        return set
    }

    private mutating func add(_ rule: CombinationRule) -> Int32 {
        var quick = QuickCombination()
        let fallback = [rule.reference, rule.dynamic?.fallback].compactMap(\.self)
        quick.all = list(fallback + rule.allOf)
        quick.any = list(rule.anyOf)
        quick.one = list(rule.oneOf)
        quick.not = target(rule.not)
        quick.condition = target(rule.condition)
        quick.then = target(rule.then)
        quick.otherwise = target(rule.otherwise)
        program.combinations.append(quick)
        return Int32(program.combinations.count - 1)
    }

    private mutating func add(_ rule: ArrayRule) -> Int32 {
        var quick = QuickArray()
        quick.minItems = UInt32(clamping: rule.minItems)
        quick.maxItems = UInt32(clamping: rule.maxItems ?? .max)
        quick.isUnique = rule.isUnique
        quick.prefix = list(rule.prefix)
        quick.items = target(rule.items)
        quick.contains = target(rule.contains)
        quick.minContains = UInt32(clamping: rule.minContains)
        quick.maxContains = UInt32(clamping: rule.maxContains ?? .max)
        program.arrays.append(quick)
        return Int32(program.arrays.count - 1)
    }
}
