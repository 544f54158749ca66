/// Which objects of a shelf changed lately: the newest few, and all since somebody checked.
struct RazorpayRecentChanges: Sendable {
    private static let remembered = 256
    /// More changes than this between two checks make the next check look at everything.
    private static let mostUnchecked = 65_536

    private var ring: [Int] = []
    private var next = 0
    /// Nil until the first check and after too many changes: then everything is to be checked.
    private var unchecked: [Int]?

    mutating func note(_ place: Int) {
        if ring.count < Self.remembered {
            ring.append(place)
        } else {
            ring[next] = place
        }
        next = next + 1 == Self.remembered ? 0 : next + 1
        guard let count = unchecked?.count else { return }
        if count < Self.mostUnchecked {
            if unchecked?.last != place { unchecked?.append(place) }
        } else {
            unchecked = nil
        }
    }

    /// The places changed last, each once, newest change first.
    func newest(_ limit: Int) -> [Int] {
        var seen: Set<Int> = []
        var places: [Int] = []
        for step in 1...max(1, ring.count) where places.count < limit && !ring.isEmpty {
            let place = ring[(next - step + ring.count) % ring.count]
            if seen.insert(place).inserted { places.append(place) }
        }
        return places
    }

    /// The places changed since the last call; nil stands for all of them.
    mutating func takeUnchecked() -> [Int]? {
        defer { unchecked = [] }
        return unchecked
    }

    /// Makes the next check look at everything.
    mutating func forgetChecks() { unchecked = nil }
}
