extension JSONTapeReader {
    @inline(__always)
    mutating func readNumber() throws(JSONParseError) {
        let start = offset
        var flags: UInt8 = 0
        _ = take(UInt8(ascii: "-"))
        guard offset < bytes.count else { throw unexpected(expected: "a digit") }
        if take(UInt8(ascii: "0")) {
            if offset < bytes.count, bytes[offset].isDigit { throw failure(.leadingZero) }
        } else {
            try takeDigits()
        }
        if offset < bytes.count, bytes[offset].continuesNumber {
            flags = JSONTapeEntry.fraction
            if take(UInt8(ascii: ".")) { try takeDigits() }
            if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
                try takeExponent(ofNumberAt: start)
            }
        }
        storage.append(
            JSONTapeEntry(
                offset: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: offset - start), link: 0, kind: .number,
                flags: flags))
    }

    /// Reads an exponent; one of more digits than ``JSONDecimal`` can count with is refused.
    @inline(never)
    private mutating func takeExponent(ofNumberAt start: Int) throws(JSONParseError) {
        if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
        let first = offset
        try takeDigits()
        let digits = bytes[first..<offset].drop { $0 == UInt8(ascii: "0") }.count
        guard digits <= JSONDecimal.exponentDigits else {
            throw failure(.exponentOutOfRange(limit: JSONDecimal.exponentDigits), at: start)
        }
    }

    @inline(__always)
    private mutating func takeDigits() throws(JSONParseError) {
        let start = offset
        while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
        guard offset > start else { throw unexpected(expected: "a digit") }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII digit.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// `.`, `e` or `E`.
    @inline(__always)
    fileprivate var continuesNumber: Bool { self == 0x2E || self | 0x20 == 0x65 }
}
