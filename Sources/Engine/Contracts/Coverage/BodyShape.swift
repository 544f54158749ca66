/// A hash of what in a JSON text can decide coverage: names, kinds of values, and enum values.
///
/// Read straight from the bytes, without building a value: two messages that differ only in their
/// ids, sums and moments have one shape, and of all messages with one shape only the first has to be
/// looked at.
struct BodyShape {
    private static let depthLimit = 256

    private let bytes: UnsafeBufferPointer<UInt8>
    private let enumHashes: Set<UInt64>
    private let longestEnum: Int
    private var place = 0

    /// The hash of a text, or nil when it is no JSON.
    ///
    /// Texts count when their hash is among the given ones; longer ones than `longestEnum` cannot be.
    static func hash(
        of bytes: [UInt8], enumHashes: Set<UInt64>, longestEnum: Int
    ) -> UInt64? {
        bytes.withUnsafeBufferPointer { buffer in
            var shape = BodyShape(
                bytes: buffer, enumHashes: enumHashes, longestEnum: longestEnum)
            guard let hash = shape.value(depth: 0) else { return nil }
            shape.skipSpace()
            return shape.place == buffer.count ? hash : nil
        }
    }

    /// The hash of every byte.
    static func exactHash(of bytes: some Sequence<UInt8>) -> UInt64 {
        Array(bytes).withUnsafeBufferPointer { exactHash(of: $0[...]) }
    }

    /// Eight bytes at a time, as messages are read on every exchange.
    private static func exactHash(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(raw.count)
        var place = 0
        while place + 8 <= raw.count {
            hash = combine(hash, raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < raw.count {
            rest = rest << 8 | UInt64(raw[place])
            place += 1
        }
        return combine(hash, rest)
    }

    /// Mixes two hashes; the order matters.
    static func combine(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var mixed = (left &* 0x9E37_79B9_7F4A_7C15) ^ right
        mixed ^= mixed >> 29
        return mixed &* 0xBF58_476D_1CE4_E5B9
    }

    private init(
        bytes: UnsafeBufferPointer<UInt8>, enumHashes: Set<UInt64>, longestEnum: Int
    ) {
        self.bytes = bytes
        self.enumHashes = enumHashes
        self.longestEnum = longestEnum
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    private mutating func value(depth: Int) -> UInt64? {
        skipSpace()
        guard place < bytes.count, depth < Self.depthLimit else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""):
            guard let text = string() else { return nil }
            guard text.count <= longestEnum else { return Self.combine(3, 0) }
            let hash = Self.exactHash(of: text)
            return Self.combine(3, enumHashes.contains(hash) ? hash : 0)
        default: return scalar()
        }
    }

    /// The bytes of a string, escapes as they are written.
    private mutating func string() -> Slice<UnsafeBufferPointer<UInt8>>? {
        place += 1
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return bytes[start..<place - 1]
            case UInt8(ascii: "\\"): place += 2
            default: place += 1
            }
        }
        return nil
    }

    private mutating func scalar() -> UInt64? {
        let start = place
        var isWhole = true
        scan: while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0...0x20: break scan
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
            default: break
            }
            place += 1
        }
        guard place > start else { return nil }
        // true, false and null are told apart by their letters; of numbers only their kind counts.
        let isWord = bytes[start] >= UInt8(ascii: "a")
        return isWord
            ? Self.combine(5, Self.exactHash(of: bytes[start..<place]))
            : Self.combine(6, isWhole ? 1 : 0)
    }

    private mutating func object(_ depth: Int) -> UInt64? {
        place += 1
        var sum: UInt64 = 1
        skipSpace()
        if place < bytes.count, bytes[place] == UInt8(ascii: "}") {
            place += 1
            return Self.combine(1, sum)
        }
        while true {
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), let name = string()
            else { return nil }
            skipSpace()
            guard take(UInt8(ascii: ":")), let member = value(depth: depth + 1) else { return nil }
            sum &+= Self.combine(Self.exactHash(of: name), member)
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            return take(UInt8(ascii: "}")) ? Self.combine(1, sum) : nil
        }
    }

    /// Elements of one shape count once, so that a longer list is no new shape.
    private mutating func array(_ depth: Int) -> UInt64? {
        place += 1
        var sum: UInt64 = 2
        skipSpace()
        if take(UInt8(ascii: "]")) { return Self.combine(2, sum) }
        var known: [UInt64] = []
        while true {
            guard let element = value(depth: depth + 1) else { return nil }
            if !known.contains(element) {
                if known.count < 64 { known.append(element) }
                sum &+= element
            }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            return take(UInt8(ascii: "]")) ? Self.combine(2, sum) : nil
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }
}
