/// Finds blocks of code that are no type bodies: functions, initializers, accessors, closures.
enum FunctionScanner {
    struct Block: Equatable {
        /// The line of the opening brace, from 1.
        let line: Int
        /// From the line of the opening brace to that of the closing one, both counted.
        let lineCount: Int
    }

    /// The outermost such blocks, in order; `code` is text without comments and string contents.
    ///
    /// What a brace opens is told by the declaration keyword that comes last between the brace
    /// before it and the brace itself: `struct` and its like open a type body, anything else a
    /// block.
    static func blocks(in code: [UInt8]) -> [Block] {
        var found: [Block] = []
        var open: [(line: Int, isType: Bool)] = []
        var line = 1
        var word: [UInt8] = []
        var opensType = false
        for byte in code {
            if WordSearch.isNamePart(byte) {
                word.append(byte)
                continue
            }
            if !word.isEmpty {
                opensType = Self.opensType(after: word) ?? opensType
                word.removeAll(keepingCapacity: true)
            }
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "{"):
                open.append((line, opensType))
                opensType = false
            case UInt8(ascii: "}"):
                opensType = false
                guard let block = open.popLast(), !block.isType else { continue }
                if open.allSatisfy(\.isType) {
                    found.append(Block(line: block.line, lineCount: line - block.line + 1))
                }
            default: break
            }
        }
        return found
    }

    private static func opensType(after word: [UInt8]) -> Bool? {
        switch String(decoding: word, as: UTF8.self) {
        case "struct", "class", "enum", "protocol", "extension", "actor": true
        case "func", "init", "deinit", "var", "let", "subscript", "get", "set": false
        default: nil
        }
    }
}
