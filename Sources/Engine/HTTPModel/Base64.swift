/// Base64 as in RFC 4648 section 4, for basic authentication.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The padded text form of the bytes.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let sextet = Int(bits >> (18 - 6 * place)) & 63
                text.append(place <= group.count ? alphabet[sextet] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a padded text, or nil when it is not base64.
    package static func decode(_ text: String) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: source.count, by: 4) {
            var bits: UInt32 = 0
            var padding = 0
            for byte in source[start..<(start + 4)] {
                if byte == UInt8(ascii: "="), start + 4 == source.count {
                    padding += 1
                    bits <<= 6
                } else if padding == 0, let sextet = alphabet.firstIndex(of: byte) {
                    bits = bits << 6 | UInt32(sextet)
                } else {
                    return nil
                }
            }
            guard padding < 3 else { return nil }
            for place in 0..<(3 - padding) { bytes.append(UInt8(bits >> (16 - 8 * place) & 255)) }
        }
        return bytes
    }
}
