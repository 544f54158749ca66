import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

/// What of a folder of contracts was exercised by messages that keep to it.
///
/// Only what stood in a valid message counts. Messages are known by their shape: of those with the
/// same operation, status, members and enum values only the first is read and judged, so that
/// observing costs about as much as reading the bytes once. The result is a union: it does not
/// depend on the order of the messages, nor on who saw which.
package struct ContractCoverage: Sendable {
    private static let shapeLimit = 1_000_000

    let plan: CoveragePlan
    private(set) var isExercised: [Bool]
    /// For each operation, what its own exchanges exercised.
    private(set) var exercisedBy: [Set<Int>]
    private var shapes: Set<UInt64> = []

    /// Nothing exercised yet.
    package init(_ contracts: ContractFolder) {
        plan = CoveragePlan(contracts)
        isExercised = Array(repeating: false, count: plan.items.count)
        exercisedBy = Array(repeating: [], count: plan.operations.count)
    }

    /// Takes in an exchange; each half counts if that half is valid.
    package mutating func observe(_ request: RequestMessage, _ response: ResponseMessage) {
        guard let (judge, operation, number) = plan.find(request) else { return }
        observe(response, to: request, operation, number, judge)
        observe(request, operation, number, judge)
    }

    /// Takes in an event as it came over the wire.
    package mutating func observe(event bytes: [UInt8]) {
        let shape = plan.eventHashes.flatMap {
            BodyShape.hash(of: bytes, enumHashes: $0, longestEnum: plan.longestEventText)
        }
        let hash = BodyShape.combine(7, shape ?? BodyShape.exactHash(of: bytes))
        if shapes.contains(hash) { return }
        guard let event = try? JSONValue.parse(bytes) else { return }
        if observe(event: event) { remember(hash) }
    }

    /// Takes in an event; tells whether it was valid.
    @discardableResult
    package mutating func observe(event: JSONValue) -> Bool {
        guard let type = event["type"]?.string, let number = plan.event(ofType: type),
            plan.contracts.events[number].schema.accepts(event)
        else { return false }
        let planned = plan.events[number]
        isExercised[planned.item] = true
        var walk = CoverageWalk(nodes: plan.nodes)
        walk.walk(event, at: planned.body.root)
        for item in walk.found { isExercised[item] = true }
        return true
    }

    /// Adds what another coverage of the same contracts has seen.
    package mutating func formUnion(_ other: ContractCoverage) {
        guard other.plan.items == plan.items else { return }
        for item in isExercised.indices where other.isExercised[item] { isExercised[item] = true }
        for number in exercisedBy.indices {
            exercisedBy[number].formUnion(other.exercisedBy[number])
        }
        shapes.formUnion(other.shapes)
    }

    /// Memory has a bound: past it, messages of new shapes are looked at each time they come.
    private mutating func remember(_ shape: UInt64?) {
        guard let shape, shapes.count < Self.shapeLimit else { return }
        shapes.insert(shape)
    }

    private mutating func mark(_ found: [Int], _ operation: Int) {
        for item in found {
            isExercised[item] = true
            exercisedBy[operation].insert(item)
        }
    }
}

extension ContractCoverage {
    private mutating func observe(
        _ response: ResponseMessage, to request: RequestMessage, _ operation: OpenAPI.Operation,
        _ number: Int, _ judge: ExchangeJudge
    ) {
        guard let documented = operation.response(for: response.status),
            let place = operation.responses.firstIndex(where: {
                $0.statusText == documented.statusText
            })
        else { return }
        let planned = plan.operations[number].responses[place]
        let media = planned.content.first { $0.takes(response[.contentType]) }
        let key = Self.key(number, place + 1, response.body, media)
        if let key, shapes.contains(key) { return }
        guard judge.judge(response: response, to: request).findings.isEmpty else { return }
        mark([plan.operations[number].item, planned.item], number)
        mark(items(in: response.body, media), number)
        remember(key)
    }

