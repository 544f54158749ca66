extension String {
    /// Whether both texts have the same code points.
    ///
    /// JSON compares strings code point by code point, while Swift's `==` also calls canonically
    /// equivalent texts equal: a composed and a decomposed accent are two different member names.
    package func hasSameCodePoints(as other: String) -> Bool {
        // Swift's comparison of short and plain texts is a few instructions, and texts it calls
        // different have different code points; only what it calls equal needs a closer look.
        guard utf8.count == other.utf8.count, self == other else { return false }
        let verdict = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in left.hasSameBytes(as: right) }
        }
        return (verdict ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Compares eight bytes at a time; both have the same count.
    fileprivate func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        let left = UnsafeRawBufferPointer(self)
        let right = UnsafeRawBufferPointer(other)
        var place = 0
        while place + 8 <= count {
            let a = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if a != right.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
            place += 8
        }
        while place < count {
            if self[place] != other[place] { return false }
            place += 1
        }
        return true
    }
}
