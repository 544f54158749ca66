/// UUIDs as in RFC 4122: `8-4-4-4-12` hexadecimal digits.
enum UUIDFormat {
    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 36 else { return false }
        for (place, byte) in bytes.enumerated() {
            switch place {
            case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
            default: if !URIFormat.isHexadecimal(byte) { return false }
            }
        }
        return true
    }
}

/// Mail addresses as in RFC 5321: a dotted or quoted local part, `@`, and a host or `[address]`.
enum EmailFormat {
    /// With `isInternational`, characters beyond ASCII count as letters, as in RFC 6531.
    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>, isInternational: Bool) -> Bool {
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at <= 64 else {
            return false
        }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        if isInternational {
            let isLocal =
                isQuoted(local, isInternational: true)
                || isDotted(local) { $0 >= 128 || isAtomByte($0) }
            return isLocal
                && (isLiteral(domain)
                    || InternationalHostname.accepts(String(decoding: domain, as: UTF8.self)))
        }
        return (isQuoted(local, isInternational: false) || isDotted(local, part: isAtomByte))
            && (isLiteral(domain) || isDomain(domain))
    }

    /// An address in brackets: `[127.0.0.1]` or `[IPv6:::1]`.
    private static func isLiteral(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else {
            return false
        }
        let inside = bytes.dropFirst().dropLast()
        let tag = "IPv6:".utf8
        if inside.starts(with: tag, by: { $0 | 0x20 == $1 | 0x20 }) {
            return AddressFormat.isVersion6(inside.dropFirst(tag.count))
        }
        return AddressFormat.isVersion4(inside)
    }

    private static func isDomain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = bytes.first, bytes.count <= 255 else { return false }
        return isDotted(bytes) { URIFormat.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            && first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
            && labelsAreSound(bytes)
    }

    private static func labelsAreSound(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        bytes.split(separator: UInt8(ascii: ".")).allSatisfy {
            $0.count <= 63 && $0.first != UInt8(ascii: "-") && $0.last != UInt8(ascii: "-")
        }
    }

    private static func isDotted(
        _ bytes: Slice<UnsafeBufferPointer<UInt8>>, part: (UInt8) -> Bool
    ) -> Bool {
        var afterDot = true
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                if afterDot { return false }
                afterDot = true
            } else {
                guard part(byte) else { return false }
                afterDot = false
            }
        }
        return !afterDot
    }

    private static func isQuoted(
        _ bytes: Slice<UnsafeBufferPointer<UInt8>>, isInternational: Bool
    ) -> Bool {
        guard bytes.count > 2, bytes.first == UInt8(ascii: "\""),
            bytes.last == UInt8(ascii: "\"")
        else { return false }
        var escaped = false
        for byte in bytes.dropFirst().dropLast() {
            guard (0x20...0x7E).contains(byte) || (isInternational && byte >= 128) else {
                return false
            }
            if !escaped, byte == UInt8(ascii: "\"") { return false }
            escaped = !escaped && byte == UInt8(ascii: "\\")
        }
        return !escaped
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        if URIFormat.isLetterOrDigit(byte) { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
            UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            return true
        default: return false
        }
    }
}
