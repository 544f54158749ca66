import JSONModel
import JSONSchema

/// What a value must be like to keep to all schemas of a selection, in one list of demands.
///
/// References and `allOf` are followed. It is a guide for making values, not a judge: every value
/// made from it is held to the compiled schema before anybody uses it.
struct ValueShape {
    var kinds = Set(ValueKind.allCases)
    /// What `const` and `enum` allow; nil when neither is there.
    var constants: [JSONValue]?
    var numbers = NumberDemands()
    var strings = StringDemands()
    var arrays = ArrayDemands()
    var objects = ObjectDemands()
    var negations: [SchemaCursor] = []
    /// Choices for which the selection has no branch yet.
    var openChoices: [SchemaChoice] = []
    var examples: [JSONValue] = []
    var isNever = false

    private var visited: Set<String> = []

    init(_ selection: SchemaSelection) {
        for cursor in selection.cursors { absorb(cursor, selection.picks) }
    }

    private mutating func absorb(_ cursor: SchemaCursor, _ picks: [String: Int]) {
        if case .bool(let truth) = cursor.value {
            if !truth { isNever = true }
            return
        }
        guard visited.insert(cursor.identity).inserted, let object = cursor.value.object else {
            return
        }
        if let target = cursor.reference { absorb(target, picks) }
        if let target = cursor.dynamicReference { absorb(target, picks) }
        for part in cursor.list("allOf") { absorb(part, picks) }
        for member in object.members { absorb(member.name, member.value, cursor) }
        objects.close(by: cursor)
        for keyword in ["anyOf", "oneOf"] {
            let branches = cursor.list(keyword)
            guard !branches.isEmpty else { continue }
            take(
                SchemaChoice(key: cursor.identity + keyword, keyword: keyword, branches: branches),
                picks)
        }
        if let condition = cursor.child("if") { absorb(condition: condition, of: cursor, picks) }
        for (name, schema) in cursor.map("dependentSchemas") {
            var choice = SchemaChoice(
                key: cursor.identity + "dependentSchemas/" + name, keyword: "dependentSchemas",
                branches: [nil, schema])
            choice.member = name
            if picks[choice.key] == 1 { objects.required.append(name) }
            take(choice, picks)
        }
        if let negation = cursor.child("not") { negations.append(negation) }
    }

    private mutating func absorb(
        condition: SchemaCursor, of cursor: SchemaCursor, _ picks: [String: Int]
    ) {
        var choice = SchemaChoice(
            key: cursor.identity + "if", keyword: "if",
            branches: [cursor.child("else"), cursor.child("then") ?? condition])
        choice.condition = condition
        take(choice, picks)
        if picks[choice.key] == 1 { absorb(condition, picks) }
    }

    /// Follows the branch picked for a choice; without a pick the choice stays open.
    private mutating func take(_ choice: SchemaChoice, _ picks: [String: Int]) {
        guard let pick = picks[choice.key], choice.branches.indices.contains(pick) else {
            openChoices.append(choice)
            return
        }
        if let branch = choice.branches[pick] { absorb(branch, picks) }
    }

    private mutating func absorb(_ keyword: String, _ value: JSONValue, _ cursor: SchemaCursor) {
        switch keyword {
        case "type":
            let names = value.array?.compactMap(\.string) ?? [value.string].compactMap { $0 }
            kinds.formIntersection(names.flatMap(ValueKind.named))
        case "const": allow([value])
        case "enum": allow(value.array ?? [])
        case "examples": examples += value.array ?? []
        case "example", "default": examples.append(value)
        case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
            if let number = value.number { numbers.absorb(keyword, number) }
        case "minLength", "maxLength", "pattern", "format": strings.absorb(keyword, value)
        case "prefixItems", "items", "contains", "minItems", "maxItems", "uniqueItems",
            "minContains":
            arrays.absorb(keyword, value, cursor)
        default: objects.absorb(keyword, value, cursor)
        }
    }

    /// Whether values of the kind have more to keep to than their kind.
    func constrains(_ kind: ValueKind) -> Bool {
        switch kind {
        case .null, .boolean: false
        case .integer, .fraction: !numbers.isEmpty
        case .string: strings != StringDemands()
        case .array: !arrays.isEmpty
        case .object: !objects.isEmpty
        }
    }

    private mutating func allow(_ values: [JSONValue]) {
        constants = constants.map { known in known.filter(values.contains) } ?? values
    }
}

/// What `minLength` and its neighbours demand.
struct StringDemands: Hashable {
    var least = 0
    var most: Int?
    var patterns: [String] = []
    var formats: [String] = []

    mutating func absorb(_ keyword: String, _ value: JSONValue) {
        switch keyword {
        case "minLength": least = max(least, value.integer ?? 0)
        case "maxLength": most = min(most ?? Int.max, value.integer ?? Int.max)
        case "pattern": patterns += [value.string].compactMap { $0 }
        default: formats += [value.string].compactMap { $0 }
        }
    }
}

/// What `items` and its neighbours demand.
struct ArrayDemands {
    var prefix: [[SchemaCursor]] = []
    var items: [SchemaCursor] = []
    var contains: [SchemaCursor] = []
    var least = 0
    var most: Int?
    var isUnique = false
    /// Whether nothing may follow the prefix.
    private(set) var isClosed = false

    /// The most elements there may be, or nil when there is no limit.
    var mostCount: Int? { isClosed ? min(most ?? Int.max, prefix.count) : most }

    mutating func absorb(_ keyword: String, _ value: JSONValue, _ cursor: SchemaCursor) {
        switch keyword {
        case "prefixItems":
            for (place, schema) in cursor.list(keyword).enumerated() {
                if place == prefix.count { prefix.append([]) }
                prefix[place].append(schema)
            }
        case "items":
            isClosed = isClosed || value == false
            if value != false { items += [cursor.child(keyword)].compactMap { $0 } }
        case "contains": contains += [cursor.child(keyword)].compactMap { $0 }
        case "minItems", "minContains": least = max(least, value.integer ?? 0)
        case "maxItems": most = min(most ?? Int.max, value.integer ?? Int.max)
        default: isUnique = isUnique || value.bool == true
        }
    }

    var isEmpty: Bool {
        prefix.isEmpty && items.isEmpty && contains.isEmpty && least == 0
            && mostCount == nil && !isUnique
    }

    /// The schemas for the element at a place.
    func schemas(at place: Int) -> [SchemaCursor] {
        if place < prefix.count { return prefix[place] }
        return items + contains
    }

    var leastCount: Int { max(least, contains.isEmpty ? 0 : prefix.count + 1) }
}
