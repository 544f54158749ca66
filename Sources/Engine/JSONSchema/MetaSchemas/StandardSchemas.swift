import JSONModel

/// The published meta-schemas, which schemas may refer to without adding them.
///
/// They describe the same keywords under the same identifiers and anchors as the published files,
/// so that a `$ref` to one of them judges schemas as those do.
enum StandardSchemas {
    private static let texts =
        [draft2020Schema] + draft2020Vocabularies + [draft2019Schema] + draft2019Vocabularies
        + [draft07Schema]

    static let documentCount = texts.count

    /// Read once; every registry starts as a copy, which costs nothing until it is changed.
    private static let base: SchemaRegistry = {
        var registry = SchemaRegistry(
            empty: SchemaOptions(unknownKeywords: .ignored, formats: .assertedWhereKnown))
        for text in texts {
            let bytes = Array(text.utf8)
            guard let root = try? JSONValue.parse(bytes), let id = root["$id"]?.string,
                let document = try? JSONDocument.parse(bytes, name: id)
            else { continue }
            try? registry.add(document, as: id)
        }
        return registry
    }()

    /// A registry that knows the published meta-schemas.
    static func registry(options: SchemaOptions) -> SchemaRegistry {
        SchemaRegistry(base, options: options)
    }
}
