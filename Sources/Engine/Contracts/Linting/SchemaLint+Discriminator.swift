import Findings
import JSONModel
import JSONSchema

extension SchemaLint {
    /// A discriminator has to be a required property of every branch, and its values have to lead
    /// to schemas.
    mutating func checkDiscriminator(_ schema: SchemaCursor, _ object: JSONObject) {
        guard let discriminator = object["discriminator"]?.object else { return }
        let place = schema.pointer.appending("discriminator")
        func location(_ name: String) -> FindingLocation {
            FindingLocation(schema.document, at: place.appending(name))
        }
        guard let name = discriminator["propertyName"]?.string else {
            found.append(
                LintRule.brokenDiscriminator.finding(
                    "the discriminator names no property",
                    at: FindingLocation(schema.document, at: place),
                    expected: "\"propertyName\" with the name of a property"))
            return
        }
        let branches = schema.list("oneOf") + schema.list("anyOf")
        for branch in branches.isEmpty ? [schema] : branches {
            guard let problem = Self.problem(of: branch, name, beside: schema) else { continue }
            found.append(
                LintRule.brokenDiscriminator.finding(
                    "the discriminator \"\(name)\" \(problem)", at: location("propertyName"),
                    expected: "a required property \"\(name)\" in every branch",
                    found: branch.location.text))
        }
        for member in discriminator["mapping"]?.object?.members ?? [] {
            guard let target = member.value.string,
                !Self.leads(target, from: schema)
            else { continue }
            found.append(
                LintRule.brokenDiscriminator.finding(
                    "the value \"\(member.name)\" of the discriminator leads to no schema",
                    at: FindingLocation(
                        schema.document, at: place.appending("mapping").appending(member.name)),
                    expected: "the name of a schema, or a reference to one", found: target,
                    nextAction: NearestName.question(
                        for: target,
                        among: schema.document.root["components"]?["schemas"]?.object?.names ?? []))
            )
        }
    }

    /// What a branch lacks, or nil; a branch that leads nowhere is reported elsewhere.
    private static func problem(
        of branch: SchemaCursor, _ name: String, beside schema: SchemaCursor
    ) -> String? {
        let parts = joined(branch, depth: 0) + [schema]
        if parts.contains(where: { $0["$ref"] != nil && $0.reference == nil }) { return nil }
        // A branch that chooses further may name the property in each of its own branches.
        if parts.dropLast().contains(where: { $0["oneOf"] != nil || $0["anyOf"] != nil }) {
            return nil
        }
        if parts.allSatisfy({ $0["type"] == "null" || $0["type"] == nil && $0 === schema }) {
            return nil
        }
        if branch["type"] == "null" { return nil }
        guard parts.contains(where: { $0["properties"]?[name] != nil }) else {
            return "is no property of this branch"
        }
        let isRequired = parts.contains {
            ($0["required"]?.array ?? []).contains(.string(name))
        }
        return isRequired ? nil : "is not required in this branch"
    }

    /// The schema and all it is joined with by `$ref` and `allOf`.
    private static func joined(_ schema: SchemaCursor, depth: Int) -> [SchemaCursor] {
        guard depth < 16 else { return [] }
        let further = schema.list("allOf") + [schema.reference].compactMap(\.self)
        return [schema] + further.flatMap { joined($0, depth: depth + 1) }
    }

    private static func leads(_ target: String, from schema: SchemaCursor) -> Bool {
        let components = schema.document.root["components"]?["schemas"]?.object
        if components?.contains(target) == true { return true }
        guard let mark = target.firstIndex(of: "#") else {
            // A file of its own can only be told apart from a name by its ending.
            return target.contains(".")
        }
        guard target.hasPrefix("#") else { return true }
        return JSONPointer(String(target[target.index(after: mark)...]))
            .flatMap { schema.document.root.value(at: $0) } != nil
    }
}

extension SchemaCursor {
    /// Whether both stand at the same schema.
    fileprivate static func === (left: SchemaCursor, right: SchemaCursor) -> Bool {
        left.pointer == right.pointer && left.document.name == right.document.name
    }
}
