/// A set of code points as disjoint ascending ranges.
struct CodePoints: Sendable, Hashable {
    static let last: UInt32 = 0x10FFFF

    private(set) var ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>]) {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let open = merged.last, range.lowerBound <= open.upperBound &+ 1 {
                merged[merged.count - 1] =
                    open.lowerBound...max(open.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    var inverted: CodePoints {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= Self.last { gaps.append(next...Self.last) }
        return CodePoints(gaps)
    }

    func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

    static let digits = CodePoints([0x30...0x39])
    static let words = CodePoints([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let lineEnds = CodePoints([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
    static let spaces = CodePoints([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
}
