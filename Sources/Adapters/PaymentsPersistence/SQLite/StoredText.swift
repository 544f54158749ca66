/// Texts as SQLite can hold them: a text column ends at the first zero byte, a Swift string does not.
///
/// Ids, keys and references come from outside. Were they cut at a zero byte, two different ones could
/// become the same key. So a zero byte is written as the escape byte and `0`, the escape byte as
/// itself and `1`; every other text is stored as it is.
enum StoredText {
    private static let escape: UInt8 = 0x1A

    /// The text to store for a text.
    static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == escape }) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0: bytes += [escape, UInt8(ascii: "0")]
            case escape: bytes += [escape, UInt8(ascii: "1")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text that was stored so, or nil when an escape byte stands where none can.
    static func decoded(_ stored: String) -> String? {
        guard stored.utf8.contains(escape) else { return stored }
        var bytes: [UInt8] = []
        var rest = stored.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == escape else {
                bytes.append(byte)
                continue
            }
            switch rest.next() {
            case UInt8(ascii: "0"): bytes.append(0)
            case UInt8(ascii: "1"): bytes.append(escape)
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
