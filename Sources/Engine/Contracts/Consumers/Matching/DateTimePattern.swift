/// A format of dates and times in the letters of Java's `DateTimeFormatter`, as Pact files use it.
package struct DateTimePattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case literal(String)
        /// So many digits at least and at most, with a value in a range.
        case number(ClosedRange<Int>, digits: ClosedRange<Int>)
        case words([String])
        /// `Z` where the letter allows it, or hours and minutes with or without a colon.
        case offset(allowsZ: Bool)
        case zoneName
    }

    package let format: String
    private let parts: [Part]

    /// A pattern, or nil when it has a letter that is not known or an open quote.
    package init?(_ format: String) {
        self.format = format
        var parts: [Part] = []
        var rest = Substring(format)
        while let first = rest.first {
            if first == "'" {
                guard let literal = Self.quoted(&rest) else { return nil }
                parts.append(.literal(literal))
                continue
            }
            guard first.isASCII, first.isLetter else {
                parts.append(.literal(String(rest.removeFirst())))
                continue
            }
            let run = rest.prefix { $0 == first }
            rest = rest[run.endIndex...]
            guard let part = Self.part(first, count: run.count) else { return nil }
            parts.append(part)
        }
        self.parts = parts
    }

    private static func quoted(_ rest: inout Substring) -> String? {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "'") else { return nil }
        let text = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        return text.isEmpty ? "'" : text
    }

    private static func part(_ letter: Character, count: Int) -> Part? {
        func number(_ range: ClosedRange<Int>) -> Part {
            .number(range, digits: count...max(count, count == 1 ? 2 : count))
        }
        switch letter {
        case "y", "u", "Y": return .number(0...9999, digits: count == 1 ? 1...4 : count...count)
        case "M", "L":
            if count == 3 { return .words(months.map { String($0.prefix(3)) }) }
            return count > 3 ? .words(months) : number(1...12)
        case "d": return number(1...31)
        case "D": return .number(1...366, digits: count...3)
        case "H": return number(0...23)
        case "k": return number(1...24)
        case "K": return number(0...11)
        case "h": return number(1...12)
        case "m": return number(0...59)
        case "s": return number(0...60)
        case "S", "n": return .number(0...Int.max, digits: count...count)
        case "a": return .words(["AM", "PM"])
        case "E": return .words(count > 3 ? days : days.map { String($0.prefix(3)) })
        case "X": return .offset(allowsZ: true)
        case "x", "Z": return .offset(allowsZ: count == 5)
        case "z", "V": return .zoneName
        default: return nil
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let days = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// Whether a text is written in this format.
    package func matches(_ text: String) -> Bool {
        var rest = Substring(text)
        for part in parts {
            guard Self.take(part, &rest) else { return false }
        }
        return rest.isEmpty
    }

    private static func take(_ part: Part, _ rest: inout Substring) -> Bool {
        switch part {
        case .literal(let text):
            guard rest.hasPrefix(text) else { return false }
            rest.removeFirst(text.count)
        case .number(let range, let digits):
            let run = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
            guard run.count >= digits.lowerBound, let value = Int(run), range.contains(value)
            else { return false }
            rest = rest[run.endIndex...]
        case .words(let words):
            guard
                let word = words.first(where: { rest.lowercased().hasPrefix($0.lowercased()) })
            else { return false }
            rest.removeFirst(word.count)
        case .offset(let allowsZ): return takeOffset(allowsZ, &rest)
        case .zoneName:
            let name = rest.prefix { $0.isLetter || "/_+-:0123456789".contains($0) }
            guard !name.isEmpty else { return false }
            rest = rest[name.endIndex...]
        }
        return true
    }

    private static func takeOffset(_ allowsZ: Bool, _ rest: inout Substring) -> Bool {
        if allowsZ, rest.first == "Z" {
            rest.removeFirst()
            return true
        }
        guard let sign = rest.first, sign == "+" || sign == "-" else { return false }
        rest.removeFirst()
        guard take(.number(0...18, digits: 2...2), &rest) else { return false }
        if rest.first == ":" { rest.removeFirst() }
        return rest.isEmpty || take(.number(0...59, digits: 2...2), &rest)
    }

    /// The formats used where a rule gives none.
    static let isoDate = DateTimePattern("yyyy-MM-dd")
    static let isoTime = DateTimePattern("HH:mm:ss")
    static let isoMoment = "yyyy-MM-dd'T'HH:mm:ss"
}
