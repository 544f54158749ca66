/// A pattern as read for searching strings; what cannot be searched is not read.
indirect enum PatternTree: Sendable {
    case set(CodePoints)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repeated(PatternTree, least: Int, most: Int?)
    case start
    case end
}

/// Says that a pattern uses something no string can be searched for here, such as look-around.
struct UnsearchablePattern: Error {}

/// Reads the part of ECMA-262 patterns that describes a regular language.
struct PatternReader {
    private let scalars: [Unicode.Scalar]
    private var offset = 0
    private var depth = 0

    static func read(_ source: String) throws(UnsearchablePattern) -> PatternTree {
        var reader = PatternReader(scalars: Array(source.unicodeScalars))
        let tree = try reader.choice()
        guard reader.peek == nil else { throw UnsearchablePattern() }
        return tree
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        offset += 1
        return true
    }

    private mutating func next() throws(UnsearchablePattern) -> Unicode.Scalar {
        guard let scalar = peek else { throw UnsearchablePattern() }
        offset += 1
        return scalar
    }

    private mutating func choice() throws(UnsearchablePattern) -> PatternTree {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(UnsearchablePattern) -> PatternTree {
        var parts: [PatternTree] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            let atom = try atom()
            parts.append(try quantified(atom))
        }
        return .sequence(parts)
    }

    private mutating func atom() throws(UnsearchablePattern) -> PatternTree {
        switch try next() {
        case "^": return .start
        case "$": return .end
        case ".": return .set(CodePoints.lineEnds.inverted)
        case "(": return try group()
        case "[": return .set(try characterClass())
        case "\\": return .set(try escape(inClass: false))
        case "*", "+", "?": throw UnsearchablePattern()
        case let scalar: return .set(CodePoints(scalar))
        }
    }

    private mutating func group() throws(UnsearchablePattern) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        guard depth < 40 else { throw UnsearchablePattern() }
        if take("?") {
            if take("<") {
                guard let scalar = peek, scalar != "=", scalar != "!" else {
                    throw UnsearchablePattern()
                }
                while try next() != ">" {}
            } else if !take(":") {
                throw UnsearchablePattern()
            }
        }
        let inside = try choice()
        guard take(")") else { throw UnsearchablePattern() }
        return inside
    }

    private mutating func quantified(
        _ atom: PatternTree
    ) throws(UnsearchablePattern) -> PatternTree {
        var bounds: (Int, Int?)
        if take("*") {
            bounds = (0, nil)
        } else if take("+") {
            bounds = (1, nil)
        } else if take("?") {
            bounds = (0, 1)
        } else if take("{") {
            bounds = try counted()
        } else {
            return atom
        }
        _ = take("?")
        switch atom {
        case .start, .end: throw UnsearchablePattern()
        default: return .repeated(atom, least: bounds.0, most: bounds.1)
        }
    }

    private mutating func counted() throws(UnsearchablePattern) -> (Int, Int?) {
        let least = try number()
        var most: Int? = least
        if take(",") { most = peek == "}" ? nil : try number() }
        guard take("}"), most.map({ $0 >= least }) ?? true else { throw UnsearchablePattern() }
        return (least, most)
    }

    private mutating func number() throws(UnsearchablePattern) -> Int {
        var text = ""
        while let scalar = peek, CodePoints.digits.contains(scalar.value) {
            text.unicodeScalars.append(scalar)
            offset += 1
        }
        guard let value = Int(text), value <= 2000 else { throw UnsearchablePattern() }
        return value
    }

    private mutating func characterClass() throws(UnsearchablePattern) -> CodePoints {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while !take("]") {
            let low = try classItem()
            guard peek == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
                ranges += low.ranges
                continue
            }
            offset += 1
            let high = try classItem()
            guard let first = Self.single(low), let last = Self.single(high), first <= last
            else { throw UnsearchablePattern() }
            ranges.append(first...last)
        }
        let set = CodePoints(ranges)
        return isInverted ? set.inverted : set
    }

    private static func single(_ set: CodePoints) -> UInt32? {
        guard set.ranges.count == 1, set.ranges[0].count == 1 else { return nil }
        return set.ranges[0].lowerBound
    }

    private mutating func classItem() throws(UnsearchablePattern) -> CodePoints {
        let scalar = try next()
        return scalar == "\\" ? try escape(inClass: true) : CodePoints(scalar)
    }

    private mutating func escape(inClass: Bool) throws(UnsearchablePattern) -> CodePoints {
        switch try next() {
        case "d": return .digits
        case "D": return CodePoints.digits.inverted
        case "w": return .words
        case "W": return CodePoints.words.inverted
        case "s": return .spaces
        case "S": return CodePoints.spaces.inverted
        case "t": return CodePoints("\t")
        case "n": return CodePoints("\n")
        case "r": return CodePoints("\r")
        case "f": return CodePoints("\u{C}")
        case "v": return CodePoints("\u{B}")
        case "x": return try coded(digits: 2)
        case "u": return try unicodeEscape()
        case let scalar:
            let isWord = CodePoints.words.contains(scalar.value)
            guard !isWord || (inClass && scalar == "_") else { throw UnsearchablePattern() }
            return CodePoints(scalar)
        }
    }

    private mutating func unicodeEscape() throws(UnsearchablePattern) -> CodePoints {
        guard take("{") else { return try coded(digits: 4) }
        var text = ""
        while !take("}") { text.unicodeScalars.append(try next()) }
        return try Self.point(text)
    }

    private mutating func coded(digits: Int) throws(UnsearchablePattern) -> CodePoints {
        var text = ""
        for _ in 0..<digits { text.unicodeScalars.append(try next()) }
        return try Self.point(text)
    }

    private static func point(_ text: String) throws(UnsearchablePattern) -> CodePoints {
        guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw UnsearchablePattern()
        }
        return CodePoints(scalar)
    }
}
