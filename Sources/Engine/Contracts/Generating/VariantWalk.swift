import JSONModel
import JSONSchema

/// Walks a value and its schema side by side and notes variants of the value, one change at a time.
///
/// What does not occur in the value (members left out, branches not taken) is put in first, so that
/// every part of the schema is reached once. A schema inside itself is not entered a second time,
/// which makes circles end and keeps the number of variants near the size of the schema.
struct VariantWalk {
    let builder: ValueBuilder
    private(set) var boundaries: [GeneratedValue] = []
    private(set) var violations: [GeneratedValue] = []
    private var open: Set<String> = []
    private var visits = 0

    init(_ builder: ValueBuilder) { self.builder = builder }

    /// Notes the variants of `root` for the part of it at `path`, which a selection speaks of.
    mutating func walk(_ selection: SchemaSelection, _ root: JSONValue, at path: [String]) {
        let key = selection.key
        visits += 1
        guard visits <= builder.budget.visits, path.count <= builder.budget.depth,
            !open.contains(key),
            boundaries.count + violations.count < builder.budget.variants * 4,
            let value = root.value(at: JSONPointer(path))
        else { return }
        open.insert(key)
        defer { open.remove(key) }
        let shape = builder.shape(of: selection).shape
        if let choice = shape.openChoices.first {
            return walk(branchesOf: choice, selection, value, root, at: path)
        }
        walk(part: value, shape, selection, root, at: path)
        tryOtherKinds(than: value, shape, selection, root, at: path)
    }

    private func moved(
        _ change: ValueChange, into root: JSONValue, at path: [String]
    ) -> GeneratedValue {
        let inner = path + change.path
        return GeneratedValue(
            value: root.replacing(inner, with: change.value), rule: change.rule,
            place: JSONPointer(inner))
    }

    private mutating func walk(
        branchesOf choice: SchemaChoice, _ selection: SchemaSelection, _ value: JSONValue,
        _ root: JSONValue, at path: [String]
    ) {
        let taken = builder.branch(of: choice, for: value)
        for number in choice.branches.indices {
            let picked = selection.picking(number, of: choice)
            if number == taken {
                walk(picked, root, at: path)
                continue
            }
            if choice.keyword == "oneOf", let taken {
                noteBoth(number, taken, choice, root, at: path)
            }
            guard let other = builder.build(accepted: picked, taking: number, of: choice) else {
                continue
            }
            let changed = root.replacing(path, with: other)
            boundaries.append(
                GeneratedValue(
                    value: changed, rule: "branch \(number) of \(choice.keyword)",
                    place: JSONPointer(path)))
            walk(picked, changed, at: path)
        }
    }

    /// Tries to keep to two branches of a `oneOf` at once.
    private mutating func noteBoth(
        _ number: Int, _ taken: Int, _ choice: SchemaChoice, _ root: JSONValue, at path: [String]
    ) {
        let both = SchemaSelection(
            [choice.branches[number], choice.branches[taken]].compactMap(\.self))
        guard let value = builder.build(both, examples: .never) else { return }
        violations.append(
            GeneratedValue(
                value: root.replacing(path, with: value), rule: "oneOf", place: JSONPointer(path)))
    }

    /// Variants of each kind the value could have had as well.
    private mutating func tryOtherKinds(
        than value: JSONValue, _ shape: ValueShape, _ selection: SchemaSelection,
        _ root: JSONValue, at path: [String]
    ) {
        guard shape.constants == nil else { return }
        let found = ValueKind(of: value)
        for kind in shape.kinds.sorted() where kind != found {
            if kind == .fraction, found == .integer { continue }
            if kind == .integer, found == .fraction { continue }
            guard let other = builder.build(selection, of: kind) else { continue }
            let changed = root.replacing(path, with: other)
            boundaries.append(
                GeneratedValue(value: changed, rule: "type \(kind)", place: JSONPointer(path)))
            if shape.constrains(kind) { walk(part: other, shape, selection, changed, at: path) }
        }
    }

    /// Notes the changes to a part of one kind, then goes into its members or elements.
    private mutating func walk(
        part value: JSONValue, _ shape: ValueShape, _ selection: SchemaSelection,
        _ root: JSONValue, at path: [String]
    ) {
        let strings = builder.shape(of: selection).strings
        violations += Violations(shape: shape, strings: strings, builder: builder).all(of: value)
            .map { moved($0, into: root, at: path) }
        boundaries += Boundaries(shape: shape, strings: strings).all(of: value)
            .map { moved($0, into: root, at: path) }
        switch value {
        case .object(let object): walk(membersOf: object, shape.objects, root, at: path)
        case .array(let elements): walk(elementsOf: elements, shape.arrays, root, at: path)
        default: break
        }
    }

    private mutating func walk(
        membersOf object: JSONObject, _ demands: ObjectDemands, _ root: JSONValue,
        at path: [String]
    ) {
        var members = demands.properties.filter { demands.allows($0.name) }
        if let name = builder.memberName(1, demands), !object.contains(name) {
            let schemas = demands.schemas(of: name)
            if !schemas.isEmpty { members.append((name, schemas)) }
        }
        for (name, schemas) in members {
            let selection = SchemaSelection(schemas)
            if object.contains(name) {
                walk(selection, root, at: path + [name])
                continue
            }
            guard let value = builder.build(selection, examples: .always) else { continue }
            let changed = root.replacing(path + [name], with: value)
            boundaries.append(
                GeneratedValue(
                    value: changed, rule: "member present", place: JSONPointer(path + [name])))
            walk(selection, changed, at: path + [name])
        }
    }

    private mutating func walk(
        elementsOf elements: [JSONValue], _ demands: ArrayDemands, _ root: JSONValue,
        at path: [String]
    ) {
        let count = max(1, demands.prefix.count + 1)
        for place in 0..<count {
            let selection = SchemaSelection(demands.schemas(at: place))
            guard !selection.cursors.isEmpty else { continue }
            if place < elements.count {
                walk(selection, root, at: path + [String(place)])
                continue
            }
            guard place <= elements.count, place < demands.mostCount ?? Int.max,
                let value = builder.build(selection, examples: .always)
            else { break }
            let changed = root.replacing(path + [String(place)], with: value)
            boundaries.append(
                GeneratedValue(
                    value: changed, rule: "one more element",
                    place: JSONPointer(path + [String(place)])))
            walk(selection, changed, at: path + [String(place)])
        }
    }
}

/// One change to a value: what to put where, and why.
struct ValueChange {
    var path: [String] = []
    /// Nothing takes away what is there.
    let value: JSONValue?
    let rule: String
}
