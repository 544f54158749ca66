import JSONModel

/// Shows every schema object inside a schema together with its place.
enum SchemaPlaces {
    static func visit(
        _ schema: JSONValue, at pointer: JSONPointer, _ body: (JSONObject, JSONPointer) -> Void
    ) {
        guard let object = schema.object else { return }
        body(object, pointer)
        for member in object.members {
            let place = pointer.appending(member.name)
            switch (member.name, member.value) {
            case ("properties", .object(let inner)), ("patternProperties", .object(let inner)),
                ("$defs", .object(let inner)), ("dependentSchemas", .object(let inner)):
                for entry in inner.members {
                    visit(entry.value, at: place.appending(entry.name), body)
                }
            case ("allOf", .array(let inner)), ("anyOf", .array(let inner)),
                ("oneOf", .array(let inner)), ("prefixItems", .array(let inner)):
                for (index, entry) in inner.enumerated() {
                    visit(entry, at: place.appending(index), body)
                }
            case ("items", let inner), ("additionalProperties", let inner), ("not", let inner),
                ("contains", let inner), ("if", let inner), ("then", let inner),
                ("else", let inner), ("propertyNames", let inner), ("contentSchema", let inner),
                ("unevaluatedItems", let inner), ("unevaluatedProperties", let inner):
                visit(inner, at: place, body)
            default: break
            }
        }
    }
}
