import HTTPModel
import HTTPTypes

/// Finds the operation of a request by walking its path once, segment by segment.
///
/// A literal segment wins over one with parameters, as the specification demands, and a segment
/// with literal parts over one that is a parameter altogether.
struct RouteTable: Sendable {
    private struct Branch: Sendable {
        var literals: [(text: [UInt8], next: Int)] = []
        var mixed: [(segment: MixedSegment, next: Int)] = []
        var parameter: Int?
        var operations: [Entry] = []
    }

    private struct Entry: Sendable {
        let method: HTTPRequest.Method
        let operation: Int
        /// How many parameters in front belong to the server.
        let skipped: Int
    }

    /// What a path leads to.
    struct Match: Sendable {
        /// The operation, or nil when the path is known but not with this method.
        let operation: Int?
        let methods: [HTTPRequest.Method]
        /// Where the parameters stand in the path, in bytes.
        let captures: [Range<Int>]
    }

    private var branches = [Branch()]

    /// Adds an operation; gives back the one already there for the same requests.
    mutating func add(
        _ template: PathTemplate, _ method: HTTPRequest.Method, operation: Int, skipping: Int = 0
    ) -> Int? {
        var at = 0
        for segment in template.segments { at = step(from: at, over: segment) }
        if let other = branches[at].operations.first(where: { $0.method == method }) {
            return other.operation
        }
        branches[at].operations.append(
            Entry(method: method, operation: operation, skipped: skipping))
        return nil
    }

    private mutating func step(from at: Int, over segment: PathTemplate.Segment) -> Int {
        let next = branches.count
        switch segment.parts.first {
        case .literal(let text)? where segment.parts.count == 1:
            let bytes = Array(text.utf8)
            if let known = branches[at].literals.first(where: { $0.text == bytes }) {
                return known.next
            }
            branches[at].literals.append((bytes, next))
        case .parameter? where segment.parts.count == 1:
            if let known = branches[at].parameter { return known }
            branches[at].parameter = next
        default:
            let mixed = MixedSegment(segment)
            if let known = branches[at].mixed.first(where: { $0.segment == mixed }) {
                return known.next
            }
            branches[at].mixed.append((mixed, next))
        }
        branches.append(Branch())
        return next
    }

    /// What the path (without a query) leads to, or nil when it is not documented.
    func match(_ method: HTTPRequest.Method, _ path: UnsafeBufferPointer<UInt8>) -> Match? {
        guard path.first == UInt8(ascii: "/") else { return nil }
        var captures: [Range<Int>] = []
        guard let found = find(path, from: 1, at: 0, &captures) else { return nil }
        let known = branches[found].operations
        let entry = known.first { $0.method == method }
        if let entry, entry.skipped > 0 { captures.removeFirst(entry.skipped) }
        return Match(
            operation: entry?.operation, methods: known.map(\.method), captures: captures)
    }

    private func find(
        _ path: UnsafeBufferPointer<UInt8>, from start: Int, at branch: Int,
        _ captures: inout [Range<Int>]
    ) -> Int? {
        guard start <= path.count else {
            return branches[branch].operations.isEmpty ? nil : branch
        }
        var end = start
        while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
        let segment = UnsafeBufferPointer(rebasing: path[start..<end])
        for literal in branches[branch].literals where Self.same(literal.text, segment) {
            if let found = find(path, from: end + 1, at: literal.next, &captures) { return found }
        }
        for mixed in branches[branch].mixed {
            let count = captures.count
            guard mixed.segment.match(segment, from: start, &captures) else { continue }
            if let found = find(path, from: end + 1, at: mixed.next, &captures) { return found }
            captures.removeLast(captures.count - count)
        }
        guard let next = branches[branch].parameter, end > start else { return nil }
        captures.append(start..<end)
        if let found = find(path, from: end + 1, at: next, &captures) { return found }
        captures.removeLast()
        return nil
    }

    /// Compares a literal with a segment, which may be percent-encoded.
    private static func same(_ literal: [UInt8], _ segment: UnsafeBufferPointer<UInt8>) -> Bool {
        if literal.elementsEqual(segment) { return true }
        guard segment.contains(UInt8(ascii: "%")) else { return false }
        let text = String(decoding: segment, as: UTF8.self)
        return literal.elementsEqual(PercentEncoding.decode(text, plusIsSpace: false).utf8)
    }
}
