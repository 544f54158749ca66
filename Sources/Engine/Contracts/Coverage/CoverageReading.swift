import JSONModel
import JSONSchema

/// Reads one schema into a node, and through it every schema it leads to.
struct CoverageReading {
    let planner: CoveragePlanner
    let cursor: SchemaCursor
    let side: CoveragePlanner.Side
    let name: String

    func read() -> CoverageNode {
        var node = CoverageNode()
        readValues(into: &node)
        readMembers(into: &node)
        readElements(into: &node)
        readBranches(into: &node)
        if let target = cursor.reference, let number = planner.node(target, side, name) {
            node.alike.append(number)
        }
        for part in cursor.list("allOf") {
            if let number = planner.node(part, side, name) { node.alike.append(number) }
        }
        return node
    }

    private func item(_ kind: CoverageItem.Kind, _ name: String) -> Int {
        planner.item(kind, name + side.suffix)
    }

    private func readValues(into node: inout CoverageNode) {
        if let values = cursor["enum"]?.array {
            for value in values {
                node.values.append((value, item(.enumValue, "\(name) = \(Self.text(of: value))")))
            }
            return
        }
        guard cursor["const"] == nil else { return }
        if cursor["type"] == "boolean" {
            for value in [true, false] as [JSONValue] {
                node.values.append((value, item(.enumValue, "\(name) = \(Self.text(of: value))")))
            }
        }
        let types = (cursor["type"]?.array ?? []).compactMap(\.string)
        guard types.count > 1 else { return }
        for type in types { node.types.append((type, item(.branch, "\(name) as \(type)"))) }
    }

    private func readMembers(into node: inout CoverageNode) {
        for (member, schema) in cursor.map("properties") where schema.value != false {
            let path = "\(name).\(member)"
            let own = item(side.propertyKind, path)
            node.properties.append(
                CoverageNode.Property(
                    name: member, item: own, node: planner.node(schema, side, path)))
        }
        for (pattern, schema) in cursor.map("patternProperties") {
            guard let names = try? TextPattern(pattern),
                let number = planner.node(schema, side, "\(name).~\(pattern)")
            else { continue }
            node.patterns.append(CoverageNode.NamePattern(names: names, node: number))
        }
        for word in ["additionalProperties", "unevaluatedProperties"] {
            guard let schema = cursor.child(word) else { continue }
            node.additional = node.additional ?? planner.node(schema, side, "\(name).*")
        }
        for (member, schema) in cursor.map("dependentSchemas") {
            if let number = planner.node(schema, side, name) {
                node.dependents.append((member, number))
            }
        }
    }

    private func readElements(into node: inout CoverageNode) {
        for (place, schema) in cursor.list("prefixItems").enumerated() {
            node.prefix.append(planner.node(schema, side, "\(name)[\(place)]"))
        }
        for word in ["items", "unevaluatedItems"] {
            guard let schema = cursor.child(word) else { continue }
            node.elements = node.elements ?? planner.node(schema, side, "\(name)[]")
        }
    }

    private func readBranches(into node: inout CoverageNode) {
        for word in ["anyOf", "oneOf"] {
            for (place, schema) in cursor.list(word).enumerated() {
                guard let compiled = try? schema.compile() else { continue }
                let path = "\(name) \(word) \(place + 1)"
                let own = item(.branch, path + Self.hint(schema))
                node.branches.append(
                    CoverageNode.Branch(
                        schema: compiled, item: own, node: planner.node(schema, side, name)))
            }
        }
        guard let test = cursor.child("if"), let compiled = try? test.compile() else { return }
        node.condition = CoverageNode.Condition(
            test: compiled, then: side(of: "then"), otherwise: side(of: "else"))
    }

    private func side(of word: String) -> (item: Int, node: Int?) {
        let own = item(.branch, "\(name) \(word)")
        return (own, cursor.child(word).flatMap { planner.node($0, side, name) })
    }

    /// What tells a branch from its neighbours: its title, or the schema it refers to.
    private static func hint(_ schema: SchemaCursor) -> String {
        let title = schema["title"]?.string ?? schema.reference?.pointer.tokens.last
        return title.map { " (\($0))" } ?? ""
    }

    private static func text(of value: JSONValue) -> String {
        value.string ?? String(decoding: value.serialized(), as: UTF8.self)
    }
}
