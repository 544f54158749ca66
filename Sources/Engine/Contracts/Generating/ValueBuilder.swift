import JSONModel
import JSONSchema

/// Builds one value after another to the shapes that schemas demand.
///
/// All that could go either way is asked of `choose`, for which 0 always means the simplest; a
/// builder that is always answered 0 gives the minimal value. Not `Sendable`: it remembers shapes.
final class ValueBuilder {
    /// Whether the examples of a schema are used where it has some.
    enum Examples { case never, always, sometimes }

    let budget: GenerationBudget
    private var shapes: [String: (shape: ValueShape, strings: StringSource)] = [:]
    private var judges: [String: CompiledSchema] = [:]
    private var sources: [StringDemands: StringSource] = [:]
    private var open: [String: Int] = [:]
    private var visits = 0
    private var choose: (Int) -> Int = { _ in 0 }
    private var examples = Examples.never

    /// How often a schema may be entered again while it is being built.
    private static let nestingLimit = 2

    init(_ budget: GenerationBudget) { self.budget = budget }

    /// A value for the selection, or nil when none was found within the budget.
    func build(
        _ selection: SchemaSelection, examples: Examples,
        choose: @escaping (Int) -> Int = { _ in 0 }
    ) -> JSONValue? {
        self.choose = choose
        self.examples = examples
        visits = 0
        open = [:]
        return value(selection, depth: 0)
    }

    /// A value that the schemas accept and that takes a branch, plain if a plain one will do.
    ///
    /// What no demand shows (the `if` that must not hold, the other branches of a `oneOf`) is met by
    /// trying a few different values.
    func build(
        accepted selection: SchemaSelection, taking branch: Int, of choice: SchemaChoice
    ) -> JSONValue? {
        let judges = selection.cursors.compactMap(judge)
        var fallback: JSONValue?
        for attempt in 0..<Self.attemptLimit {
            var state = attempt
            let value = build(selection, examples: attempt == 0 ? .always : .never) { count in
                state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
                return attempt < 2 ? 0 : (state >> 8) % count
            }
            guard let value else { continue }
            let isTaken = self.branch(of: choice, for: value) == branch
            if isTaken, judges.allSatisfy({ $0.accepts(value) }) { return value }
            fallback = fallback ?? value
        }
        return fallback
    }

    private static let attemptLimit = 16

    /// The branch of a choice that a value takes, or nil when it takes none.
    func branch(of choice: SchemaChoice, for value: JSONValue) -> Int? {
        if let condition = choice.condition { return accepts(condition, value) ? 1 : 0 }
        if let member = choice.member { return value[member] == nil ? 0 : 1 }
        return choice.branches.firstIndex { $0.map { accepts($0, value) } ?? true }
    }

    private func accepts(_ cursor: SchemaCursor, _ value: JSONValue) -> Bool {
        judge(cursor)?.accepts(value) ?? false
    }

    /// The compiled schema of a cursor, compiled once.
    private func judge(_ cursor: SchemaCursor) -> CompiledSchema? {
        let key = cursor.identity
        if let known = judges[key] { return known }
        let judge = try? cursor.compile()
        judges[key] = judge
        return judge
    }

    /// The plainest value of one kind for a selection without open choices.
    func build(_ selection: SchemaSelection, of kind: ValueKind) -> JSONValue? {
        choose = { _ in 0 }
        examples = .always
        visits = 0
        open = [:]
        let (shape, strings) = shape(of: selection)
        if let example = shape.examples.first(where: { ValueKind(of: $0) == kind }) {
            return example
        }
        return value(of: kind, shape, strings, depth: 0)
    }

    /// What a selection demands, worked out once.
    func shape(of selection: SchemaSelection) -> (shape: ValueShape, strings: StringSource) {
        let key = selection.key
        if let known = shapes[key] { return known }
        let shape = ValueShape(selection)
        let source =
            sources[shape.strings] ?? StringSource(shape.strings, lengthLimit: budget.length)
        sources[shape.strings] = source
        let made = (shape, source)
        shapes[key] = made
        return made
    }

    private func value(_ selection: SchemaSelection, depth: Int) -> JSONValue? {
        visits += 1
        let key = selection.key
        let nesting = open[key, default: 0]
        guard visits <= budget.visits, depth <= 64, nesting < (depth > 6 ? 1 : Self.nestingLimit)
        else { return nil }
        open[key] = nesting + 1
        defer { open[key] = nesting }
        let (shape, strings) = shape(of: selection)
        if shape.isNever { return nil }
        if let choice = shape.openChoices.first {
            return firstFound(choice.branches.count) { branch in
                value(selection.picking(branch, of: choice), depth: depth)
            }
        }
        if let example = example(of: shape, depth: depth) { return example }
        if let constants = shape.constants {
            if constants.isEmpty { return nil }
            return constants[choose(constants.count)]
        }
        let kinds = shape.kinds.sorted()
        return firstFound(kinds.count) { place in
            value(of: kinds[place], shape, strings, depth: depth)
        }
    }

