import JSONModel

/// A table or list of a markdown document that names the words of a vocabulary.
///
/// The line `<!-- agreement: payment-states -->` marks the table or list after it. The first code
/// span of each row or item is a word; rows without one, such as the heading, say nothing.
struct MarkedList {
    struct Word {
        let text: String
        let position: SourcePosition
    }

    let vocabulary: String
    let position: SourcePosition
    let words: [Word]

    static func read(_ text: String) -> [MarkedList] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var lists: [MarkedList] = []
        for (number, line) in lines.enumerated() {
            guard let name = mark(line) else { continue }
            var words: [Word] = []
            var hasBegun = false
            for (next, row) in lines.enumerated().dropFirst(number + 1) {
                let trimmed = row.drop { $0 == " " }
                if trimmed.isEmpty, !hasBegun { continue }
                guard isRow(trimmed) || (hasBegun && row.first == " ") else { break }
                hasBegun = true
                guard isRow(trimmed), let word = word(in: row, line: next + 1) else { continue }
                words.append(word)
            }
            lists.append(
                MarkedList(
                    vocabulary: name, position: SourcePosition(line: number + 1, column: 1),
                    words: words))
        }
        return lists
    }

    private static func mark(_ line: Substring) -> String? {
        let open = "<!-- agreement: "
        guard line.hasPrefix(open), line.hasSuffix(" -->") else { return nil }
        return String(line.dropFirst(open.count).dropLast(4))
    }

    private static func isRow(_ line: Substring) -> Bool {
        line.hasPrefix("|") || line.hasPrefix("- ") || line.hasPrefix("* ")
    }

    private static func word(in row: Substring, line: Int) -> Word? {
        let bytes = Array(row.utf8)
        let tick = UInt8(ascii: "`")
        guard let open = bytes.firstIndex(of: tick),
            let close = bytes[(open + 1)...].firstIndex(of: tick)
        else { return nil }
        // In a table only the first cell names the row.
        if bytes.first == UInt8(ascii: "|"),
            bytes[1..<open].contains(UInt8(ascii: "|"))
        {
            return nil
        }
        return Word(
            text: String(decoding: bytes[(open + 1)..<close], as: UTF8.self),
            position: SourcePosition(line: line, column: open + 2))
    }
}

/// A document of the project: what to call it, and its text.
package struct ProjectDocument: Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
