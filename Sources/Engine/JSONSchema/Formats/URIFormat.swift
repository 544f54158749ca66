/// URIs and relative references as in RFC 3986.
enum URIFormat {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>, needsScheme: Bool) -> Bool {
        var rest = bytes[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            guard isText(rest[(hash + 1)...], also: isQueryExtra) else { return false }
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            guard isText(rest[(mark + 1)...], also: isQueryExtra) else { return false }
            rest = rest[..<mark]
        }
        let firstSlash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        if let colon = rest[..<firstSlash].firstIndex(of: UInt8(ascii: ":")) {
            guard isScheme(rest[..<colon]) else { return false }
            rest = rest[(colon + 1)...]
        } else if needsScheme {
            return false
        }
        if rest.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            guard isAuthority(rest[..<slash]) else { return false }
            rest = rest[slash...]
        }
        return isText(rest) { $0 == UInt8(ascii: "/") }
    }

    private static func isScheme(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy {
            isLetterOrDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
    }

    private static func isAuthority(_ bytes: Bytes) -> Bool {
        var rest = bytes
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
            guard isText(rest[..<at], also: { _ in false }), !rest[..<at].contains(0x40) else {
                return false
            }
            rest = rest[(at + 1)...]
        }
        if rest.first == UInt8(ascii: "[") {
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")),
                isLiteral(rest[(rest.startIndex + 1)..<close])
            else { return false }
            rest = rest[(close + 1)...]
            return rest.isEmpty || isPort(rest)
        }
        if let colon = rest.lastIndex(of: UInt8(ascii: ":")) {
            guard isPort(rest[colon...]) else { return false }
            rest = rest[..<colon]
        }
        return isText(rest, also: { _ in false }) && !rest.contains(UInt8(ascii: ":"))
    }

    /// An address of version 6, or of a version still to come: `v1.fe`.
    private static func isLiteral(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first, first | 0x20 == UInt8(ascii: "v") else {
            return AddressFormat.isVersion6(bytes)
        }
        guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return false }
        let version = bytes[(bytes.startIndex + 1)..<dot]
        let rest = bytes[(dot + 1)...]
        return !version.isEmpty && version.allSatisfy(isHexadecimal) && !rest.isEmpty
            && rest.allSatisfy { isPathByte($0) && $0 != UInt8(ascii: "@") }
    }

    private static func isPort(_ bytes: Bytes) -> Bool {
        bytes.first == UInt8(ascii: ":")
            && bytes.dropFirst().allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }

    /// Whether every byte is a `pchar`, or one the part also allows.
    private static func isText(_ bytes: Bytes, also isAllowed: (UInt8) -> Bool) -> Bool {
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "%") {
                guard place + 2 < bytes.endIndex, isHexadecimal(bytes[place + 1]),
                    isHexadecimal(bytes[place + 2])
                else { return false }
                place += 3
            } else {
                guard isPathByte(byte) || isAllowed(byte) else { return false }
                place += 1
            }
        }
        return true
    }

    /// Whether the byte may stand in a fragment as it is.
    static func isFragmentByte(_ byte: UInt8) -> Bool { isPathByte(byte) || isQueryExtra(byte) }

    private static func isQueryExtra(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        if isLetterOrDigit(byte) { return true }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
            UInt8(ascii: "@"):
            return true
        default: return false
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- UInt8(ascii: "0") < 10
    }

    static func isHexadecimal(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 6 || byte &- UInt8(ascii: "0") < 10
    }
}
