/// Reads RFC 8259 JSON from bytes onto a tape, strictly.
///
/// Strict means: UTF-8 only, no comments, no trailing commas, no lone surrogates, no repeated
/// names (unless a document wants to report them), nesting and length bounded. Hostile input ends in
/// a ``JSONParseError``, never in a crash. Open containers wait in frames instead of on the call
/// stack. Every read of a byte is behind a comparison of the offset with the count.
struct JSONTapeReader {
    enum Duplicates {
        case refused
        /// Noted in the storage.
        case collected
    }

    private enum Expected { case value, name, separator }

    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    let duplicates: Duplicates
    var storage: JSONTapeStorage
    var offset = 0

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits, duplicates: Duplicates,
        storage: JSONTapeStorage
    ) {
        self.bytes = bytes
        self.limits = limits
        self.duplicates = duplicates
        self.storage = storage
    }

    mutating func readText() throws(JSONParseError) {
        let limit = min(limits.maximumBytes, Int(UInt32.max) - 1)
        guard bytes.count <= limit else { throw failure(.tooLong(limit: limit)) }
        var expected = Expected.value
        while true {
            skipSpace()
            switch expected {
            case .value: expected = try readValue()
            case .name: expected = try readName()
            case .separator:
                guard storage.depth > 0 else {
                    guard offset == bytes.count else { throw failure(.trailingContent) }
                    return
                }
                expected = try readSeparator()
            }
        }
    }

    @inline(__always)
    private mutating func readValue() throws(JSONParseError) -> Expected {
        guard offset < bytes.count else { throw failure(.unexpectedEnd(expected: "a value")) }
        switch bytes[offset] {
        case UInt8(ascii: "\""): try readString(as: .string)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        case UInt8(ascii: "{"):
            try open(.object)
            skipSpace()
            guard take(UInt8(ascii: "}")) else { return .name }
            close()
        case UInt8(ascii: "["):
            try open(.array)
            skipSpace()
            guard take(UInt8(ascii: "]")) else { return .value }
            close()
        case UInt8(ascii: "t"): try readWord("true", as: .true)
        case UInt8(ascii: "f"): try readWord("false", as: .false)
        case UInt8(ascii: "n"): try readWord("null", as: .null)
        default: throw failure(.unexpectedByte(bytes[offset], expected: "a value"))
        }
        return .separator
    }

    @inline(__always)
    private mutating func readName() throws(JSONParseError) -> Expected {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            throw unexpected(expected: "a member name in quotes")
        }
        let start = offset
        try readString(as: .name)
        try noteName(startingAt: start)
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw unexpected(expected: "':'") }
        return .value
    }

    @inline(__always)
    private mutating func readSeparator() throws(JSONParseError) -> Expected {
        let frame = storage.frames + (storage.depth - 1)
        frame.pointee.count += 1
        let isObject = storage.entries[frame.pointee.entry].isObject
        if take(UInt8(ascii: ",")) { return isObject ? .name : .value }
        guard take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw unexpected(expected: isObject ? "',' or '}'" : "',' or ']'")
        }
        if isObject, frame.pointee.count > Self.filterLimit { try checkNames(of: frame.pointee) }
        close()
        return .separator
    }

    @inline(__always)
    private mutating func open(_ kind: JSONTapeEntry.Kind) throws(JSONParseError) {
        guard storage.depth < limits.maximumDepth else {
            throw failure(.nestedTooDeeply(limit: limits.maximumDepth))
        }
        storage.push(JSONTapeStorage.Frame(entry: storage.count, count: 0, names: 0))
        storage.append(
            JSONTapeEntry(
                offset: UInt32(truncatingIfNeeded: offset), length: 0, link: 0, kind: kind))
        offset += 1
    }

    @inline(__always)
    private mutating func close() {
        storage.pop()
        let frame = storage.frames[storage.depth]
        storage.entries[frame.entry].length = UInt32(truncatingIfNeeded: frame.count)
        storage.entries[frame.entry].link = UInt32(truncatingIfNeeded: storage.count)
    }

    private mutating func readWord(
        _ word: StaticString, as kind: JSONTapeEntry.Kind
    ) throws(JSONParseError) {
        let start = UInt32(truncatingIfNeeded: offset)
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in expected {
            guard take(byte) else { throw unexpected(expected: "\(word)") }
        }
        storage.append(JSONTapeEntry(offset: start, length: 0, link: 0, kind: kind))
    }

    @inline(__always)
    private mutating func skipSpace() {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte > 0x20 { return }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            offset += 1
        }
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    @inline(never)
    func unexpected(expected: String) -> JSONParseError {
        offset < bytes.count
            ? failure(.unexpectedByte(bytes[offset], expected: expected))
            : failure(.unexpectedEnd(expected: expected))
    }

    @inline(never)
    func failure(_ reason: JSONParseError.Reason, at place: Int? = nil) -> JSONParseError {
        JSONParseError(reason: reason, position: bytes.position(of: place ?? offset))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Line and column of a byte, found by counting from the start: only errors pay for it.
    func position(of offset: Int) -> SourcePosition {
        var line = 1
        var lineStart = 0
        for place in 0..<Swift.min(offset, count) where self[place] == 0x0A {
            line += 1
            lineStart = place + 1
        }
        return SourcePosition(line: line, column: offset - lineStart + 1)
    }
}
