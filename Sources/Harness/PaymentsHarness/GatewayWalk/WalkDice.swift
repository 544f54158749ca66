import SimulationCore

/// The draws of one walk; the same seed gives the same walk.
struct WalkDice: Sendable {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// A number from 0 up to but not including `count`.
    mutating func below(_ count: Int) -> Int { random.next(below: count) }

    /// Whether something happens that happens so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of the items, each equally likely; the first of them is always there.
    mutating func pick<Item>(_ first: Item, _ others: Item...) -> Item {
        let place = below(others.count + 1)
        return place == 0 ? first : others[place - 1]
    }

    /// One of a list, or nil when it is empty.
    mutating func pick<Item>(from items: [Item]) -> Item? {
        items.isEmpty ? nil : items[below(items.count)]
    }

    /// One of the items by their odds; the odds must not all be zero.
    mutating func weigh<Item>(_ items: [(odds: Int, item: Item)]) -> Item? {
        let total = items.reduce(0) { $0 + $1.odds }
        guard total > 0 else { return nil }
        var left = below(total)
        for (odds, item) in items {
            left -= odds
            if left < 0 { return item }
        }
        return items.last?.item
    }

    /// Letters and digits nobody has used before, for the merchant's own references.
    mutating func text(_ length: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let bytes = (0..<length).map { _ in letters[below(letters.count)] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
