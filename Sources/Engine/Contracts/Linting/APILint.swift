import Findings
import JSONModel
import JSONSchema
import OpenAPI

/// Holds the operations, media types, examples and schemas of an API to what can be meant.
struct APILint {
    private let api: OpenAPIDocument

    init(_ api: OpenAPIDocument) { self.api = api }

    func findings() -> [Finding] {
        var lint = SchemaLint(registry: api.schemas)
        for place in api.schemaPlaces {
            let document = api.documents[place.document]
            if let cursor = api.schemas.cursor(document.name, at: place.pointer) {
                lint.visit(cursor)
            }
        }
        return lint.finish() + examples() + operationIDs() + mediaTypes()
    }

    private func examples() -> [Finding] {
        api.examples.flatMap { example in
            ExampleLint.findings(
                example.failures, at: example.pointer, in: api.documents[example.location.document])
        }
    }

    private func operationIDs() -> [Finding] {
        var places: [String: Operation] = [:]
        var found: [Finding] = []
        for operation in api.operations + api.webhooks.flatMap(\.operations) {
            guard let id = operation.id else { continue }
            if let other = places[id] {
                let first = api.location(of: other.location)
                found.append(
                    LintRule.repeatedOperationID.finding(
                        "the operationId \(id) is used twice",
                        at: api.location(of: operation.location),
                        expected: "another id than at \(first.text ?? other.name)"))
            } else {
                places[id] = operation
            }
        }
        return found
    }

    private func mediaTypes() -> [Finding] {
        let operations = api.operations + api.webhooks.flatMap(\.operations)
        let all = operations.flatMap { operation in
            (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
        }
        var found: [Finding] = []
        for media in all where !Self.isMediaType(media.range) {
            let place = media.location
            found.append(
                LintRule.invalidMediaType.finding(
                    "\"\(media.name)\" is no media type",
                    at: FindingLocation(api.documents[place.document], nameAt: place.pointer),
                    expected: "type/subtype, such as application/json", found: media.name))
        }
        return found
    }

    private static func isMediaType(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        switch byte {
                        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                        default: "!#$&-^_.+*".utf8.contains(byte)
                        }
                    }
            }
    }
}