    /// Tries every possibility in turn, starting with the chosen one.
    private func firstFound(_ count: Int, _ attempt: (Int) -> JSONValue?) -> JSONValue? {
        guard count > 0 else { return nil }
        let start = choose(count)
        for step in 0..<count {
            if let value = attempt((start + step) % count) { return value }
        }
        return nil
    }

    private func example(of shape: ValueShape, depth: Int) -> JSONValue? {
        guard !shape.examples.isEmpty else { return nil }
        switch examples {
        case .never: return nil
        case .always: return shape.examples[0]
        case .sometimes:
            // Whole examples are handed out by themselves.
            if depth == 0 || choose(2) == 0 { return nil }
            return shape.examples[choose(shape.examples.count)]
        }
    }

    private func value(
        of kind: ValueKind, _ shape: ValueShape, _ strings: StringSource, depth: Int
    ) -> JSONValue? {
        switch kind {
        case .null: .null
        case .boolean: .bool(choose(2) == 1)
        case .integer: number(shape.numbers.line(integersOnly: true))
        case .fraction: number(shape.numbers.line(integersOnly: false))
        case .string: strings.text(choose).map(JSONValue.string)
        case .array: array(shape.arrays, depth: depth)
        case .object: object(shape.objects, depth: depth)
        }
    }

    private func number(_ line: NumberLine?) -> JSONValue? {
        guard let line else { return nil }
        let landmarks = line.landmarks
        switch choose(4) {
        case 0: return line.number(line.simplest)
        case 1 where !landmarks.isEmpty:
            return line.number(landmarks[choose(landmarks.count)].count)
        default:
            let width = choose(2) == 0 ? 1_000 : 10_000_000
            let low = line.low ?? line.high.map { $0 &- width } ?? -width / 10
            let count = low &+ choose(width)
            return line.number(line.allows(count) ? count : line.simplest)
        }
    }

    private func array(_ demands: ArrayDemands, depth: Int) -> JSONValue? {
        let least = demands.leastCount
        guard least <= budget.length else { return nil }
        let room = (demands.mostCount ?? Int.max) - least
        guard room >= 0 else { return nil }
        var elements: [JSONValue] = []
        for place in 0..<(least + choose(min(room, 3) + 1)) {
            let selection = SchemaSelection(demands.schemas(at: place))
            var element = value(selection, depth: depth + 1)
            if demands.isUnique, let found = element, elements.contains(found) {
                element = other(than: elements, selection, place)
            }
            guard let element else { break }
            elements.append(element)
        }
        guard elements.count >= least else { return nil }
        return .array(elements)
    }

    /// An element that is not there yet.
    private func other(
        than known: [JSONValue], _ selection: SchemaSelection, _ place: Int
    ) -> JSONValue? {
        let shape = shape(of: selection).shape
        if let fresh = shape.constants?.first(where: { !known.contains($0) }) { return fresh }
        if let line = shape.numbers.line(integersOnly: true), shape.kinds.contains(.integer) {
            return line.number(line.simplest &+ place)
        }
        guard shape.kinds.contains(.string) else { return nil }
        return .string("element-\(place)")
    }

    private func object(_ demands: ObjectDemands, depth: Int) -> JSONValue? {
        var object = JSONObject()
        let isDeep = depth > 6
        for (name, schemas) in demands.properties where demands.allows(name) {
            let isRequired = demands.required.contains(name)
            guard isRequired || (!isDeep && choose(2) == 1) else { continue }
            if let value = value(SchemaSelection(schemas), depth: depth + 1) {
                object.append(name, value)
            } else if isRequired {
                return nil
            }
        }
        guard complete(&object, demands, depth: depth) else { return nil }
        return .object(object)
    }

    /// Adds members that are demanded without being named among the properties.
    private func complete(
        _ object: inout JSONObject, _ demands: ObjectDemands, depth: Int
    ) -> Bool {
        var wanted = demands.required
        for (name, needs) in demands.dependentRequired where object.contains(name) {
            wanted += needs
        }
        if object.count < demands.least { wanted += demands.optional }
        for name in wanted where !object.contains(name) {
            guard let value = value(SchemaSelection(demands.schemas(of: name)), depth: depth + 1)
            else { return false }
            object.append(name, value)
        }
        var number = 0
        while object.count < demands.least, number < budget.length {
            number += 1
            guard let name = memberName(number, demands),
                let value = value(SchemaSelection(demands.schemas(of: name)), depth: depth + 1)
            else { return false }
            if !object.contains(name) { object.append(name, value) }
        }
        return object.count >= demands.least
    }

    /// A name for a member that no property names.
    func memberName(_ number: Int, _ demands: ObjectDemands) -> String? {
        let names: String?
        if let pattern = demands.patterns.first?.pattern, !demands.allows("member-\(number)") {
            var strings = StringDemands()
            strings.patterns = [pattern]
            names = StringSource(strings, lengthLimit: 64).text(length: number)
        } else if demands.propertyNames.isEmpty {
            names = "member-\(number)"
        } else {
            let source = shape(of: SchemaSelection(demands.propertyNames)).strings
            names = source.text(length: source.shortest + number - 1)
        }
        return names.flatMap { demands.allows($0) ? $0 : nil }
    }
}
