/// Where the objects of a shelf stand, by id.
///
/// Why not a dictionary of texts: ids are a prefix and 14 letters or digits, which fit in 112 bits;
/// those are hashed and compared in a fraction of the time, and need no memory of their own.
struct RazorpayPlaces: Sendable {
    private var packed: [PackedID: Int] = [:]
    /// Ids of any other form, and of any other prefix than the first.
    private var others: [String: Int] = [:]
    private var prefix: [UInt8] = []

    /// The place of an object, by its id.
    subscript(id: String) -> Int? {
        get {
            guard let key = pack(id) else { return others.isEmpty ? nil : others[id] }
            return packed[key]
        }
        set {
            if packed.isEmpty, others.isEmpty {
                prefix = Array(id.utf8.dropLast(PackedID.length))
            }
            if let key = pack(id) { packed[key] = newValue } else { others[id] = newValue }
        }
    }

    private func pack(_ id: String) -> PackedID? {
        let length = prefix.count
        let known = id.utf8.withContiguousStorageIfAvailable { bytes -> PackedID? in
            guard bytes.count == length + PackedID.length,
                prefix.elementsEqual(bytes[..<length])
            else { return nil }
            return PackedID(bytes[length...])
        }
        return known ?? nil
    }
}

/// The 14 bytes of an id after its prefix.
private struct PackedID: Sendable, Hashable {
    static let length = 14

    private let first: UInt64
    private let last: UInt64

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var first: UInt64 = 0
        var last: UInt64 = 0
        for byte in bytes.prefix(7) { first = first << 8 | UInt64(byte) }
        for byte in bytes.dropFirst(7) { last = last << 8 | UInt64(byte) }
        self.first = first
        self.last = last
    }

    /// The account draws its ids at random, so half of one tells it from the others well enough.
    func hash(into hasher: inout Hasher) { hasher.combine(first) }
}
