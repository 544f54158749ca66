import JSONModel

/// A value a schema gives as an example of itself.
package struct SchemaExample: Sendable, Hashable {
    /// The schema the value must keep to.
    package let schema: JSONPointer
    /// The value itself.
    package let value: JSONPointer
}

extension JSONDocument {
    /// Every example and default in the schema at a place and in the schemas inside it.
    ///
    /// `example` counts too: it is OpenAPI's older word for one example.
    package func examples(inSchemaAt pointer: JSONPointer) -> [SchemaExample] {
        guard let schema = root.value(at: pointer) else { return [] }
        var found: [SchemaExample] = []
        SubschemaVisitor.visit(schema, at: pointer) { schema, place, _ in
            for (index, _) in (schema["examples"]?.array ?? []).enumerated() {
                let value = place.appending("examples").appending(index)
                found.append(SchemaExample(schema: place, value: value))
            }
            for keyword in ["example", "default"] where schema[keyword] != nil {
                found.append(SchemaExample(schema: place, value: place.appending(keyword)))
            }
        }
        return found
    }
}
