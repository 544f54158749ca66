/// Reads RFC 8259 JSON from bytes, strictly.
///
/// Strict means: UTF-8 only, no comments, no trailing commas, no lone surrogates, no repeated
/// names (unless a document wants to report them), nesting and length bounded. Hostile input ends in
/// a ``JSONParseError``, never in a crash.
struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var offset = 0
    var depth = 0
    var recorder: JSONPositionRecorder?

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits,
        recorder: JSONPositionRecorder? = nil
    ) {
        self.bytes = bytes
        self.limits = limits
        self.recorder = recorder
    }

    mutating func parseDocument() throws(JSONParseError) -> JSONValue {
        guard bytes.count <= limits.maximumBytes else {
            throw failure(.tooLong(limit: limits.maximumBytes))
        }
        skipSpace()
        let value = try parseValue()
        skipSpace()
        guard offset == bytes.count else { throw failure(.trailingContent) }
        return value
    }

    mutating func parseValue() throws(JSONParseError) -> JSONValue {
        recorder?.startValue(at: offset)
        guard offset < bytes.count else { throw failure(.unexpectedEnd(expected: "a value")) }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", as: .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", as: .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", as: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        default: throw failure(.unexpectedByte(bytes[offset], expected: "a value"))
        }
    }

    private mutating func parseObject() throws(JSONParseError) -> JSONValue {
        try enter()
        var members: [JSONObject.Member] = []
        var names = NameFilter()
        skipSpace()
        if take(UInt8(ascii: "}")) {
            depth -= 1
            return .object(JSONObject())
        }
        members.reserveCapacity(8)
        while true {
            let nameOffset = offset
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
                throw unexpected(expected: "a member name in quotes")
            }
            let name = try parseString()
            recorder?.enter(name, at: nameOffset)
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected(expected: "':'") }
            skipSpace()
            let value = try parseValue()
            if names.insert(name), members.contains(where: { $0.name.hasSameCodePoints(as: name) })
            {
                guard let recorder else { throw failure(.duplicateName(name), at: nameOffset) }
                recorder.noteDuplicate()
            }
            recorder?.leave()
            members.append(JSONObject.Member(name: name, value: value))
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
            } else if take(UInt8(ascii: "}")) {
                depth -= 1
                return .object(JSONObject(members))
            } else {
                throw unexpected(expected: "',' or '}'")
            }
        }
    }

    private mutating func parseArray() throws(JSONParseError) -> JSONValue {
        try enter()
        var values: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) {
            depth -= 1
            return .array(values)
        }
        while true {
            recorder?.enter(String(values.count), at: offset)
            values.append(try parseValue())
            recorder?.leave()
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
            } else if take(UInt8(ascii: "]")) {
                depth -= 1
                return .array(values)
            } else {
                throw unexpected(expected: "',' or ']'")
            }
        }
    }

    private mutating func enter() throws(JSONParseError) {
        offset += 1
        depth += 1
        guard depth <= limits.maximumDepth else {
            throw failure(.nestedTooDeeply(limit: limits.maximumDepth), at: offset - 1)
        }
    }

    private mutating func parseWord(
        _ word: StaticString, as value: JSONValue
    ) throws(JSONParseError) -> JSONValue {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in expected {
            guard take(byte) else { throw unexpected(expected: "\(word)") }
        }
        return value
    }

    mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    func unexpected(expected: String) -> JSONParseError {
        offset < bytes.count
            ? failure(.unexpectedByte(bytes[offset], expected: expected))
            : failure(.unexpectedEnd(expected: expected))
    }

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
