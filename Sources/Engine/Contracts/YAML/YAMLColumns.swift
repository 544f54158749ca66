import JSONModel
import Yams

/// Turns the columns libYAML counts, in code points, into columns in bytes.
struct YAMLColumns: Sendable {
    private let bytes: [UInt8]
    private let lineStarts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for place in bytes.indices where bytes[place] == 0x0A { starts.append(place + 1) }
        lineStarts = starts
    }

    func position(of mark: Mark) -> SourcePosition {
        let line = max(1, mark.line)
        guard line <= lineStarts.count else { return SourcePosition(line: line, column: 1) }
        var place = lineStarts[line - 1]
        let start = place
        var left = max(0, mark.column - 1)
        while left > 0, place < bytes.count, bytes[place] != 0x0A {
            place += 1
            while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
            left -= 1
        }
        return SourcePosition(line: line, column: place - start + 1)
    }
}
