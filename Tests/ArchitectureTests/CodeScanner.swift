/// Turns comments and the contents of string literals into spaces; code inside `\( )` stays.
struct CodeScanner {
    private let source: [UInt8]
    private var result: [UInt8]
    private var place = 0

    private init(_ source: [UInt8]) {
        self.source = source
        result = source
    }

    static func codeOnly(_ source: [UInt8]) -> [UInt8] {
        var scanner = CodeScanner(source)
        scanner.scanCode(inInterpolation: false)
        return scanner.result
    }

    /// Walks over code; in an interpolation, up to and including its closing parenthesis.
    private mutating func scanCode(inInterpolation: Bool) {
        var open = 0
        while place < source.count {
            if isNext("//") {
                while place < source.count, source[place] != UInt8(ascii: "\n") { blank(count: 1) }
            } else if isNext("/*") {
                scanBlockComment()
            } else if let pounds = poundsBeforeQuote() {
                scanString(pounds: pounds)
            } else {
                let byte = source[place]
                place += 1
                if byte == UInt8(ascii: "(") { open += 1 }
                if byte == UInt8(ascii: ")") {
                    if inInterpolation, open == 0 { return }
                    open -= 1
                }
            }
        }
    }

    private mutating func scanBlockComment() {
        var depth = 0
        repeat {
            if isNext("/*") {
                depth += 1
                blank(count: 2)
            } else if isNext("*/") {
                depth -= 1
                blank(count: 2)
            } else {
                blank(count: 1)
            }
        } while depth > 0 && place < source.count
    }

    /// How many `#` stand before a quote that starts here, or nil when no literal starts here.
    private func poundsBeforeQuote() -> Int? {
        var end = place
        while end < source.count, source[end] == UInt8(ascii: "#") { end += 1 }
        return end < source.count && source[end] == UInt8(ascii: "\"") ? end - place : nil
    }

    private mutating func scanString(pounds: Int) {
        place += pounds
        // Three quotes open a multi-line literal only at a line's end: `#"""#` is one quote, raw.
        let quote = isNext("\"\"\"\n") ? "\"\"\"" : "\""
        place += quote.utf8.count
        let hashes = String(repeating: "#", count: pounds)
        let (end, escape) = (quote + hashes, "\\" + hashes)
        let interpolation = escape + "("
        while place < source.count {
            if isNext(end) {
                place += quote.utf8.count + pounds
                return
            }
            if isNext(interpolation) {
                place += pounds + 2
                scanCode(inInterpolation: true)
            } else if isNext(escape) {
                blank(count: pounds + 2)
            } else {
                blank(count: 1)
            }
        }
    }

    private func isNext(_ text: String) -> Bool {
        guard source[place] == text.utf8.first else { return false }
        return source[place...].starts(with: text.utf8)
    }

    private mutating func blank(count: Int) {
        for _ in 0..<count where place < source.count {
            if source[place] != UInt8(ascii: "\n") { result[place] = UInt8(ascii: " ") }
            place += 1
        }
    }
}
