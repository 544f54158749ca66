/// A set of Unicode scalar values, as a pattern's character class describes it.
///
/// Unicode properties are looked up for each character instead of being written out as ranges:
/// there are thousands of those, and hardly a pattern needs them.
package struct ScalarSet: Sendable, Hashable {
    /// Disjoint, ascending, never touching.
    package private(set) var ranges: [ClosedRange<UInt32>]
    /// Scalars with one of these properties belong to the set too.
    private var properties: Set<ScalarProperty> = []
    /// For each of these, the scalars without it belong to the set too.
    private var excluded: Set<ScalarProperty> = []
    /// Whether everything above describes what does not belong to the set.
    private var isInverted = false

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
                merged[merged.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    /// The scalars that have the property, or all others.
    init(_ property: ScalarProperty, inverted: Bool) {
        ranges = []
        if inverted { excluded = [property] } else { properties = [property] }
    }

    var inverted: ScalarSet {
        guard properties.isEmpty, excluded.isEmpty else {
            var copy = self
            copy.isInverted.toggle()
            return copy
        }
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
        return ScalarSet(gaps)
    }

    /// The scalars of both; neither may be a whole class with properties that was inverted.
    func union(_ other: ScalarSet) -> ScalarSet {
        precondition(!isInverted && !other.isInverted, "inverted classes stand alone")
        var sum = ScalarSet(ranges + other.ranges)
        sum.properties = properties.union(other.properties)
        sum.excluded = excluded.union(other.excluded)
        return sum
    }

    package func contains(_ value: UInt32) -> Bool {
        (rangesContain(value) || propertiesContain(value)) != isInverted
    }

    private func propertiesContain(_ value: UInt32) -> Bool {
        guard !properties.isEmpty || !excluded.isEmpty, let scalar = Unicode.Scalar(value) else {
            return false
        }
        return properties.contains { $0.contains(scalar) }
            || excluded.contains { !$0.contains(scalar) }
    }

    private func rangesContain(_ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }
}

extension ScalarSet {
    static let digits = ScalarSet([0x30...0x39])
    static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let lineEnds = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
    /// What ECMA-262 calls white space and line terminators.
    static let spaces = ScalarSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
}
