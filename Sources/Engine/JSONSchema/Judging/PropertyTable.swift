import JSONModel

/// The members an object schema names, found by name without allocating.
///
/// Members mostly come in the order the schema lists them, so the caller passes a guess first; only
/// when it fails is the name hashed.
struct PropertyTable: Sendable {
    struct Property: Sendable {
        let name: String
        let node: SchemaNode.Index
    }

    let properties: [Property]
    private let slots: [Int32]

    init(_ properties: [Property]) {
        self.properties = properties
        var size = 1
        while size < properties.count * 2 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for (place, property) in properties.enumerated() {
            var slot = Self.hash(property.name) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(place)
        }
        self.slots = slots
    }

    /// The place of a name among the properties, or nil.
    func place(of name: String, guess: Int) -> Int? {
        if guess < properties.count, properties[guess].name.hasSameCodePoints(as: name) {
            return guess
        }
        guard !properties.isEmpty else { return nil }
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] >= 0 {
            let place = Int(slots[slot])
            if properties[place].name.hasSameCodePoints(as: name) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func hash(_ name: String) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash ^ (hash >> 15))
    }
}
