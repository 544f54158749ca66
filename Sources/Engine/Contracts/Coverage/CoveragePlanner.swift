import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

/// Writes down every item of a folder of contracts, in the order of its documents.
///
/// A class because every schema adds to it while the one around it is being read.
final class CoveragePlanner {
    /// Whose messages a schema describes.
    ///
    /// A schema that several messages of one side share is counted once for all of them.
    enum Side: Hashable {
        case requests
        case responses
        case event(String)

        var propertyKind: CoverageItem.Kind {
            switch self {
            case .requests: .requestProperty
            case .responses: .responseProperty
            case .event: .eventProperty
            }
        }

        /// What tells a request's item from a response's of the same name.
        var suffix: String { self == .requests ? " in requests" : "" }

        /// Whether parts are named for the shared schema they are in, not for the way to it.
        var namesSharedSchemas: Bool {
            if case .event = self { false } else { true }
        }
    }

    private struct Known: Hashable {
        let side: Side
        let identity: String
    }

    private(set) var items: [CoverageItem] = []
    var nodes: [CoverageNode] = []
    private var known: [Known: Int] = [:]

    func item(_ kind: CoverageItem.Kind, _ name: String) -> Int {
        items.append(CoverageItem(kind: kind, name: name))
        return items.count - 1
    }

    func plan(
        _ operation: OpenAPI.Operation, of api: OpenAPIDocument
    ) -> CoveragePlan.Operation {
        let name = operation.name
        let own = item(.operation, name)
        let parameters = operation.parameters.map { plan($0, of: operation, in: api) }
        var bodyGiven: (given: Int, absent: Int)?
        if let body = operation.requestBody, !body.isRequired {
            bodyGiven = (item(.parameter, "\(name) body"), item(.parameter, "\(name) without body"))
        }
        let request = (operation.requestBody?.content ?? []).map {
            plan($0, .requests, "\(name) body", api)
        }
        let responses = operation.responses.map { response in
            CoveragePlan.Response(
                item: item(.status, "\(name) \(response.statusText)"),
                content: response.content.map {
                    plan($0, .responses, "\(name) \(response.statusText) body", api)
                })
        }
        var all: Set<Int> = [own]
        for parameter in parameters {
            all.formUnion([parameter.given, parameter.absent].compactMap(\.self))
            all.formUnion(parameter.body.items)
        }
        if let bodyGiven { all.formUnion([bodyGiven.given, bodyGiven.absent]) }
        for media in request { all.formUnion(media.body?.items ?? []) }
        for response in responses {
            all.insert(response.item)
            for media in response.content { all.formUnion(media.body?.items ?? []) }
        }
        return CoveragePlan.Operation(
            name: name, item: own, parameters: parameters, bodyGiven: bodyGiven,
            requestContent: request, responses: responses, items: all)
    }

    func plan(_ event: EventContract, in contracts: ContractFolder) -> CoveragePlan.Event {
        let title = event.document.root["title"]?.string ?? event.name
        let own = item(.eventType, title)
        let cursor = contracts.schemas.cursor(event.document.name)
        let root = cursor.flatMap { node($0, .event(title), title) }
        return CoveragePlan.Event(name: title, item: own, body: body(root))
    }

    private func plan(
        _ parameter: OpenAPI.Parameter, of operation: OpenAPI.Operation, in api: OpenAPIDocument
    ) -> CoveragePlan.Parameter {
        let name = "\(operation.name) \(parameter.place.word) \(parameter.name)"
        let given = item(.parameter, name)
        let absent = parameter.isRequired ? nil : item(.parameter, "\(name) absent")
        let root = api.schemas.cursor(at: parameter.value.schema).flatMap {
            node($0, .requests, name)
        }
        let segments = operation.template.dropFirst().split(
            separator: "/", omittingEmptySubsequences: false)
        return CoveragePlan.Parameter(
            parameter: parameter, given: given, absent: absent, body: body(root),
            segment: segments.firstIndex { $0 == "{\(parameter.name)}" })
    }

    private func plan(
        _ media: MediaType, _ side: Side, _ name: String, _ api: OpenAPIDocument
    ) -> CoveragePlan.Media {
        let root = media.schema.flatMap { api.schemas.cursor(at: $0) }.flatMap {
            node($0, side, name)
        }
        return CoveragePlan.Media(range: media.range, body: root.map { body($0) })
    }

    /// The number of a schema's node; nil for `true` and `false`, in which there is nothing.
    func node(_ cursor: SchemaCursor, _ side: Side, _ name: String) -> Int? {
        guard case .object(let schema) = cursor.value, !schema.isEmpty else { return nil }
        let key = Known(side: side, identity: cursor.identity)
        if let number = known[key] { return number }
        let number = nodes.count
        nodes.append(CoverageNode())
        known[key] = number
        let named = side.namesSharedSchemas ? Self.sharedName(cursor) ?? name : name
        nodes[number] = CoverageReading(planner: self, cursor: cursor, side: side, name: named)
            .read()
        return number
    }

    /// The name of a schema that is kept where shared ones are.
    private static func sharedName(_ cursor: SchemaCursor) -> String? {
        let tokens = cursor.pointer.tokens
        guard tokens.count >= 2,
            ["schemas", "$defs", "definitions"].contains(tokens[tokens.count - 2])
        else { return nil }
        return tokens.last
    }

    /// What is below a node.
    func body(_ root: Int?) -> CoverageBody {
        guard let root else {
            return CoverageBody(
                root: 0, items: [], isDecidedByShape: true, enumHashes: [], longestEnum: 0)
        }
        var seen: Set<Int> = [root]
        var open = [root]
        var found: [Int] = []
        var isDecided = true
        var hashes: Set<UInt64> = []
        var longest = 0
        while let number = open.popLast() {
            let node = nodes[number]
            found += node.items
            isDecided = isDecided && node.isDecidedByShape
            for (value, _) in node.values {
                Self.insertHashes(of: value, into: &hashes, &longest, &isDecided)
            }
            for next in node.next where seen.insert(next).inserted { open.append(next) }
        }
        return CoverageBody(
            root: root, items: found.sorted(), isDecidedByShape: isDecided, enumHashes: hashes,
            longestEnum: longest)
    }

    /// A text or number has to be found in the message as it is written; anything else cannot be.
    private static func insertHashes(
        of value: JSONValue, into hashes: inout Set<UInt64>, _ longest: inout Int,
        _ isDecided: inout Bool
    ) {
        switch value {
        case .string(let text):
            let written = JSONValue.string(text).serialized().dropFirst().dropLast()
            hashes.insert(BodyShape.exactHash(of: written))
            longest = max(longest, written.count)
            if !text.utf8.elementsEqual(written) { isDecided = false }
        case .null, .bool: break
        case .number, .array, .object: isDecided = false
        }
    }
}
