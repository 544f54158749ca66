import JSONModel

/// The bytes of one source file, found by line.
struct SourceText: Sendable {
    private let bytes: [UInt8]
    private let lineStarts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(place + 1)
        }
        lineStarts = starts
    }

    /// A line without its ending, or nil when there is none of that number.
    func line(_ number: Int) -> ArraySlice<UInt8>? {
        guard number >= 1, number <= lineStarts.count else { return nil }
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        let start = lineStarts[number - 1]
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return bytes[start..<end]
    }

    /// A position's line and the byte it names; nil when the file has no such place.
    func place(of position: SourcePosition) -> (line: ArraySlice<UInt8>, offset: Int)? {
        guard let line = line(position.line), position.column >= 1,
            position.column - 1 <= line.count
        else { return nil }
        return (line, line.startIndex + position.column - 1)
    }

    /// Where a position's token starts and ends, in columns of UTF-16 code units from 1.
    func utf16Columns(of position: SourcePosition) -> (start: Int, end: Int)? {
        guard let (line, offset) = place(of: position) else { return nil }
        let token = offset..<SourceToken.end(in: line, from: offset)
        let start = Self.utf16Count(line[line.startIndex..<offset]) + 1
        return (start, start + Self.utf16Count(line[token]))
    }

    private static func utf16Count(_ bytes: ArraySlice<UInt8>) -> Int {
        String(decoding: bytes, as: UTF8.self).utf16.count
    }
}

/// The text a finding points at: a quoted text, a word or number, or one sign.
enum SourceToken {
    /// The end of the token that starts at the offset; the offset itself at the line's end.
    static func end(in line: ArraySlice<UInt8>, from offset: Int) -> Int {
        guard offset < line.endIndex else { return offset }
        let first = line[offset]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return closingQuote(first, in: line, after: offset).map { $0 + 1 } ?? offset + 1
        }
        let word = line[offset...].prefix(while: isWordPart)
        return word.isEmpty ? offset + 1 : word.endIndex
    }

    private static func closingQuote(
        _ quote: UInt8, in line: ArraySlice<UInt8>, after offset: Int
    ) -> Int? {
        var place = offset + 1
        while place < line.endIndex {
            if line[place] == quote { return place }
            place += line[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "$"), UInt8(ascii: "/"), 0x80...:
            true
        default: false
        }
    }
}
