import JSONModel

/// Visits a schema and every schema inside it, without following references.
enum SubschemaVisitor {
    typealias Body = (_ schema: JSONValue, _ pointer: JSONPointer, _ draft: SchemaDraft) -> Void

    /// Visits with the draft that holds at each schema, `draft` where no `$schema` says.
    static func visit(
        _ schema: JSONValue, at pointer: JSONPointer, draft: SchemaDraft = .draft2020,
        _ body: Body
    ) {
        guard case .object(let object) = schema else {
            body(schema, pointer, draft)
            return
        }
        let draft =
            object["$schema"]?.string.flatMap(SchemaDraft.init(identifier:)) ?? draft
        body(schema, pointer, draft)
        for member in object.members {
            guard let places = SchemaKeyword(rawValue: member.name)?.subschemas(in: draft) else {
                continue
            }
            let place = pointer.appending(member.name)
            switch (places, member.value) {
            case (.list, .array(let values)), (.oneOrList, .array(let values)):
                for (index, value) in values.enumerated() {
                    visit(value, at: place.appending(index), draft: draft, body)
                }
            case (.one, let value), (.oneOrList, let value):
                visit(value, at: place, draft: draft, body)
            case (.map, .object(let map)):
                for inner in map.members {
                    visit(inner.value, at: place.appending(inner.name), draft: draft, body)
                }
            case (.list, _), (.map, _): break
            }
        }
    }
}
