import JSONModel
import JSONSchema

/// What `properties` and its neighbours demand.
struct ObjectDemands {
    /// Named members in the order of the schemas, each with all schemas that speak of it.
    var properties: [(name: String, schemas: [SchemaCursor])] = []
    var required: [String] = []
    var dependentRequired: [(name: String, needs: [String])] = []
    var patterns: [(pattern: String, schema: SchemaCursor)] = []
    /// What members that no other keyword names must keep to.
    var additional: [SchemaCursor] = []
    var propertyNames: [SchemaCursor] = []
    var least = 0
    var most: Int?
    /// Members must be named in each of these; empty when any name goes.
    private(set) var closures: [(keyword: String, names: [String], patterns: [String])] = []

    mutating func absorb(_ keyword: String, _ value: JSONValue, _ cursor: SchemaCursor) {
        switch keyword {
        case "properties":
            for (name, schema) in cursor.map(keyword) { add(name, schema) }
        case "required":
            for name in value.array?.compactMap(\.string) ?? [] where !required.contains(name) {
                required.append(name)
            }
        case "dependentRequired":
            for member in value.object?.members ?? [] {
                let needs = member.value.array?.compactMap(\.string) ?? []
                dependentRequired.append((member.name, needs))
            }
        case "patternProperties": patterns += cursor.map(keyword).map { ($0.name, $0.schema) }
        case "additionalProperties", "unevaluatedProperties":
            if value != false { additional += [cursor.child(keyword)].compactMap { $0 } }
        case "propertyNames": propertyNames += [cursor.child(keyword)].compactMap { $0 }
        case "minProperties": least = max(least, value.integer ?? 0)
        case "maxProperties": most = min(most ?? Int.max, value.integer ?? Int.max)
        default: break
        }
    }

    /// Takes note that a schema lets no members in but those it names.
    mutating func close(by cursor: SchemaCursor) {
        if cursor["additionalProperties"] == false {
            closures.append(
                (
                    "additionalProperties", cursor.map("properties").map(\.name),
                    cursor.map("patternProperties").map(\.name)
                ))
        } else if cursor["unevaluatedProperties"] == false {
            closures.append(
                ("unevaluatedProperties", properties.map(\.name), patterns.map(\.pattern)))
        }
    }

    private mutating func add(_ name: String, _ schema: SchemaCursor) {
        if let place = properties.firstIndex(where: { $0.name.hasSameCodePoints(as: name) }) {
            properties[place].schemas.append(schema)
        } else {
            properties.append((name, [schema]))
        }
    }

    /// The schemas for a member.
    func schemas(of name: String) -> [SchemaCursor] {
        var found = properties.first { $0.name.hasSameCodePoints(as: name) }?.schemas ?? []
        for (pattern, schema) in patterns where StringSource.occurs(pattern, in: name) {
            found.append(schema)
        }
        return found.isEmpty ? additional : found
    }

    /// Whether a member of that name may be there at all.
    func allows(_ name: String) -> Bool {
        closures.allSatisfy { closure in
            closure.names.contains(name)
                || closure.patterns.contains { StringSource.occurs($0, in: name) }
        }
    }

    var isEmpty: Bool {
        properties.isEmpty && required.isEmpty && dependentRequired.isEmpty && patterns.isEmpty
            && additional.isEmpty && propertyNames.isEmpty && closures.isEmpty && least == 0
            && most == nil
    }

    /// Members that may be there and need not.
    var optional: [String] {
        properties.map(\.name).filter { !required.contains($0) && allows($0) }
    }
}
