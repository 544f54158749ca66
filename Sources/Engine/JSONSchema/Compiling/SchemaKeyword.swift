/// Every keyword of JSON Schema 2020-12.
enum SchemaKeyword: String, CaseIterable, Sendable {
    case schema = "$schema"
    case id = "$id"
    case reference = "$ref"
    case anchor = "$anchor"
    case dynamicReference = "$dynamicRef"
    case dynamicAnchor = "$dynamicAnchor"
    case definitions = "$defs"
    case comment = "$comment"
    case vocabulary = "$vocabulary"
    case allOf, anyOf, oneOf, not
    case `if`, then, `else`
    case dependentSchemas, properties, patternProperties, additionalProperties, propertyNames
    case prefixItems, items, contains
    case unevaluatedItems, unevaluatedProperties
    case type, const, `enum`
    case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case maxLength, minLength, pattern
    case maxItems, minItems, uniqueItems, maxContains, minContains
    case maxProperties, minProperties, required, dependentRequired
    case format
    case title, description, `default`, deprecated, readOnly, writeOnly, examples
    case contentEncoding, contentMediaType, contentSchema

    /// How a keyword's value holds further schemas.
    enum Subschemas: Sendable {
        case one, list, map
    }

    /// Where schemas stand inside this keyword's value; nil when there are none.
    var subschemas: Subschemas? {
        switch self {
        case .additionalProperties, .contains, .contentSchema, .else, .if, .items, .not,
            .propertyNames, .then, .unevaluatedItems, .unevaluatedProperties:
            .one
        case .allOf, .anyOf, .oneOf, .prefixItems: .list
        case .definitions, .dependentSchemas, .patternProperties, .properties: .map
        default: nil
        }
    }

    /// Why the keyword is refused, or nil when it is judged or has no effect on verdicts.
    var refusal: String? {
        switch self {
        case .dynamicReference: "dynamic references are not supported; use \"$ref\""
        case .vocabulary: "custom meta-schemas are not supported"
        default: nil
        }
    }

    static let names = allCases.map(\.rawValue)
}

/// Which words a schema may use besides those of JSON Schema.
package enum SchemaDialect: Sendable {
    case jsonSchema
    /// Schemas inside an OpenAPI 3.1 document.
    case openAPI

    /// The `$schema` values that name this dialect.
    var identifiers: [String] {
        let draft = "https://json-schema.org/draft/2020-12/schema"
        return switch self {
        case .jsonSchema: [draft]
        case .openAPI: [draft, "https://spec.openapis.org/oas/3.1/dialect/base"]
        }
    }

    /// Further annotations: words that change no verdict.
    var annotations: [String] {
        switch self {
        case .jsonSchema: []
        case .openAPI: ["discriminator", "xml", "externalDocs", "example"]
        }
    }
}
