/// One Swift file as the rules look at it.
struct SourceFile: Sendable {
    /// The path from the repository's root, with slashes.
    let path: String
    /// Everything in the file, comments included.
    let text: [UInt8]
    /// The same bytes with comments and the contents of string literals turned into spaces, so that
    /// lines and offsets stay what they are.
    let code: [UInt8]

    init(path: String, text: String) {
        self.path = path
        self.text = Array(text.utf8)
        code = CodeScanner.codeOnly(self.text)
    }

    /// The folder the file is in.
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// The file's name without `.swift`.
    var name: String {
        let last = path.split(separator: "/").last ?? ""
        return String(last.hasSuffix(".swift") ? last.dropLast(6) : last)
    }

    /// How many lines there are; a last line without its end counts.
    var lineCount: Int {
        text.count { $0 == UInt8(ascii: "\n") } + (text.last == UInt8(ascii: "\n") ? 0 : 1)
    }

    /// The lines of the code, in order.
    var codeLines: [String] {
        code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// Finds words in source text.
enum WordSearch {
    /// The line numbers, from 1, on which the word stands, each once.
    ///
    /// An end of the word that could be part of a name must not go on as a longer name: looking for
    /// `Date()` does not find `expiryDate()`.
    static func lines(of word: String, in text: [UInt8]) -> [Int] {
        let word = Array(word.utf8)
        guard let first = word.first, let last = word.last else { return [] }
        var found: [Int] = []
        text.withUnsafeBufferPointer { text in
            var line = 1
            for place in 0..<max(0, text.count - word.count + 1) {
                if text[place] == UInt8(ascii: "\n") { line += 1 }
                guard text[place] == first, found.last != line else { continue }
                let end = place + word.count
                guard text[place..<end].elementsEqual(word) else { continue }
                if isNamePart(first), place > 0, isNamePart(text[place - 1]) { continue }
                if isNamePart(last), end < text.count, isNamePart(text[end]) { continue }
                found.append(line)
            }
        }
        return found
    }

    static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
