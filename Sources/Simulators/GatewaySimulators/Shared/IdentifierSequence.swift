import SimulationCore

/// Provider-looking object ids that are the same in every run of the same world.
struct IdentifierSequence: Sendable {
    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Eight letters and digits in the bytes of one number, the first in the highest: what
    /// ``next(prefix:length:)`` would put behind its prefix.
    mutating func nextLetters() -> UInt64 {
        var bits = random.next()
        var letters: UInt64 = 0
        for _ in 0..<8 {
            letters = letters << 8 | UInt64(Self.alphabet[Int(bits % 62)])
            bits /= 62
        }
        return letters
    }

    /// `prefix` followed by `length` letters and digits.
    mutating func next(prefix: String, length: Int) -> String {
        var text = Array(prefix.utf8)
        text.reserveCapacity(text.count + length)
        var bits = random.next()
        for place in 0..<length {
            if place % 10 == 9 { bits = random.next() }
            text.append(Self.alphabet[Int(bits % 62)])
            bits /= 62
        }
        return String(decoding: text, as: UTF8.self)
    }
}
