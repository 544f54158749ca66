/// Counts of what was reached, by name; adding two tallies adds their counts.
package struct Tally: Sendable, Hashable {
    package private(set) var counts: [String: Int] = [:]

    package init() {}

    package mutating func count(_ name: String, _ times: Int = 1) {
        counts[name, default: 0] += times
    }

    package mutating func add(_ other: Tally) {
        for (name, count) in other.counts { counts[name, default: 0] += count }
    }

    /// Names and counts, names in alphabetical order.
    package var sorted: [(name: String, count: Int)] {
        counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    package subscript(_ name: String) -> Int { counts[name] ?? 0 }
}
