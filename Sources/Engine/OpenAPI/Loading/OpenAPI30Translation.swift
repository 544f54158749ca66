import Findings
import JSONModel
import JSONSchema

/// Writes the schemas of OpenAPI 3.0 in the words of JSON Schema 2020-12.
///
/// Done once, on loading, so that everything after it knows one dialect. `nullable` lets null
/// through `type`, `enum` and combinations alike: that is how documents use it, and the text of
/// the specification, under which `nullable` beside `anyOf` means nothing, is not what they mean.
struct OpenAPI30Translation {
    static let keywords: Set<String> = [
        "$ref", "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
        "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
        "uniqueItems", "maxProperties", "minProperties", "required", "enum", "type", "allOf",
        "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "description",
        "format", "default", "nullable", "discriminator", "readOnly", "writeOnly", "xml",
        "externalDocs", "example", "deprecated",
    ]

    let documents: DocumentSet

    /// The documents with the schemas at these places translated.
    ///
    /// Files that say themselves what dialect they are written in are left alone.
    func translated(from places: [OpenAPIPlace]) -> [JSONDocument] {
        let rewriting = SchemaRewriting(documents) { document in
            document.root["$schema"] == nil
                && document.root["openapi"]?.string.map { OpenAPIVersion($0) == .v30 } != false
        }
        return rewriting.rewritten(from: places) { object, number in
            translate(object, in: number)
        }
    }

    private func translate(_ object: JSONObject, in number: Int) -> JSONObject {
        if let reference = object["$ref"] {
            // What stands beside a reference is ignored in 3.0.
            let kept = object.members.filter {
                $0.name == "$ref" || $0.name == "description" || $0.name.hasPrefix("x-")
            }
            return reference.string == nil ? object : JSONObject(kept)
        }
        var object = object
        exclude("exclusiveMinimum", beside: "minimum", in: &object)
        exclude("exclusiveMaximum", beside: "maximum", in: &object)
        let nullable = object["nullable"]
        if nullable?.bool != nil { object["nullable"] = nil }
        return nullable == true ? allowingNull(object, in: number) : object
    }

    private func exclude(_ flag: String, beside bound: String, in object: inout JSONObject) {
        guard let isExclusive = object[flag]?.bool else { return }
        if isExclusive, let limit = object[bound] {
            object[flag] = limit
            object[bound] = nil
        } else {
            object[flag] = nil
        }
    }

    private func allowingNull(_ object: JSONObject, in number: Int) -> JSONObject {
        var object = object
        if let type = object["type"]?.string { object["type"] = [.string(type), "null"] }
        if case .array(let list)? = object["enum"], !list.contains(.null) {
            object["enum"] = .array(list + [.null])
        }
        let null: JSONValue = ["type": "null"]
        for word in ["anyOf", "oneOf"] {
            guard case .array(let branches)? = object[word],
                !branches.contains(where: { allowsNull($0, in: number) })
            else { continue }
            object[word] = .array(branches + [null])
        }
        if case .array(let branches)? = object["allOf"] {
            object["allOf"] = .array(
                branches.map { branch in
                    guard let inner = branch.object else { return branch }
                    if inner.contains("$ref") { return ["anyOf": [branch, null]] }
                    return .object(allowingNull(inner, in: number))
                })
        }
        return object
    }

    /// Whether a branch, translated or still to be, plainly lets null through.
    private func allowsNull(_ branch: JSONValue, in number: Int) -> Bool {
        let place = OpenAPIPlace(document: number, pointer: JSONPointer())
        guard let (object, _) = documents.resolve(branch, at: place) else { return false }
        if object["nullable"] == true { return true }
        switch object["type"] {
        case .array(let types)?: return types.contains("null")
        case nil:
            return !["enum", "allOf", "anyOf", "oneOf", "not"].contains(where: object.contains)
        default: return false
        }
    }

    /// Keywords at these places that OpenAPI 3.0 does not have, or uses in another way.
    func problems(at places: [OpenAPIPlace]) -> [Finding] {
        places.flatMap { place -> [Finding] in
            guard let value = documents.value(at: place) else { return [] }
            var found: [Finding] = []
            SchemaPlaces.visit(value, at: place.pointer) { object, pointer in
                let spot = OpenAPIPlace(document: place.document, pointer: pointer)
                found += problems(of: object, at: spot)
            }
            return found
        }
    }

    private func problems(of object: JSONObject, at place: OpenAPIPlace) -> [Finding] {
        var found: [Finding] = []
        for name in object.names where !name.hasPrefix("x-") && !Self.keywords.contains(name) {
            found.append(
                Finding(
                    rule: SchemaRule.unknownKeyword.rawValue,
                    message: "unknown keyword \"\(name)\"",
                    location: documents.location(nameAt: place.appending(name)),
                    expected: "a keyword of OpenAPI 3.0, or a name starting with \"x-\"",
                    nextAction: NearestName.question(for: name, among: Self.keywords.sorted())))
        }
        func wrong(_ name: String, _ expected: String) {
            guard let value = object[name] else { return }
            found.append(
                Finding(
                    rule: SchemaRule.invalidKeywordValue.rawValue,
                    message: "\"\(name)\" has a value of the wrong kind",
                    location: documents.location(place.appending(name)), expected: expected,
                    found: "\(value.kind) \(value.preview)"))
        }
        for name in ["exclusiveMinimum", "exclusiveMaximum", "nullable"]
        where object[name] != nil && object[name]?.bool == nil {
            wrong(name, "true or false, as in OpenAPI 3.0")
        }
        if let type = object["type"], type.string == nil || type == "null" {
            wrong("type", "one type other than null; \"nullable\" lets null through")
        }
        return found
    }
}
