/// A constant text: its length and up to sixteen of its bytes, so that most comparisons end here.
struct QuickText {
    var length: Int32
    /// Where its bytes are in the program.
    var start: Int32
    var head: UInt64
    var tail: UInt64
}

/// The bytes of a text on the tape with the keys texts are compared by.
///
/// The head is the first eight bytes, or all of them filled up with zeros; the tail is the last
/// eight, or the head again where there are no more.
struct QuickKey {
    let bytes: UnsafeRawBufferPointer
    let head: UInt64
    let tail: UInt64

    /// `readable` says how many bytes may be read from the start of `bytes` on.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, readable: Int) {
        self.bytes = UnsafeRawBufferPointer(bytes)
        let count = bytes.count
        if count >= 8 {
            head = self.bytes.loadUnaligned(as: UInt64.self)
            tail = self.bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else {
            head = Self.shortHead(bytes, readable: readable)
            tail = head
        }
    }

    @inline(__always)
    private static func shortHead(
        _ bytes: UnsafeBufferPointer<UInt8>, readable: Int
    ) -> UInt64 {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0 }
        if readable >= 8 {
            let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
            return word & (1 &<< (UInt64(bytes.count) &* 8) &- 1)
        }
        var word: UInt64 = 0
        for place in bytes.indices { word |= UInt64(bytes[place]) &<< (UInt64(place) &* 8) }
        return word
    }

    var hash: Int {
        var mixed = (head ^ UInt64(bytes.count)) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed &>> 29) ^ tail) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed &>> 33)
    }
}

extension QuickProgram {
    /// Adds texts in their order, with a hash table when they are many.
    mutating func addTable(_ names: [String]) -> QuickTable {
        var table = QuickTable(
            texts: QuickRange(start: Int32(texts.count), count: Int32(names.count)))
        for name in names {
            let content = Array(name.utf8)
            content.withUnsafeBufferPointer { buffer in
                let key = QuickKey(buffer, readable: buffer.count)
                texts.append(
                    QuickText(
                        length: Int32(content.count), start: Int32(bytes.count), head: key.head,
                        tail: key.tail))
            }
            bytes += content
        }
        guard names.count > 4 else { return table }
        var size = 8
        while size < names.count * 2 { size *= 2 }
        table.slots = QuickRange(start: Int32(slots.count), count: Int32(size))
        var filled = [Int32](repeating: -1, count: size)
        for (place, name) in names.enumerated() {
            var slot = Self.hash(name) & (size - 1)
            while filled[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            filled[slot] = Int32(place)
        }
        slots += filled
        return table
    }

    private static func hash(_ name: String) -> Int {
        Array(name.utf8).withUnsafeBufferPointer { QuickKey($0, readable: $0.count).hash }
    }
}
