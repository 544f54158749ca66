/// Says cheaply that a member name cannot have come before in its object.
///
/// Looking for a repeated name costs a walk over all earlier members; with 256 bits to remember them
/// by, nearly every new name is known to be new without it. A full filter only costs the walk.
struct NameFilter {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Remembers a name; true when one that may be the same came before.
    mutating func insert(_ name: String) -> Bool {
        let place = Self.place(of: name)
        let bit: UInt64 = 1 << (place & 63)
        switch place >> 6 {
        case 0: return Self.set(bit, in: &bits.0)
        case 1: return Self.set(bit, in: &bits.1)
        case 2: return Self.set(bit, in: &bits.2)
        default: return Self.set(bit, in: &bits.3)
        }
    }

    private static func set(_ bit: UInt64, in word: inout UInt64) -> Bool {
        let isSet = word & bit != 0
        word |= bit
        return isSet
    }

    private static func place(of name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return (hash ^ (hash >> 32)) & 255
    }
}
