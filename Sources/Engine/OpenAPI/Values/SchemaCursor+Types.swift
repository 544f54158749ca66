import JSONModel
import JSONSchema

/// What texts can stand for, asked of schemas as they are written.
extension SchemaCursor {
    /// How many schemas are looked through on the way to an answer.
    static let lookLimit = 16

    /// The types a value may have, as far as type, constants and combinations say.
    package var valueTypes: TypeMask { valueTypes(depth: 0) }

    private func valueTypes(depth: Int) -> TypeMask {
        if let verdict = value.bool { return verdict ? .all : [] }
        guard depth < Self.lookLimit else { return .all }
        var types = TypeMask.all
        if let type = self["type"] { types = TypeMask(typeKeyword: type) }
        if let constant = self["const"] { types.formIntersection(TypeMask(of: constant)) }
        if let list = self["enum"]?.array {
            types.formIntersection(list.reduce([]) { $0.union(TypeMask(of: $1)) })
        }
        if let reference { types.formIntersection(reference.valueTypes(depth: depth + 1)) }
        for branch in list("allOf") { types.formIntersection(branch.valueTypes(depth: depth + 1)) }
        for word in ["anyOf", "oneOf"] where self[word] != nil {
            let branches = list(word)
            types.formIntersection(
                branches.reduce([]) { $0.union($1.valueTypes(depth: depth + 1)) })
        }
        return types
    }

    /// The schemas a member of that name may have to keep to.
    func schemas(ofMember name: String) -> [SchemaCursor] {
        var found: [SchemaCursor] = []
        look(depth: 0) { schema in
            if let properties = schema["properties"]?.object, properties.contains(name) {
                if let inner = schema.map("properties").first(where: { $0.name == name }) {
                    found.append(inner.schema)
                }
            } else if let further = schema.child("additionalProperties"),
                further.value.object != nil
            {
                found.append(further)
            }
        }
        return found
    }

    /// The schemas the elements after a prefix may have to keep to.
    func schemas(ofElement index: Int) -> [SchemaCursor] {
        var found: [SchemaCursor] = []
        look(depth: 0) { schema in
            let prefix = schema.list("prefixItems")
            if index < prefix.count {
                found.append(prefix[index])
            } else if let items = schema.child("items") {
                found.append(items)
            }
        }
        return found
    }

    /// Every member an object may have by name, with the types of each; and of further members.
    var memberTypes: (members: [String: TypeMask], further: TypeMask?) {
        var members: [String: TypeMask] = [:]
        var further: TypeMask?
        look(depth: 0) { schema in
            for member in schema.map("properties") {
                members[member.name, default: []].formUnion(member.schema.valueTypes)
            }
            guard let inner = schema.child("additionalProperties") else { return }
            if inner.value == false { return }
            further = (further ?? []).union(inner.valueTypes)
        }
        return (members, further)
    }

    /// Whether some schema here says that there are no members beyond those it names.
    var refusesFurtherMembers: Bool {
        var refuses = false
        look(depth: 0) { if $0["additionalProperties"] == false { refuses = true } }
        return refuses
    }

    /// Shows every schema that speaks of the same value.
    private func look(depth: Int, _ body: (SchemaCursor) -> Void) {
        guard depth < Self.lookLimit else { return }
        body(self)
        reference?.look(depth: depth + 1, body)
        for word in ["allOf", "anyOf", "oneOf"] where self[word] != nil {
            for branch in list(word) { branch.look(depth: depth + 1, body) }
        }
        for word in ["then", "else"] where self[word] != nil {
            child(word)?.look(depth: depth + 1, body)
        }
    }
}

extension [SchemaCursor] {
    /// The types a value may have under any of the schemas; every type when there is none.
    var valueTypes: TypeMask { isEmpty ? .all : reduce([]) { $0.union($1.valueTypes) } }
}

extension TypeMask {
    /// Everything but arrays and objects.
    static let scalars: TypeMask = [.null, .boolean, .integer, .fraction, .string]

    /// The types a `type` keyword names; every type when it is malformed.
    package init(typeKeyword value: JSONValue) {
        let names = value.string.map { [$0] } ?? (value.array ?? []).compactMap(\.string)
        self = names.reduce([]) { $0.union(Self.rows[$1] ?? []) }
        if isEmpty { self = .all }
    }

    /// The type of one value.
    package init(of value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool: self = .boolean
        case .number(let number): self = number.decimal.exponent >= 0 ? .integer : .fraction
        case .string: self = .string
        case .array: self = .array
        case .object: self = .object
        }
    }

    private static let rows: [String: TypeMask] = [
        "null": .null, "boolean": .boolean, "integer": .integer, "number": .number,
        "string": .string, "array": .array, "object": .object,
    ]
}
