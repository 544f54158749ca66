import JSONModel
import JSONSchema

/// What a JSON or YAML document is, as far as a lint cares.
enum DocumentKind: Equatable {
    case api
    case schema
    /// A part of an API that another file refers to; it is looked at from there.
    case part
    case other(String)

    /// Words that only a schema starts with.
    private static let schemaWords: Set<String> = [
        "$defs", "definitions", "properties", "items", "allOf", "anyOf", "oneOf", "$ref", "enum",
        "const", "type", "patternProperties", "prefixItems", "not", "required",
    ]

    private static let annotations: Set<String> = [
        "$schema", "$id", "id", "$comment", "$anchor", "$dynamicAnchor", "$vocabulary", "title",
        "description", "examples", "example", "default", "deprecated", "readOnly", "writeOnly",
        "additionalProperties", "format", "pattern", "minimum", "maximum", "minLength",
        "maxLength", "minItems", "maxItems", "uniqueItems", "unevaluatedProperties",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minProperties", "maxProperties",
        "dependentRequired", "dependentSchemas", "dependencies", "propertyNames", "contains",
        "minContains", "maxContains", "if", "then", "else", "$dynamicRef", "$recursiveRef",
        "$recursiveAnchor", "additionalItems", "unevaluatedItems", "contentEncoding",
        "contentMediaType", "contentSchema",
    ]

    init(_ document: JSONDocument, isReferredTo: Bool) {
        guard let object = document.root.object else {
            self = .other("it is no object")
            return
        }
        if object.contains("openapi") || object.contains("swagger") {
            self = .api
        } else if Self.isPact(object) {
            self = .other("Pact files are read by verify")
        } else if Self.isSchema(object) {
            self = .schema
        } else if isReferredTo {
            self = .part
        } else {
            self = .other("it is neither an OpenAPI document nor a JSON Schema")
        }
    }

    private static func isPact(_ object: JSONObject) -> Bool {
        object.contains("consumer") && object.contains("provider")
            && (object.contains("interactions") || object.contains("messages"))
    }

    /// A document that says it is a schema, or is made of nothing but the words of one.
    private static func isSchema(_ object: JSONObject) -> Bool {
        if let name = object["$schema"]?.string {
            return SchemaDraft(identifier: name) != nil || name.contains("json-schema.org")
                || object.contains("$vocabulary")
                || object.names.contains(where: schemaWords.contains)
        }
        let isMadeOfWords = object.names.allSatisfy {
            schemaWords.contains($0) || annotations.contains($0) || $0.hasPrefix("x-")
        }
        return isMadeOfWords && object.names.contains(where: schemaWords.contains)
    }
}

extension JSONDocument {
    /// The files the references in this document lead to, as paths beside it.
    var referredFiles: Set<String> {
        var found: Set<String> = []
        var waiting = [root]
        let folder = name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        while let value = waiting.popLast() {
            switch value {
            case .array(let elements): waiting += elements
            case .object(let object):
                for member in object.members {
                    if member.name == "$ref" || member.name == "operationRef",
                        let text = member.value.string
                    {
                        let file = text.prefix { $0 != "#" }
                        guard !file.isEmpty else { continue }
                        found.insert(Self.path(folder.map(String.init) + [String(file)]))
                    } else {
                        waiting.append(member.value)
                    }
                }
            default: break
            }
        }
        return found
    }

    private static func path(_ parts: [String]) -> String {
        var kept: [Substring] = []
        for part in parts.joined(separator: "/").split(
            separator: "/", omittingEmptySubsequences: false)
        {
            if part == "." { continue }
            if part == "..", let last = kept.last, last != "..", !last.isEmpty {
                kept.removeLast()
            } else {
                kept.append(part)
            }
        }
        return kept.joined(separator: "/")
    }
}
