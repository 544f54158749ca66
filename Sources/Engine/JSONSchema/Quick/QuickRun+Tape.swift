import JSONModel

// What a run asks of a tape for each value. The tape's module offers the same with checks; here,
// where every entry is the reader's own, they are left out.
extension QuickRun {
    /// The bytes of a number, name or text, escapes written out.
    @inline(__always)
    func content(_ entry: JSONTapeEntry) -> UnsafeBufferPointer<UInt8> {
        if entry.flags & 1 != 0 { return decodedContent(entry).bytes }
        let start = text + Int(entry.offset)
        return UnsafeBufferPointer(start: start, count: Int(entry.length))
    }

    /// The key of a name or text.
    @inline(__always)
    func key(of entry: JSONTapeEntry) -> QuickKey {
        if entry.flags & 1 != 0 {
            let (bytes, reach) = decodedContent(entry)
            return QuickKey(bytes, readable: reach)
        }
        let bytes = UnsafeBufferPointer(
            start: text + Int(entry.offset), count: Int(entry.length))
        return QuickKey(bytes, readable: view.text.count &- Int(entry.offset))
    }

    @inline(never)
    private func decodedContent(
        _ entry: JSONTapeEntry
    ) -> (bytes: UnsafeBufferPointer<UInt8>, reach: Int) {
        let source = view.decoded
        let start = Int(entry.link)
        let bytes = UnsafeBufferPointer(
            rebasing: source[start..<(start + Int(entry.length))])
        return (bytes, source.count - start)
    }

    @inline(__always)
    func next(after index: Int) -> Int {
        let entry = entries[index]
        switch entry.kind {
        case .array, .object: return Int(entry.link)
        case .null, .false, .true, .number, .string, .name: return index &+ 1
        }
    }
}

extension JSONTapeEntry {
    /// Whether every byte of the text is ASCII.
    @inline(__always)
    var isASCII: Bool { flags & 2 == 0 }

    /// Whether a number is written without point and exponent.
    @inline(__always)
    var isPlainInteger: Bool { flags & 4 == 0 }
}
