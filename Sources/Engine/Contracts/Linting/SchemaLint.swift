import Findings
import JSONModel
import JSONSchema
import OpenAPI

/// Holds a schema, and every schema inside it, to what can be meant at all.
struct SchemaLint {
    let registry: SchemaRegistry
    var found: [Finding] = []
    /// Schemas that list values, to be compiled together in the end.
    private var listing: [SchemaCursor] = []

    init(registry: SchemaRegistry) { self.registry = registry }

    private static let single = [
        "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    ]

    mutating func visit(_ schema: SchemaCursor) {
        guard let object = schema.value.object else { return }
        checkRanges(schema, object)
        checkRequired(schema, object)
        checkTypes(schema, object)
        if let pattern = object["pattern"]?.string { check(pattern, of: schema, at: ["pattern"]) }
        if object.contains("enum") || object.contains("const") { listing.append(schema) }
        if object.contains("discriminator") { checkDiscriminator(schema, object) }
        for member in object.members {
            switch member.name {
            case "properties", "$defs", "dependentSchemas", "patternProperties":
                for entry in schema.map(member.name) {
                    if member.name == "patternProperties" {
                        check(entry.name, of: schema, at: ["patternProperties", entry.name])
                    }
                    visit(entry.schema)
                }
            case "allOf", "anyOf", "oneOf", "prefixItems":
                for branch in schema.list(member.name) { visit(branch) }
            default:
                if Self.single.contains(member.name), let inner = schema.child(member.name) {
                    visit(inner)
                }
            }
        }
    }

    /// The findings, with those that need compiled schemas.
    mutating func finish() -> [Finding] {
        let byDocument = Dictionary(grouping: listing) { $0.document.name }
        for name in byDocument.keys.sorted() {
            let schemas = byDocument[name] ?? []
            guard let compiled = try? registry.compile(name, at: schemas.map(\.pointer)) else {
                continue
            }
            for (schema, judge) in zip(schemas, compiled) { checkValues(schema, judge) }
        }
        return found
    }

    private mutating func checkRanges(_ schema: SchemaCursor, _ object: JSONObject) {
        let rows = [
            ("minLength", "maxLength"), ("minItems", "maxItems"),
            ("minProperties", "maxProperties"), ("minContains", "maxContains"),
            ("minimum", "maximum"), ("exclusiveMinimum", "maximum"),
            ("minimum", "exclusiveMaximum"), ("exclusiveMinimum", "exclusiveMaximum"),
        ]
        for (low, high) in rows {
            guard let least = object[low]?.number, let most = object[high]?.number else { continue }
            let isOpen = low.hasPrefix("exclusive") || high.hasPrefix("exclusive")
            guard most < least || (isOpen && !(least < most)) else { continue }
            report(
                .impossibleRange, schema, low,
                "no value has \"\(low)\" \(least.literal) and \"\(high)\" \(most.literal)",
                expected: "\"\(low)\" below \"\(high)\"")
        }
        if let most = object["maxProperties"]?.integer, let names = object["required"]?.array,
            Set(names).count > most
        {
            report(
                .impossibleRange, schema, "maxProperties",
                "no object has \(names.count) required properties and at most \(most)",
                expected: "\"maxProperties\" of \(names.count) or more")
        }
    }

    private mutating func checkRequired(_ schema: SchemaCursor, _ object: JSONObject) {
        let properties = object["properties"]?.object
        let isClosed = object["additionalProperties"] == false
        let patterns = (object["patternProperties"]?.object?.names ?? []).map { try? Pattern($0) }
        for (number, element) in (object["required"]?.array ?? []).enumerated() {
            guard let name = element.string else { continue }
            let property = properties?[name]
            let isOutside =
                isClosed && property == nil
                && !patterns.contains { $0?.occurs(in: name) ?? true }
            guard property == false || isOutside else { continue }
            report(
                .forbiddenRequirement, schema, "required", element: number,
                "the property \"\(name)\" is required and may not be there",
                expected: "a property \"\(name)\", or no requirement of it",
                nextAction: NearestName.question(for: name, among: properties?.names ?? []))
        }
    }

    private mutating func checkTypes(_ schema: SchemaCursor, _ object: JSONObject) {
        let isListing = object.contains("enum") || object.contains("const")
        if schema.valueTypes.isEmpty, !isListing, object["type"] != nil || object["allOf"] != nil {
            report(
                .impossibleTypes, schema, nil, "no value has all the types asked for here",
                expected: "types that some value has at once")
        }
        guard let type = object["type"] else { return }
        let types = TypeMask(typeKeyword: type)
        for (keyword, needed) in Self.purposes where types.isDisjoint(with: needed) {
            guard object.contains(keyword) else { continue }
            report(
                .idleKeyword, schema, keyword,
                "\"\(keyword)\" checks nothing where the type is \(types.words)",
                expected: "a keyword for \(types.words)", nextAction: Self.meant(keyword, types))
        }
    }

    /// Keywords that only say something about values of some types.
    private static let purposes: [(String, TypeMask)] = [
        ("minLength", .string), ("maxLength", .string), ("pattern", .string),
        ("minimum", .number), ("maximum", .number), ("exclusiveMinimum", .number),
        ("exclusiveMaximum", .number), ("multipleOf", .number), ("items", .array),
        ("prefixItems", .array), ("contains", .array), ("minItems", .array), ("maxItems", .array),
        ("uniqueItems", .array), ("properties", .object), ("patternProperties", .object),
        ("additionalProperties", .object), ("required", .object), ("minProperties", .object),
        ("maxProperties", .object), ("propertyNames", .object), ("dependentRequired", .object),
    ]

    private static func meant(_ keyword: String, _ types: TypeMask) -> String? {
        let ending: String? =
            types == .string
            ? "Length" : types == .array ? "Items" : types == .object ? "Properties" : nil
        guard let ending, keyword.hasPrefix("min") || keyword.hasPrefix("max") else { return nil }
        return "did you mean \"\(keyword.prefix(3))\(ending)\"?"
    }

    private mutating func checkValues(_ schema: SchemaCursor, _ judge: CompiledSchema) {
        if let constant = schema["const"], let failure = judge.judge(constant).first {
            unreachable(constant, schema, ["const"], failure)
        }
        for (index, value) in (schema["enum"]?.array ?? []).enumerated() {
            guard let failure = judge.judge(value).first else { continue }
            unreachable(value, schema, ["enum", String(index)], failure)
        }
    }

    private mutating func unreachable(
        _ value: JSONValue, _ schema: SchemaCursor, _ tokens: [String], _ failure: SchemaFailure
    ) {
        let place = JSONPointer(schema.pointer.tokens + tokens)
        found.append(
            LintRule.unreachableValue.finding(
                "the value \(value.preview) is listed and refused by \"\(failure.keyword)\"",
                at: FindingLocation(schema.document, at: place), expected: failure.expected,
                found: failure.found))
    }

    mutating func report(
        _ rule: LintRule, _ schema: SchemaCursor, _ keyword: String?, element: Int? = nil,
        _ message: String, expected: String, found text: String? = nil, nextAction: String? = nil
    ) {
        let tokens = [keyword, element.map { String($0) }].compactMap(\.self)
        let place = JSONPointer(schema.pointer.tokens + tokens)
        found.append(
            rule.finding(
                message, at: FindingLocation(schema.document, at: place), expected: expected,
                found: text, nextAction: nextAction))
    }
}
