import JSONModel
import JSONSchema

/// Everything a set of schemas demands, gathered through `$ref`, `allOf` and chosen branches.
///
/// Two schemas that are cut into parts in different ways have the same view, which is why
/// comparing views does not take a moved definition for a change.
final class SchemaView {
    var refused: SchemaCursor?
    var types: TypeMask
    var typeSites: [Sited<TypeMask>] = []
    /// The only values possible, where `enum` or `const` names them.
    var values: [JSONValue]?
    var valueSites: [Sited<[JSONValue]>] = []
    var lower: Sited<NumberBound>?
    var upper: Sited<NumberBound>?
    var multiples: [Sited<JSONNumber>] = []
    /// The strictest count of each keyword: `minLength`, `maxItems` and so on.
    var counts: [CountKeyword: Sited<Int>] = [:]
    var patterns: [Sited<String>] = []
    var formats: [Sited<String>] = []
    var required: [Sited<String>] = []
    var shapes: [ObjectShape] = []
    var propertyNames: [SchemaCursor] = []
    var dependentRequired: [Sited<(name: String, needs: [String])>] = []
    var dependentSchemas: [Sited<(name: String, schema: SchemaCursor)>] = []
    var arrays: [ArrayShape] = []
    var contains: [ContainsRule] = []
    var unique: SchemaCursor?
    var groups: [SchemaGroup] = []
    var nots: [SchemaCursor] = []
    var conditions: [SchemaCondition] = []
    var unevaluatedProperties: [Sited<SchemaCursor>] = []
    var unevaluatedItems: [Sited<SchemaCursor>] = []
    /// Keywords whose meaning depends on where a reader comes from.
    var opaque: [Sited<String>] = []
    let opened: [String: Int?]

    private var seen: Set<String> = []

    init(_ set: SchemaSet) {
        types = set.types
        opened = set.opened
        for cursor in set.cursors { gather(cursor) }
        for name in set.present where !required.contains(where: { $0.value == name }) {
            if let site = set.cursors.first { required.append(Sited(name, site)) }
        }
        if multiples.contains(where: { $0.value.decimal.isInteger }) { types.remove(.fraction) }
        if let values { types = types.intersection(Self.types(of: values)) }
        if let values { self.values = values.filter { types.accept($0) } }
    }

    private func gather(_ cursor: SchemaCursor) {
        guard case .object(let object) = cursor.value else {
            if cursor.value == false { refused = refused ?? cursor }
            return
        }
        if object.contains("$ref") {
            if let target = cursor.reference {
                if seen.insert(target.identity).inserted { gather(target) }
            } else {
                opaque.append(Sited("$ref", cursor))
            }
        }
        for member in object.members { gather(member.name, member.value, cursor) }
        if let shape = ObjectShape(cursor) { shapes.append(shape) }
        if let shape = ArrayShape(cursor) { arrays.append(shape) }
        if let rule = ContainsRule(cursor) { contains.append(rule) }
        if let test = cursor.child("if") {
            let condition = SchemaCondition(
                site: cursor, test: test, then: cursor.child("then"),
                otherwise: cursor.child("else"))
            let isIdle = condition.then == nil && condition.otherwise == nil
            if !isIdle, opened[condition.identity] == nil { conditions.append(condition) }
        }
    }

    private func gather(_ keyword: String, _ value: JSONValue, _ site: SchemaCursor) {
        switch keyword {
        case "allOf": for part in site.list(keyword) { gather(part) }
        case "anyOf", "oneOf": gather(group: keyword, site)
        case "not": if let inner = site.child(keyword) { gather(not: inner) }
        case "type":
            let mask = TypeMask(names: value)
            types = types.intersection(mask)
            typeSites.append(Sited(mask, site))
        case "enum": narrow(to: value.array ?? [], site)
        case "const": narrow(to: [value], site)
        case "required":
            for name in (value.array ?? []).compactMap(\.string)
            where !required.contains(where: { $0.value == name }) {
                required.append(Sited(name, site))
            }
        case "propertyNames":
            if let inner = site.child(keyword) { propertyNames.append(inner) }
        case "dependentRequired":
            for member in value.object?.members ?? [] {
                let needs = (member.value.array ?? []).compactMap(\.string)
                dependentRequired.append(Sited((member.name, needs), site))
            }
        case "dependentSchemas":
            for member in site.map(keyword)
            where opened["\(site.identity)/\(keyword)/\(member.name)"] == nil {
                dependentSchemas.append(Sited((member.name, member.schema), site))
            }
        case "unevaluatedProperties":
            if let inner = site.child(keyword) { unevaluatedProperties.append(Sited(inner, site)) }
        case "unevaluatedItems":
            if let inner = site.child(keyword) { unevaluatedItems.append(Sited(inner, site)) }
        case "uniqueItems": if value == true { unique = unique ?? site }
        case "$dynamicRef": opaque.append(Sited(keyword, site))
        default: gather(scalar: keyword, value, site)
        }
    }

