extension JSONTapeReader {
    /// Up to this many members, a name is compared with those before it when it is read.
    ///
    /// Larger objects are checked as a whole when they end, so that the time stays in proportion to
    /// the text however many members a hostile one has.
    static let filterLimit = 64

    /// Remembers the name just read and looks for the same one before it.
    ///
    /// With one bit for each hash met, nearly every new name is known to be new without a look.
    @inline(__always)
    mutating func noteName(startingAt start: Int) throws(JSONParseError) {
        let index = storage.count - 1
        let hash = nameHash(storage.entries[index])
        storage.entries[index].hash = hash
        let frame = storage.frames + (storage.depth - 1)
        guard frame.pointee.count < Self.filterLimit else { return }
        let bit: UInt64 = 1 << UInt64(hash & 63)
        if frame.pointee.names & bit != 0, stoodBefore(index, in: frame.pointee) {
            try report(index)
        }
        frame.pointee.names |= bit
    }

    private func stoodBefore(_ index: Int, in frame: JSONTapeStorage.Frame) -> Bool {
        let name = storage.entries[index]
        var earlier = frame.entry + 1
        for _ in 0..<frame.count {
            let other = storage.entries[earlier]
            if other.hash == name.hash, other.length == name.length, haveSameText(other, name) {
                return true
            }
            let value = storage.entries[earlier + 1]
            earlier = value.isContainer ? Int(value.link) : earlier + 2
        }
        return false
    }

    /// Checks all names of a large object that ends here.
    @inline(never)
    mutating func checkNames(of frame: JSONTapeStorage.Frame) throws(JSONParseError) {
        var size = 256
        while size < frame.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var index = frame.entry + 1
        for place in 0..<frame.count {
            var slot = seededHash(storage.entries[index]) & (size - 1)
            var isNew = true
            while slots[slot] != 0, isNew {
                isNew = !haveSameText(storage.entries[Int(slots[slot])], storage.entries[index])
                slot = (slot + 1) & (size - 1)
            }
            if isNew {
                slots[slot] = UInt32(truncatingIfNeeded: index)
            } else if place >= Self.filterLimit {
                try report(index)
            }
            let value = storage.entries[index + 1]
            index = value.isContainer ? Int(value.link) : index + 2
        }
    }

    private mutating func report(_ index: Int) throws(JSONParseError) {
        let entry = storage.entries[index]
        guard duplicates == .refused else {
            storage.repeated.append(index)
            return
        }
        let name = withContent(entry) { String(decoding: $0, as: UTF8.self) }
        throw failure(.duplicateName(name), at: Int(entry.offset) - 1)
    }

    private func haveSameText(_ left: JSONTapeEntry, _ right: JSONTapeEntry) -> Bool {
        guard left.length == right.length else { return false }
        return withContent(left) { a in
            withContent(right) { b in a.elementsEqual(b) }
        }
    }

    /// A hash nobody can foresee, so that nobody can send names that all share one.
    private func seededHash(_ entry: JSONTapeEntry) -> Int {
        withContent(entry) { content in
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(content))
            return hasher.finalize()
        }
    }

    @inline(__always)
    private func nameHash(_ entry: JSONTapeEntry) -> UInt16 {
        if entry.hasEscapes { return withContent(entry, Self.hash) }
        let start = Int(entry.offset)
        return Self.hash(
            UnsafeBufferPointer(
                start: bytes.baseAddress.map { $0 + start }, count: Int(entry.length)))
    }

    /// A few instructions: the length with the first and the last eight bytes.
    @inline(__always)
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt16 {
        let raw = UnsafeRawBufferPointer(name)
        var mixed = UInt64(truncatingIfNeeded: raw.count)
        if raw.count >= 8 {
            mixed ^= raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            mixed = mixed &* 0x9E37_79B9_7F4A_7C15
            mixed ^= raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
        } else {
            for byte in raw { mixed = mixed &<< 8 ^ UInt64(byte) ^ mixed &>> 56 }
        }
        return UInt16(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) &>> 48)
    }

    private func withContent<Result>(
        _ entry: JSONTapeEntry, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let length = Int(entry.length)
        if entry.hasEscapes {
            let start = Int(entry.link)
            return storage.decoded.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[start..<(start + length)]))
            }
        }
        let start = Int(entry.offset)
        return body(UnsafeBufferPointer(rebasing: bytes[start..<(start + length)]))
    }
}
