/// A segment of literals and parameters in turn: `{name}.{ending}`, `report({id})`.
struct MixedSegment: Sendable, Equatable {
    /// The literals in order, nil where a parameter stands.
    private let parts: [[UInt8]?]

    init(_ segment: PathTemplate.Segment) {
        parts = segment.parts.map { part in
            if case .literal(let text) = part { Array(text.utf8) } else { nil }
        }
    }

    /// Whether the segment fits; if so, where its parameters stand is added to `captures`.
    ///
    /// Each parameter takes as little as it can, and the last one the rest.
    func match(
        _ segment: UnsafeBufferPointer<UInt8>, from start: Int, _ captures: inout [Range<Int>]
    ) -> Bool {
        var found: [Range<Int>] = []
        var place = 0
        for (number, part) in parts.enumerated() {
            if let literal = part {
                guard Self.stands(literal, in: segment, at: place) else { return false }
                place += literal.count
                continue
            }
            let end: Int?
            if number + 1 < parts.count, let next = parts[number + 1] {
                let isLast = number + 2 == parts.count
                end =
                    isLast
                    ? Self.last(next, in: segment, after: place)
                    : Self.first(next, in: segment, after: place)
            } else {
                end = segment.count
            }
            guard let end, end > place else { return false }
            found.append((start + place)..<(start + end))
            place = end
        }
        guard place == segment.count else { return false }
        captures += found
        return true
    }

    private static func stands(
        _ literal: [UInt8], in segment: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Bool {
        place + literal.count <= segment.count
            && literal.elementsEqual(segment[place..<(place + literal.count)])
    }

    private static func first(
        _ literal: [UInt8], in segment: UnsafeBufferPointer<UInt8>, after place: Int
    ) -> Int? {
        var at = place + 1
        while at + literal.count <= segment.count {
            if stands(literal, in: segment, at: at) { return at }
            at += 1
        }
        return nil
    }

    private static func last(
        _ literal: [UInt8], in segment: UnsafeBufferPointer<UInt8>, after place: Int
    ) -> Int? {
        let at = segment.count - literal.count
        return at > place && stands(literal, in: segment, at: at) ? at : nil
    }
}
