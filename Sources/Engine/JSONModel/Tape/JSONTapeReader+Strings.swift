extension JSONTapeReader {
    /// Reads a string whose opening quote is at the offset.
    @inline(__always)
    mutating func readString(as kind: JSONTapeEntry.Kind) throws(JSONParseError) {
        offset += 1
        let start = offset
        var flags: UInt8 = 0
        while true {
            skipPlainText()
            guard offset < bytes.count else { throw unclosed() }
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                try readEscapedString(as: kind, from: start, flags: flags)
                return
            }
            if byte < 0x20 { throw failure(.controlCharacter(byte)) }
            flags = JSONTapeEntry.nonASCII
            try takeMultibyte(in: start)
        }
        storage.append(
            JSONTapeEntry(
                offset: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: offset - start), link: 0, kind: kind,
                flags: flags))
        offset += 1
    }

    /// Goes to the next byte that is a quote, a backslash, a control character or not ASCII.
    ///
    /// Eight bytes at a time: a subtraction sets the high bit of each byte that is one of these, and
    /// what it borrows can only disturb bytes after the first one found.
    @inline(__always)
    private mutating func skipPlainText() {
        let raw = UnsafeRawBufferPointer(bytes)
        while offset &+ 8 <= raw.count {
            let word = UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let control = word &- 0x2020_2020_2020_2020
            let quote = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
            let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
            let special = (control | quote | backslash | word) & 0x8080_8080_8080_8080
            if special != 0 {
                offset &+= special.trailingZeroBitCount &>> 3
                return
            }
            offset &+= 8
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return }
            offset &+= 1
        }
    }

    private func unclosed() -> JSONParseError {
        failure(.unexpectedEnd(expected: "the closing quote of a string"))
    }

    /// Goes over one character of two to four bytes; anything else is refused.
    private mutating func takeMultibyte(in start: Int) throws(JSONParseError) {
        let length = bytes.lengthOfMultibyte(at: offset)
        guard length > 0 else { throw failure(.invalidUTF8, at: start) }
        offset += length
    }

    /// Goes on with a string in which an escape was met, writing its bytes out.
    @inline(never)
    private mutating func readEscapedString(
        as kind: JSONTapeEntry.Kind, from start: Int, flags: UInt8
    ) throws(JSONParseError) {
        let first = storage.decoded.count
        var flags = flags | JSONTapeEntry.escaped
        storage.decoded.append(contentsOf: bytes[start..<offset])
        while true {
            let plain = offset
            skipPlainText()
            storage.decoded.append(contentsOf: bytes[plain..<offset])
            guard offset < bytes.count else { throw unclosed() }
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                offset += 1
                if try takeEscape() { flags |= JSONTapeEntry.nonASCII }
            } else if byte < 0x20 {
                throw failure(.controlCharacter(byte))
            } else {
                flags |= JSONTapeEntry.nonASCII
                let character = offset
                try takeMultibyte(in: start)
                storage.decoded.append(contentsOf: bytes[character..<offset])
            }
        }
        offset += 1
        storage.append(
            JSONTapeEntry(
                offset: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: storage.decoded.count - first),
                link: UInt32(truncatingIfNeeded: first), kind: kind, flags: flags))
    }

    /// Writes out the escape whose backslash was read; true when it is no ASCII character.
    private mutating func takeEscape() throws(JSONParseError) -> Bool {
        guard offset < bytes.count else { throw unexpected(expected: "an escape") }
        let code = bytes[offset]
        offset += 1
        switch code {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            storage.decoded.append(code)
        case UInt8(ascii: "b"): storage.decoded.append(0x08)
        case UInt8(ascii: "f"): storage.decoded.append(0x0C)
        case UInt8(ascii: "n"): storage.decoded.append(0x0A)
        case UInt8(ascii: "r"): storage.decoded.append(0x0D)
        case UInt8(ascii: "t"): storage.decoded.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try takeUnicodeEscape()
            storage.decoded.append(
                contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return !scalar.isASCII
        default: throw failure(.unknownEscape(code), at: offset - 1)
        }
        return false
    }

    private mutating func takeUnicodeEscape() throws(JSONParseError) -> Unicode.Scalar {
        let start = offset - 2
        let first = try takeHexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw failure(.loneSurrogate, at: start)
        }
        let second = try takeHexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw failure(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func takeHexadecimal() throws(JSONParseError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard offset < bytes.count, let digit = bytes[offset].hexadecimalValue else {
                throw unexpected(expected: "four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}

extension UInt8 {
    fileprivate var hexadecimalValue: UInt8? {
        if isDigit { return self - 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}
