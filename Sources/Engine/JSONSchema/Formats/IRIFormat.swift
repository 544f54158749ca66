/// Internationalized resource identifiers as in RFC 3987.
///
/// Read as URIs in which every character beyond ASCII that RFC 3987 admits is percent-encoded.
enum IRIFormat {
    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>, needsScheme: Bool) -> Bool {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count)
        var isQuery = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.isASCII {
                encoded.append(UInt8(scalar.value))
                if scalar == "?" { isQuery = true }
                if scalar == "#" { isQuery = false }
            } else {
                guard isAdmitted(scalar.value) || (isQuery && isPrivate(scalar.value)) else {
                    return false
                }
                encoded.append(contentsOf: "%C3%A9".utf8)
            }
        }
        return encoded.withUnsafeBufferPointer {
            URIFormat.accepts($0, needsScheme: needsScheme)
        }
    }

    /// `ucschar` of RFC 3987.
    private static func isAdmitted(_ value: UInt32) -> Bool {
        switch value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xDFFFF: value & 0xFFFE != 0xFFFE
        case 0xE1000...0xEFFFD: true
        default: false
        }
    }

    /// `iprivate` of RFC 3987.
    private static func isPrivate(_ value: UInt32) -> Bool {
        switch value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}
