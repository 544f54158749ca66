extension JSONParser {
    mutating func parseNumber() throws(JSONParseError) -> JSONValue {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        guard offset < bytes.count else { throw unexpected(expected: "a digit") }
        if take(UInt8(ascii: "0")) {
            if offset < bytes.count, isDigit(bytes[offset]) { throw failure(.leadingZero) }
        } else {
            try takeDigits()
        }
        if take(UInt8(ascii: ".")) { try takeDigits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try takeDigits()
        }
        let literal = String(decoding: bytes[start..<offset], as: UTF8.self)
        return .number(JSONNumber(trusted: literal))
    }

    private mutating func takeDigits() throws(JSONParseError) {
        let start = offset
        while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
        guard offset > start else { throw unexpected(expected: "a digit") }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Reads a string whose opening quote is at the offset.
    mutating func parseString() throws(JSONParseError) -> String {
        offset += 1
        let start = offset
        var ascii = true
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                let slice = UnsafeBufferPointer(rebasing: bytes[start..<offset])
                offset += 1
                if ascii { return String(decoding: slice, as: UTF8.self) }
                return try validated(slice, startingAt: start)
            }
            if byte == UInt8(ascii: "\\") { return try parseEscapedString(from: start) }
            if byte < 0x20 { throw failure(.controlCharacter(byte)) }
            if byte >= 0x80 { ascii = false }
            offset += 1
        }
        throw failure(.unexpectedEnd(expected: "the closing quote of a string"))
    }

    private func validated(
        _ slice: UnsafeBufferPointer<UInt8>, startingAt start: Int
    ) throws(JSONParseError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw failure(.invalidUTF8, at: start)
        }
        return text
    }

    /// Goes on with a string in which an escape was met, collecting its bytes.
    private mutating func parseEscapedString(from start: Int) throws(JSONParseError) -> String {
        var text = Array(bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw failure(.invalidUTF8, at: start)
                }
                return string
            case UInt8(ascii: "\\"): try takeEscape(into: &text)
            case 0..<0x20: throw failure(.controlCharacter(byte), at: offset - 1)
            default: text.append(byte)
            }
        }
        throw failure(.unexpectedEnd(expected: "the closing quote of a string"))
    }

    private mutating func takeEscape(into text: inout [UInt8]) throws(JSONParseError) {
        guard offset < bytes.count else { throw unexpected(expected: "an escape") }
        let code = bytes[offset]
        offset += 1
        switch code {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(code)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try takeUnicodeEscape()
            text.append(contentsOf: String(Character(scalar)).utf8)
        default: throw failure(.unknownEscape(code), at: offset - 1)
        }
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
            guard offset < bytes.count,
                let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue
            else { throw unexpected(expected: "four hexadecimal digits") }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
