/// A 64-bit hash that is the same in every process and on every machine.
///
/// Used for trace hashes only: it tells two histories apart, it is no defence against an attacker.
/// Swift's own `Hasher` is salted for each process and therefore useless here.
package struct StableHasher: Sendable {
    private var state: UInt64 = 0x2545_F491_4F6C_DD1D

    package init() {}

    /// The hash of everything combined so far.
    package var value: UInt64 { SeededRandom.mix(state) }

    package mutating func combine(_ number: UInt64) {
        let (high, low) = (state ^ number).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
        state = high ^ low &+ 0x9E37_79B9_7F4A_7C15 &+ number
    }

    package mutating func combine(_ number: Int) { combine(UInt64(bitPattern: Int64(number))) }

    /// Combines bytes eight at a time, then their count, so that no two splits look alike.
    package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        var place = 0
        while place + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            combine(UInt64(littleEndian: word))
            place += 8
        }
        var tail: UInt64 = 0
        while place < bytes.count {
            tail = tail << 8 | UInt64(bytes[place])
            place += 1
        }
        combine(tail)
        combine(bytes.count)
    }

    package mutating func combine(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { combine($0) }
    }

    package mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
    }
}
