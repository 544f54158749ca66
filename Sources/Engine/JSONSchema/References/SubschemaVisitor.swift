import JSONModel

/// Visits a schema and every schema inside it, without following references.
enum SubschemaVisitor {
    static func visit(
        _ schema: JSONValue, at pointer: JSONPointer,
        _ body: (_ schema: JSONValue, _ pointer: JSONPointer) -> Void
    ) {
        body(schema, pointer)
        guard case .object(let object) = schema else { return }
        for member in object.members {
            guard let places = SchemaKeyword(rawValue: member.name)?.subschemas else { continue }
            let place = pointer.appending(member.name)
            switch (places, member.value) {
            case (.one, let value): visit(value, at: place, body)
            case (.list, .array(let values)):
                for (index, value) in values.enumerated() {
                    visit(value, at: place.appending(index), body)
                }
            case (.map, .object(let map)):
                for inner in map.members {
                    visit(inner.value, at: place.appending(inner.name), body)
                }
            case (.list, _), (.map, _): break
            }
        }
    }
}
