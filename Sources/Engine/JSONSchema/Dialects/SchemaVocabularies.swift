/// The groups of keywords that a meta-schema can leave out.
struct SchemaVocabularies: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let applicator = SchemaVocabularies(rawValue: 1)
    static let unevaluated = SchemaVocabularies(rawValue: 2)
    static let validation = SchemaVocabularies(rawValue: 4)
    static let metaData = SchemaVocabularies(rawValue: 8)
    static let formatAnnotation = SchemaVocabularies(rawValue: 16)
    static let formatAssertion = SchemaVocabularies(rawValue: 32)
    static let content = SchemaVocabularies(rawValue: 64)
    /// What the published meta-schemas ask for: all but the assertion of formats.
    static let published: SchemaVocabularies = [
        .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
    ]

    /// The vocabulary a URI names, or nil for one this engine does not know.
    init?(identifier: String) {
        guard let row = Self.rows.first(where: { $0.identifier == identifier }) else { return nil }
        self = row.vocabularies
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    private static let rows: [(identifier: String, vocabularies: SchemaVocabularies)] = {
        let newest: [(String, SchemaVocabularies)] = [
            ("core", []), ("applicator", .applicator), ("unevaluated", .unevaluated),
            ("validation", .validation), ("meta-data", .metaData),
            ("format-annotation", .formatAnnotation), ("format-assertion", .formatAssertion),
            ("content", .content),
        ]
        let older: [(String, SchemaVocabularies)] = [
            ("core", []), ("applicator", [.applicator, .unevaluated]), ("validation", .validation),
            ("meta-data", .metaData), ("format", .formatAnnotation), ("content", .content),
        ]
        return newest.map { ("https://json-schema.org/draft/2020-12/vocab/" + $0.0, $0.1) }
            + older.map { ("https://json-schema.org/draft/2019-09/vocab/" + $0.0, $0.1) }
    }()

    static let identifiers = rows.map(\.identifier)
}

extension SchemaKeyword {
    /// The vocabulary the keyword belongs to; nil for the core, which nothing can leave out.
    var vocabulary: SchemaVocabularies? {
        switch self {
        case .schema, .id, .reference, .anchor, .dynamicReference, .dynamicAnchor, .definitions,
            .comment, .vocabulary, .recursiveReference, .recursiveAnchor, .olderDefinitions:
            nil
        case .allOf, .anyOf, .oneOf, .not, .if, .then, .else, .dependentSchemas, .properties,
            .patternProperties, .additionalProperties, .propertyNames, .prefixItems, .items,
            .contains, .additionalItems, .dependencies:
            .applicator
        case .unevaluatedItems, .unevaluatedProperties: .unevaluated
        case .type, .const, .enum, .multipleOf, .maximum, .exclusiveMaximum, .minimum,
            .exclusiveMinimum, .maxLength, .minLength, .pattern, .maxItems, .minItems,
            .uniqueItems, .maxContains, .minContains, .maxProperties, .minProperties, .required,
            .dependentRequired:
            .validation
        case .format: [.formatAnnotation, .formatAssertion]
        case .title, .description, .default, .deprecated, .readOnly, .writeOnly, .examples:
            .metaData
        case .contentEncoding, .contentMediaType, .contentSchema: .content
        }
    }
}
