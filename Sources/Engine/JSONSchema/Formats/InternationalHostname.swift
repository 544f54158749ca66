/// Host names as in RFC 1123 and, for labels beyond ASCII, IDNA 2008 (RFC 5890 to 5893).
///
/// Classes of characters come from the standard library's Unicode properties. Joining types and
/// directions, which it does not have, are known for the scripts in ``IDNACharacter`` only.
enum InternationalHostname {
    static func accepts(_ text: String) -> Bool {
        var labels: [Label] = []
        for part in text.unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: isSeparator)
        {
            guard let label = Label(Array(part)) else { return false }
            labels.append(label)
        }
        let length = labels.reduce(labels.count - 1) { $0 + $1.encodedLength }
        guard length <= 253 else { return false }
        guard labels.contains(where: { BidirectionalRule.applies(to: $0.scalars) }) else {
            return true
        }
        return labels.allSatisfy { BidirectionalRule.allows($0.scalars) }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E, 0x3002, 0xFF0E, 0xFF61: true
        default: false
        }
    }

    /// One label that keeps to the rules.
    private struct Label {
        /// The characters a person reads.
        let scalars: [Unicode.Scalar]
        /// The bytes the label takes on the wire.
        let encodedLength: Int

        init?(_ written: [Unicode.Scalar]) {
            guard !written.isEmpty, written.first != "-", written.last != "-" else { return nil }
            guard written.allSatisfy(\.isASCII) else {
                guard IDNACharacter.allow(written) else { return nil }
                scalars = written
                encodedLength = 4 + Punycode.encode(written).count
                if encodedLength > 63 { return nil }
                return
            }
            let bytes = written.map { UInt8($0.value) }
            guard bytes.count <= 63,
                bytes.allSatisfy({ URIFormat.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
            else { return nil }
            encodedLength = bytes.count
            guard bytes.count > 3, bytes[0] | 0x20 == UInt8(ascii: "x"),
                bytes[1] | 0x20 == UInt8(ascii: "n"), bytes[2] == UInt8(ascii: "-"),
                bytes[3] == UInt8(ascii: "-")
            else {
                scalars = written
                return
            }
            guard let decoded = Punycode.decode(bytes[4...]), !decoded.allSatisfy(\.isASCII),
                IDNACharacter.allow(decoded),
                Punycode.encode(decoded) == bytes[4...].map(Self.lowercased)
            else { return nil }
            scalars = decoded
        }

        private static func lowercased(_ byte: UInt8) -> UInt8 {
            URIFormat.isLetter(byte) ? byte | 0x20 : byte
        }
    }
}