    private mutating func observe(
        _ request: RequestMessage, _ operation: OpenAPI.Operation, _ number: Int,
        _ judge: ExchangeJudge
    ) {
        let planned = plan.operations[number]
        let media = planned.requestContent.first { $0.takes(request[.contentType]) }
        var key = Self.key(number, 0, request.body, media)
        let given = planned.parameters.map { $0.value(in: request) }
        for (parameter, value) in zip(planned.parameters, given) {
            let part: UInt64
            switch value {
            case nil: part = 0
            case let text? where !parameter.body.items.isEmpty:
                part = BodyShape.exactHash(of: text.utf8)
            default: part = 1
            }
            key = key.map { BodyShape.combine($0, part) }
        }
        if let key, shapes.contains(key) { return }
        guard judge.judge(request: request).findings.isEmpty else { return }
        for (parameter, value) in zip(planned.parameters, given) {
            guard let value else {
                mark([parameter.absent].compactMap(\.self), number)
                continue
            }
            mark([parameter.given] + items(of: value, parameter), number)
        }
        if let body = planned.bodyGiven {
            mark([request.body.isEmpty ? body.absent : body.given], number)
        }
        mark(items(in: request.body, media), number)
        remember(key)
    }

    /// Names what a half of an exchange can exercise; nil where only looking can tell.
    private static func key(
        _ operation: Int, _ half: Int, _ body: [UInt8], _ media: CoveragePlan.Media?
    ) -> UInt64? {
        let start = BodyShape.combine(UInt64(operation) &+ 11, UInt64(half))
        guard let planned = media?.body, !planned.items.isEmpty else { return start }
        let shape: UInt64? =
            planned.isDecidedByShape
            ? BodyShape.hash(
                of: body, enumHashes: planned.enumHashes, longestEnum: planned.longestEnum)
            : BodyShape.exactHash(of: body)
        return shape.map { BodyShape.combine(start, $0) }
    }

    private func items(in body: [UInt8], _ media: CoveragePlan.Media?) -> [Int] {
        guard let planned = media?.body, !planned.items.isEmpty,
            let value = try? JSONValue.parse(body)
        else { return [] }
        var walk = CoverageWalk(nodes: plan.nodes)
        walk.walk(value, at: planned.root)
        return walk.found
    }

    private func items(of text: String, _ parameter: CoveragePlan.Parameter) -> [Int] {
        guard !parameter.body.items.isEmpty else { return [] }
        var walk = CoverageWalk(nodes: plan.nodes)
        var readings: [JSONValue] = [.string(text)]
        if let number = JSONNumber(text) { readings.append(.number(number)) }
        if text == "true" || text == "false" { readings.append(.bool(text == "true")) }
        for part in text.split(separator: ",") where part.count < text.count {
            readings.append(.array([.string(String(part))]))
        }
        for reading in readings { walk.walk(reading, at: parameter.body.root) }
        return walk.found
    }
}

extension CoveragePlan.Parameter {
    /// The text the request gives for it, or nil where it is absent.
    fileprivate func value(in request: RequestMessage) -> String? {
        switch parameter.place {
        case .header(let field): return request.head.headerFields[field]
        case .query:
            guard request.head.path?.utf8.contains(UInt8(ascii: "?")) == true else { return nil }
            let deep = parameter.name + "["
            return request.queryItems.first {
                $0.name == parameter.name || $0.name.hasPrefix(deep)
            }?.value
        case .cookie:
            let cookies = request.head.headerFields[.cookie] ?? ""
            let own = cookies.split(separator: ";").map { $0.drop { $0 == " " } }.first {
                $0.hasPrefix(parameter.name + "=")
            }
            return own.map { String($0.dropFirst(parameter.name.count + 1)) }
        case .path:
            guard !body.items.isEmpty else { return "" }
            let segments = request.pathSegments
            return segment.flatMap { segments.indices.contains($0) ? segments[$0] : nil } ?? ""
        }
    }
}

extension CoveragePlan.Media {
    /// Whether a `Content-Type` falls into the range, whatever its parameters.
    fileprivate func takes(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        if contentType == range || range == "*/*" { return true }
        let end = contentType.firstIndex(of: ";") ?? contentType.endIndex
        var essence = contentType[..<end].lowercased()
        while essence.last == " " { essence.removeLast() }
        return essence == range
            || (range.hasSuffix("/*") && essence.hasPrefix(range.dropLast()))
    }
}
