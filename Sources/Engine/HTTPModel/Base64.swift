/// Base64 as in RFC 4648 section 4, for basic authentication.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The padded text form of the bytes.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var bits: UInt32 = 0
        var pending = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            pending += 1
            guard pending == 3 else { continue }
            append(bits, sextets: 4, to: &text)
            (bits, pending) = (0, 0)
        }
        if pending > 0 { append(bits << (8 * (3 - pending)), sextets: pending + 1, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ bits: UInt32, sextets: Int, to text: inout [UInt8]) {
        for place in 0..<4 {
            let sextet = Int(bits >> (18 - 6 * place)) & 63
            text.append(place < sextets ? alphabet[sextet] : UInt8(ascii: "="))
        }
    }

    /// The bytes of a padded text, or nil when it is not base64.
    package static func decode(_ text: String) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count.isMultiple(of: 4) else { return nil }
        let padding = source.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count / 4 * 3)
        for start in stride(from: 0, to: source.count, by: 4) {
            let kept = start + 4 == source.count ? 4 - padding : 4
            var bits: UInt32 = 0
            for place in 0..<4 {
                guard place < kept else {
                    bits <<= 6
                    continue
                }
                guard let sextet = value(of: source[start + place]) else { return nil }
                bits = bits << 6 | sextet
            }
            for place in 0..<(kept - 1) { bytes.append(UInt8(bits >> (16 - 8 * place) & 255)) }
        }
        return bytes
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
