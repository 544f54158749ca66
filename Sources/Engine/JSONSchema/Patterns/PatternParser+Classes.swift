extension PatternParser {
    /// Reads a character class whose `[` is behind the offset.
    mutating func parseClass() throws(PatternError) -> ScalarSet {
        let start = offset - 1
        let inverted = take("^")
        var set = ScalarSet()
        while let scalar = peek(), scalar != "]" {
            let place = offset
            let first = try parseClassAtom()
            guard peek() == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
                set = set.union(first)
                continue
            }
            offset += 1
            let last = try parseClassAtom()
            guard let low = first.single, let high = last.single, low <= high else {
                throw failure("this is not a range of characters", at: place)
            }
            set = set.union(ScalarSet([low...high]))
        }
        guard take("]") else { throw failure("the class is not closed", at: start) }
        return inverted ? set.inverted : set
    }

    private mutating func parseClassAtom() throws(PatternError) -> ScalarSet {
        guard let scalar = advance() else { throw failure("the class is not closed") }
        return scalar == "\\" ? try parseEscape(inClass: true) : ScalarSet(scalar)
    }

    /// Reads an escape whose backslash is behind the offset.
    mutating func parseEscape(inClass: Bool) throws(PatternError) -> ScalarSet {
        let start = offset - 1
        guard let scalar = advance() else { throw failure("the pattern ends here", at: start) }
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .wordCharacters
        case "W": return ScalarSet.wordCharacters.inverted
        case "s": return .spaces
        case "S": return ScalarSet.spaces.inverted
        case "p", "P":
            return ScalarSet(try parseProperty(openedAt: start), inverted: scalar == "P")
        case "t": return ScalarSet("\t")
        case "n": return ScalarSet("\n")
        case "v": return ScalarSet("\u{0B}")
        case "f": return ScalarSet("\u{0C}")
        case "r": return ScalarSet("\r")
        case "b" where inClass: return ScalarSet("\u{08}")
        case "-" where inClass: return ScalarSet("-")
        case "c": return try parseControl(openedAt: start)
        case "x": return ScalarSet([try parseHexadecimal(digits: 2)].map { $0...$0 })
        case "u": return try parseUnicodeEscape(openedAt: start)
        case "0": return try parseNull(openedAt: start)
        case "1"..."9", "k": throw failure("a back reference cannot stand in a class", at: start)
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
            return ScalarSet(scalar)
        default: throw failure("unknown escape '\\\(scalar)'", at: start)
        }
    }

    private mutating func parseNull(openedAt start: Int) throws(PatternError) -> ScalarSet {
        if let next = peek(), ScalarSet.digits.contains(next.value) {
            throw failure("octal escapes are not part of Unicode patterns", at: start)
        }
        return ScalarSet("\0")
    }

    private mutating func parseControl(openedAt start: Int) throws(PatternError) -> ScalarSet {
        guard let letter = advance(),
            ("a"..."z").contains(letter) || ("A"..."Z").contains(letter)
        else { throw failure("expected a letter after '\\c'", at: start) }
        return ScalarSet([(letter.value & 31)...(letter.value & 31)])
    }

    private mutating func parseProperty(
        openedAt start: Int
    ) throws(PatternError) -> ScalarProperty {
        guard take("{") else { throw failure("expected '{' after '\\p'", at: start) }
        var name = ""
        while let scalar = advance() {
            guard scalar != "}" else {
                if let known = ScalarProperty(named: name) { return known }
                throw failure("the property '\(name)' is not known here", at: start)
            }
            name.unicodeScalars.append(scalar)
        }
        throw failure("the property is not closed", at: start)
    }

    private mutating func parseUnicodeEscape(
        openedAt start: Int
    ) throws(PatternError) -> ScalarSet {
        if take("{") {
            var value: UInt32 = 0
            while let scalar = advance(), scalar != "}" {
                guard let digit = Character(scalar).hexDigitValue, value < 0x11_0000 else {
                    throw failure("expected a code point in hexadecimal", at: start)
                }
                value = value << 4 | UInt32(digit)
            }
            guard scalars[offset - 1] == "}", scalars[offset - 2] != "{", value <= 0x10FFFF else {
                throw failure("expected a code point in hexadecimal", at: start)
            }
            return ScalarSet([value...value])
        }
        let first = try parseHexadecimal(digits: 4)
        guard (0xD800...0xDBFF).contains(first), offset + 1 < scalars.count,
            scalars[offset] == "\\", scalars[offset + 1] == "u"
        else { return ScalarSet([first...first]) }
        offset += 2
        let second = try parseHexadecimal(digits: 4)
        guard (0xDC00...0xDFFF).contains(second) else {
            throw failure("half of a surrogate pair stands alone", at: start)
        }
        let combined = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        return ScalarSet([combined...combined])
    }

    private mutating func parseHexadecimal(digits: Int) throws(PatternError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = advance(), let digit = Character(scalar).hexDigitValue,
                scalar.isASCII
            else { throw failure("expected \(digits) hexadecimal digits") }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}

extension ScalarSet {
    /// The only member, when there is just one.
    fileprivate var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