    private func gather(group keyword: String, _ site: SchemaCursor) {
        let group = SchemaGroup(site: site, keyword: keyword, branches: site.list(keyword))
        if let choice = opened[group.identity] {
            if let choice, group.branches.indices.contains(choice) {
                gather(group.branches[choice])
            }
            return
        }
        if group.branches.count == 1 { return gather(group.branches[0]) }
        if !group.branches.isEmpty { groups.append(group) }
    }

    private func gather(not inner: SchemaCursor) {
        if inner.value == true || inner.value == .object(JSONObject()) {
            refused = refused ?? inner
        } else if inner.value != false {
            nots.append(inner)
        }
    }

    private func narrow(to listed: [JSONValue], _ site: SchemaCursor) {
        valueSites.append(Sited(listed, site))
        values = values.map { known in known.filter(listed.contains) } ?? listed
    }

    private func gather(scalar keyword: String, _ value: JSONValue, _ site: SchemaCursor) {
        if let count = CountKeyword(rawValue: keyword) {
            guard let number = value.integer else { return }
            let known = counts[count]?.value
            if known.map({ count.isStricter(number, than: $0) }) ?? true {
                counts[count] = Sited(number, site)
            }
            return
        }
        switch (keyword, value) {
        case ("minimum", .number(let number)): raise(NumberBound(number, false), site)
        case ("exclusiveMinimum", .number(let number)): raise(NumberBound(number, true), site)
        case ("maximum", .number(let number)): lower(NumberBound(number, false), site)
        case ("exclusiveMaximum", .number(let number)): lower(NumberBound(number, true), site)
        case ("multipleOf", .number(let number)): multiples.append(Sited(number, site))
        case ("pattern", .string(let text)): patterns.append(Sited(text, site))
        case ("format", .string(let text)): formats.append(Sited(text, site))
        default: break
        }
    }

    private func raise(_ bound: NumberBound, _ site: SchemaCursor) {
        if lower.map({ bound.isStricterLower(than: $0.value) }) ?? true {
            lower = Sited(bound, site)
        }
    }

    private func lower(_ bound: NumberBound, _ site: SchemaCursor) {
        if upper.map({ bound.isStricterUpper(than: $0.value) }) ?? true {
            upper = Sited(bound, site)
        }
    }
}

/// The keywords that bound a count.
enum CountKeyword: String, Sendable, CaseIterable {
    case minLength, maxLength, minItems, maxItems, minProperties, maxProperties

    var isLeast: Bool { rawValue.hasPrefix("min") }

    func isStricter(_ count: Int, than other: Int) -> Bool {
        isLeast ? count > other : count < other
    }
}

extension NumberBound {
    init(_ number: JSONNumber, _ isExclusive: Bool) {
        self.init(number: number, isExclusive: isExclusive)
    }

    func isStricterLower(than other: NumberBound) -> Bool {
        number == other.number ? isExclusive && !other.isExclusive : number > other.number
    }

    func isStricterUpper(than other: NumberBound) -> Bool {
        number == other.number ? isExclusive && !other.isExclusive : number < other.number
    }
}

extension TypeMask {
    /// The mask of a `type` keyword's value: a name or a list of names.
    init(names value: JSONValue) {
        self = []
        let names = value.array?.compactMap(\.string) ?? [value.string].compactMap(\.self)
        for name in names { formUnion(TypeMask.named(name)) }
    }

    private static func named(_ name: String) -> TypeMask {
        switch name {
        case "null": .null
        case "boolean": .boolean
        case "integer": .integer
        case "number": .number
        case "string": .string
        case "array": .array
        case "object": .object
        default: []
        }
    }

    /// The one type of a value.
    init(of value: JSONValue) {
        self =
            switch value {
            case .null: .null
            case .bool: .boolean
            case .number(let number): number.decimal.isInteger ? .integer : .fraction
            case .string: .string
            case .array: .array
            case .object: .object
            }
    }

    func accept(_ value: JSONValue) -> Bool { isSuperset(of: TypeMask(of: value)) }

    static let each: [TypeMask] = [
        .null, .boolean, .integer, .fraction, .string, .array, .object,
    ]
}

extension SchemaView {
    fileprivate static func types(of values: [JSONValue]) -> TypeMask {
        values.reduce(into: TypeMask()) { $0.formUnion(TypeMask(of: $1)) }
    }
}
