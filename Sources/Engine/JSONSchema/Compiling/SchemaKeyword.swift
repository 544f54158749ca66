/// Every keyword of the drafts this engine judges.
package enum SchemaKeyword: String, CaseIterable, Sendable {
    case schema = "$schema"
    case id = "$id"
    case reference = "$ref"
    case anchor = "$anchor"
    case dynamicReference = "$dynamicRef"
    case dynamicAnchor = "$dynamicAnchor"
    case recursiveReference = "$recursiveRef"
    case recursiveAnchor = "$recursiveAnchor"
    case definitions = "$defs"
    /// What draft-07 calls `$defs`.
    case olderDefinitions = "definitions"
    case comment = "$comment"
    case vocabulary = "$vocabulary"
    case allOf, anyOf, oneOf, not
    case `if`, then, `else`
    case dependentSchemas, properties, patternProperties, additionalProperties, propertyNames
    case dependencies
    case prefixItems, items, additionalItems, contains
    case unevaluatedItems, unevaluatedProperties
    case type, const, `enum`
    case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case maxLength, minLength, pattern
    case maxItems, minItems, uniqueItems, maxContains, minContains
    case maxProperties, minProperties, required, dependentRequired
    case format
    case title, description, `default`, deprecated, readOnly, writeOnly, examples
    case contentEncoding, contentMediaType, contentSchema

    /// The drafts that give the keyword a meaning.
    package var drafts: ClosedRange<SchemaDraft> {
        switch self {
        case .dynamicReference, .dynamicAnchor, .prefixItems: .draft2020 ... .draft2020
        case .recursiveReference, .recursiveAnchor: .draft2019 ... .draft2019
        case .anchor, .definitions, .vocabulary, .dependentSchemas, .dependentRequired,
            .unevaluatedItems, .unevaluatedProperties, .maxContains, .minContains, .deprecated,
            .contentSchema:
            .draft2019 ... .draft2020
        case .additionalItems, .olderDefinitions: .draft07 ... .draft2019
        case .dependencies: .draft07 ... .draft07
        default: .draft07 ... .draft2020
        }
    }

    /// How a keyword's value holds further schemas.
    enum Subschemas: Sendable {
        case one, list, map
        /// One schema or an array of them: `items` before 2020-12.
        case oneOrList
    }

    /// Where schemas stand inside this keyword's value; nil when there are none.
    func subschemas(in draft: SchemaDraft) -> Subschemas? {
        guard drafts.contains(draft) else { return nil }
        return switch self {
        case .items: draft < .draft2020 ? .oneOrList : .one
        case .additionalProperties, .contains, .contentSchema, .else, .if, .not, .propertyNames,
            .then, .unevaluatedItems, .unevaluatedProperties, .additionalItems:
            .one
        case .allOf, .anyOf, .oneOf, .prefixItems: .list
        case .definitions, .olderDefinitions, .dependencies, .dependentSchemas,
            .patternProperties, .properties:
            .map
        default: nil
        }
    }

    /// The word a failure of this keyword is reported under in a draft.
    func written(in draft: SchemaDraft) -> String {
        switch self {
        case .dependentRequired where draft < .draft2019: "dependencies"
        case .dynamicReference where draft == .draft2019: "$recursiveRef"
        default: rawValue
        }
    }

    static func names(in draft: SchemaDraft) -> [String] {
        allCases.filter { $0.drafts.contains(draft) }.map(\.rawValue)
    }
}
