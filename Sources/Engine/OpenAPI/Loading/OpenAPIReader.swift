import Findings
import JSONModel
import JSONSchema

/// Walks an OpenAPI document by its grammar and collects everything that is wrong in it.
///
/// Nothing is built here: the walk checks fields, kinds and references, and notes where schemas
/// and examples stand, so that all schemas are compiled together afterwards.
struct OpenAPIReader {
    private(set) var documents: DocumentSet
    let version: OpenAPIVersion
    private(set) var problems: [Finding] = []
    /// Where schemas stand that are not inside another one, in the order they are met.
    private(set) var schemaPlaces: [OpenAPIPlace] = []
    /// Examples given beside a schema, by that schema.
    private(set) var examples: [(schema: OpenAPIPlace, value: OpenAPIPlace)] = []

    private var noted: Set<OpenAPIPlace> = []
    private var visited: Set<OpenAPIPlace> = []
    private var waiting: [(OpenAPIObject, OpenAPIPlace)] = []
    private var fields: [OpenAPIObject: FieldTable] = [:]

    struct FieldTable {
        let names: [String]
        let fields: [String: OpenAPIField]
        let required: [String]
    }

    init(_ documents: DocumentSet, version: OpenAPIVersion) {
        self.documents = documents
        self.version = version
    }

    mutating func read() {
        let start = OpenAPIPlace(document: 0, pointer: JSONPointer())
        for pointer in documents.documents[0].duplicates {
            report(
                .invalidValue, atName: OpenAPIPlace(document: 0, pointer: pointer),
                "the name \"\(pointer.tokens.last ?? "")\" occurs twice in one object",
                expected: "each name once")
        }
        visit(.root, documents.documents[0].root, at: start)
        // A reference may lead to a part of another file that nothing else reads.
        while let (kind, place) = waiting.popLast() {
            if let value = documents.value(at: place) { visit(kind, value, at: place) }
        }
    }

    mutating func visit(_ kind: OpenAPIObject, _ value: JSONValue, at place: OpenAPIPlace) {
        guard let object = value.object else {
            report(
                .invalidValue, at: place, "a \(kind.rawValue) is an object", expected: "an object",
                found: "\(value.kind) \(value.preview)")
            return
        }
        if kind.isReferable, let reference = object["$ref"] {
            follow(reference, from: place, as: kind)
            return
        }
        guard visited.insert(place).inserted else { return }
        switch kind {
        case .callback:
            for member in object.members where !member.name.hasPrefix("x-") {
                visit(.pathItem, member.value, at: place.appending(member.name))
            }
            return
        case .pathItem:
            if let reference = object["$ref"] { follow(reference, from: place, as: kind) }
        default: break
        }
        let table = table(of: kind)
        for member in object.members where !member.name.hasPrefix("x-") {
            if let field = table.fields[member.name] {
                check(field, member.value, at: place.appending(member.name))
            } else {
                reportUnknown(member.name, of: kind, table, at: place)
            }
        }
        for name in table.required where !object.contains(name) {
            report(
                .missingField, at: place, "a \(kind.rawValue) without \"\(name)\"",
                expected: "a field \"\(name)\"")
        }
        inspect(kind, object, at: place)
    }

    private mutating func table(of kind: OpenAPIObject) -> FieldTable {
        if let known = fields[kind] { return known }
        let rows = kind.fields(version)
        let table = FieldTable(
            names: rows.map(\.name),
            fields: Dictionary(rows.map { ($0.name, $0.field) }) { first, _ in first },
            required: kind.required(version))
        fields[kind] = table
        return table
    }

    private mutating func reportUnknown(
        _ name: String, of kind: OpenAPIObject, _ table: FieldTable, at place: OpenAPIPlace
    ) {
        let other: OpenAPIVersion = version == .v30 ? .v31 : .v30
        let isOfOther = kind.fields(other).contains { $0.name == name }
        report(
            .unknownField, atName: place.appending(name),
            "unknown field \"\(name)\" of a \(kind.rawValue)",
            expected: "one of \(table.names.joined(separator: ", ")), or \"x-...\"",
            nextAction: isOfOther
                ? "OpenAPI \(other == .v31 ? "3.1" : "3.0") has this field, the version named here has not"
                : NearestName.question(for: name, among: table.names))
    }

    /// Checks that a reference leads to an object, and has that object read.
    private mutating func follow(
        _ reference: JSONValue, from place: OpenAPIPlace, as kind: OpenAPIObject
    ) {
        let spot = place.appending("$ref")
        guard let text = reference.string else {
            report(
                .invalidValue, at: spot, "\"$ref\" is not a string", expected: "a reference",
                found: "\(reference.kind) \(reference.preview)")
            return
        }
        switch documents.target(of: text, from: place.document) {
        case .failure(let lost):
            report(
                .unresolvedReference, at: spot, "the reference \(text) leads nowhere",
                expected: "a \(kind.rawValue) in this document or in one beside it",
                found: lost.found, nextAction: lost.hint)
        case .success(let target):
            if isCircle(from: target) {
                report(
                    .unresolvedReference, at: spot,
                    "references that lead to each other in a circle",
                    expected: "references that end at a \(kind.rawValue)")
            } else {
                waiting.append((kind, target))
            }
        }
    }

    private func isCircle(from start: OpenAPIPlace) -> Bool {
        var place = start
        for _ in 0..<DocumentSet.chainLimit {
            guard let next = documents.value(at: place)?["$ref"]?.string,
                case .success(let target) = documents.target(of: next, from: place.document)
            else { return false }
            place = target
        }
        return true
    }

    /// Notes a schema and the examples inside it.
    mutating func noteSchema(_ value: JSONValue, at place: OpenAPIPlace) {
        if noted.insert(place).inserted { schemaPlaces.append(place) }
    }

    mutating func noteExample(schema: OpenAPIPlace, value: OpenAPIPlace) {
        examples.append((schema, value))
    }
}

extension OpenAPIReader {
    mutating func report(_ finding: Finding) { problems.append(finding) }
}
