import Findings
import JSONModel
import JSONSchema

/// Reads an OpenAPI document part by part and collects everything that is wrong in it.
///
/// Schemas are only noted here and compiled together at the end, so that they share what they
/// refer to; drafts name them by their place in ``schemaPlaces``.
struct OpenAPIReader {
    let document: JSONDocument
    private(set) var problems: [Finding] = []
    private(set) var schemaPlaces: [JSONPointer] = []
    private(set) var examples: [(schema: Int, value: JSONPointer)] = []
    private var schemaNumbers: [JSONPointer: Int] = [:]
    private var visitedSchemas: Set<JSONPointer> = []
    private var visitedExamples: Set<JSONPointer> = []

    init(_ document: JSONDocument) { self.document = document }

    mutating func compileSchemas(
        alongside others: [JSONDocument]
    ) throws(OpenAPIError) -> (SchemaRegistry, [CompiledSchema]) {
        var registry = SchemaRegistry(options: SchemaOptions(dialect: .openAPI))
        do throws(SchemaError) {
            for other in others { try registry.add(other) }
            try registry.add(document, schemasAt: schemaPlaces)
            let schemas = try registry.compile(document.name, at: schemaPlaces)
            if problems.isEmpty { return (registry, schemas) }
        } catch {
            throw OpenAPIError(problems + error.findings)
        }
        throw OpenAPIError(problems)
    }

    /// The object at a place after checking its fields; nil when it is no object.
    mutating func object(at pointer: JSONPointer, as kind: OpenAPIObject) -> JSONObject? {
        guard let object = document.root.value(at: pointer)?.object else {
            report(.invalidValue, at: pointer, "a \(kind.rawValue) is an object")
            return nil
        }
        for name in object.names where !name.hasPrefix("x-") && !kind.fields.contains(name) {
            let place = pointer.appending(name)
            if kind.unsupported.contains(name) {
                report(
                    .unsupportedField, atName: place,
                    "\"\(name)\" of a \(kind.rawValue) cannot be judged",
                    expected: "fields this engine judges")
            } else {
                report(
                    .unknownField, atName: place, "unknown field \"\(name)\" of a \(kind.rawValue)",
                    expected: "one of \(kind.fields.joined(separator: ", ")), or \"x-...\"",
                    nextAction: NearestName.question(for: name, among: kind.fields))
            }
        }
        for name in kind.required where !object.contains(name) {
            report(
                .missingField, at: pointer, "a \(kind.rawValue) without \"\(name)\"",
                expected: "a field \"\(name)\"")
        }
        return object
    }

    /// The place of an object that may be given by reference; nil when the reference leads nowhere.
    mutating func resolve(_ pointer: JSONPointer) -> JSONPointer? {
        var pointer = pointer
        for _ in 0..<16 {
            guard let object = document.root.value(at: pointer)?.object,
                let reference = object["$ref"]
            else { return pointer }
            let place = pointer.appending("$ref")
            guard let text = reference.string, text.hasPrefix("#"),
                let target = JSONPointer(String(text.dropFirst())),
                document.root.value(at: target) != nil
            else {
                report(
                    .unresolvedReference, at: place,
                    "the reference \(reference.preview) leads nowhere",
                    expected: "a place in this document, such as #/components/parameters/Limit")
                return nil
            }
            pointer = target
        }
        report(.unresolvedReference, at: pointer, "references that lead to each other in a circle")
        return nil
    }

    /// The number under which the schema at a place will be compiled; its own examples are noted.
    mutating func schema(at pointer: JSONPointer) -> Int {
        let number = number(of: pointer)
        if visitedSchemas.insert(pointer).inserted {
            for example in document.examples(inSchemaAt: pointer)
            where visitedExamples.insert(example.value).inserted {
                examples.append((self.number(of: example.schema), example.value))
            }
        }
        return number
    }

    private mutating func number(of pointer: JSONPointer) -> Int {
        if let known = schemaNumbers[pointer] { return known }
        schemaNumbers[pointer] = schemaPlaces.count
        schemaPlaces.append(pointer)
        return schemaPlaces.count - 1
    }

    /// Notes the examples an object gives for its schema.
    mutating func readExamples(of object: JSONObject, at pointer: JSONPointer, schema: Int) {
        let example = pointer.appending("example")
        if object.contains("example"), visitedExamples.insert(example).inserted {
            examples.append((schema, example))
        }
        for name in object["examples"]?.object?.names ?? [] {
            let place = pointer.appending("examples").appending(name)
            guard let place = resolve(place), let example = self.object(at: place, as: .example),
                example.contains("value"),
                visitedExamples.insert(pointer.appending(name)).inserted
            else { continue }
            examples.append((schema, place.appending("value")))
        }
    }

    mutating func report(
        _ rule: OpenAPIRule, at pointer: JSONPointer, _ message: String, expected: String? = nil,
        found: String? = nil, nextAction: String? = nil
    ) {
        problems.append(
            Finding(
                rule: rule.rawValue, message: message,
                location: FindingLocation(document, at: pointer), expected: expected,
                found: found, nextAction: nextAction))
    }

    mutating func report(
        _ rule: OpenAPIRule, atName pointer: JSONPointer, _ message: String,
        expected: String? = nil, nextAction: String? = nil
    ) {
        problems.append(
            Finding(
                rule: rule.rawValue, message: message,
                location: FindingLocation(document, nameAt: pointer), expected: expected,
                nextAction: nextAction))
    }

    /// Checks the kind of an optional text field.
    mutating func text(_ name: String, of object: JSONObject, at pointer: JSONPointer) -> String? {
        guard let value = object[name] else { return nil }
        if let text = value.string { return text }
        report(
            .invalidValue, at: pointer.appending(name), "\"\(name)\" is not a string",
            expected: "a string", found: "\(value.kind) \(value.preview)")
        return nil
    }

    /// Checks the kind of an optional truth value.
    mutating func flag(_ name: String, of object: JSONObject, at pointer: JSONPointer) -> Bool? {
        guard let value = object[name] else { return nil }
        if let flag = value.bool { return flag }
        report(
            .invalidValue, at: pointer.appending(name), "\"\(name)\" is not true or false",
            expected: "true or false", found: "\(value.kind) \(value.preview)")
        return nil
    }

    /// The names of the members of an optional map.
    mutating func names(_ name: String, of object: JSONObject, at pointer: JSONPointer) -> [String]
    {
        guard let value = object[name] else { return [] }
        if let map = value.object { return map.names }
        report(
            .invalidValue, at: pointer.appending(name), "\"\(name)\" is not an object",
            expected: "an object", found: "\(value.kind) \(value.preview)")
        return []
    }

    /// The places of the elements of an optional array.
    mutating func elements(
        _ name: String, of object: JSONObject, at pointer: JSONPointer
    ) -> [JSONPointer] {
        guard let value = object[name] else { return [] }
        if let array = value.array {
            return array.indices.map { pointer.appending(name).appending($0) }
        }
        report(
            .invalidValue, at: pointer.appending(name), "\"\(name)\" is not an array",
            expected: "an array", found: "\(value.kind) \(value.preview)")
        return []
    }
}
