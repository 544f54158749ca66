/// Reads the ECMA-262 regular expressions (Unicode mode) that a linear-time machine can run.
///
/// Back references and look-around are refused: no linear machine runs them, and a contract is
/// read by many engines that disagree about them.
struct PatternParser {
    static let repetitionLimit = 2000
    static let depthLimit = 64

    let scalars: [Unicode.Scalar]
    var offset = 0
    private var depth = 0

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    static func parse(_ source: String) throws(PatternError) -> PatternSyntax {
        var parser = PatternParser(source)
        let syntax = try parser.parseChoice()
        if parser.peek() != nil { throw parser.failure("a ')' closes nothing") }
        return syntax
    }

    private mutating func parseChoice() throws(PatternError) -> PatternSyntax {
        var branches = [try parseSequence()]
        while take("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func parseSequence() throws(PatternError) -> PatternSyntax {
        var parts: [PatternSyntax] = []
        while let next = peek(), next != "|", next != ")" {
            let start = offset
            let atom = try parseAtom()
            parts.append(try parseQuantifier(of: atom, at: start))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func parseAtom() throws(PatternError) -> PatternSyntax {
        let start = offset
        guard let scalar = advance() else { throw failure("the pattern ends here") }
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .set(ScalarSet.lineEnds.inverted)
        case "(": return try parseGroup()
        case "[": return .set(try parseClass())
        case "\\":
            if take("b") { return .wordBoundary(true) }
            if take("B") { return .wordBoundary(false) }
            return .set(try parseEscape(inClass: false))
        case "*", "+", "?": throw failure("nothing before '\(scalar)' to repeat", at: start)
        case "{", "}", "]":
            throw failure("'\(scalar)' stands for itself only as '\\\(scalar)'", at: start)
        default: return .set(ScalarSet(scalar))
        }
    }

    private mutating func parseGroup() throws(PatternError) -> PatternSyntax {
        let start = offset - 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            throw failure("groups nested more than \(Self.depthLimit) deep", at: start)
        }
        if take("?") { try skipGroupKind(openedAt: start) }
        let inside = try parseChoice()
        guard take(")") else { throw failure("the group is not closed", at: start) }
        return inside
    }

    private mutating func skipGroupKind(openedAt start: Int) throws(PatternError) {
        if take(":") { return }
        guard take("<"), let next = peek(), next != "=", next != "!" else {
            throw failure("look-around and modifiers are not supported", at: start)
        }
        while let scalar = advance() {
            if scalar == ">" { return }
        }
        throw failure("the group's name is not closed", at: start)
    }

    private mutating func parseQuantifier(
        of atom: PatternSyntax, at start: Int
    ) throws(PatternError) -> PatternSyntax {
        var bounds: (least: Int, most: Int?)
        let place = offset
        switch peek() {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{": bounds = (0, 0)
        default: return atom
        }
        offset += 1
        if scalars[place] == "{" { bounds = try parseBounds(openedAt: place) }
        _ = take("?")  // A lazy quantifier finds another match, but not a different verdict.
        switch atom {
        case .start, .end, .wordBoundary:
            throw failure("an assertion cannot be repeated", at: start)
        default: return .repeated(atom, least: bounds.least, most: bounds.most)
        }
    }

    private mutating func parseBounds(
        openedAt start: Int
    ) throws(PatternError) -> (least: Int, most: Int?) {
        let least = try parseCount()
        var most: Int? = least
        if take(",") { most = peek() == "}" ? nil : try parseCount() }
        guard take("}") else { throw failure("the '{' is not closed", at: start) }
        if let most, most < least {
            throw failure("the bounds of the repetition are the wrong way round", at: start)
        }
        return (least, most)
    }

    private mutating func parseCount() throws(PatternError) -> Int {
        let start = offset
        var value = 0
        while let scalar = peek(), ScalarSet.digits.contains(scalar.value) {
            value = value * 10 + Int(scalar.value - 0x30)
            offset += 1
            guard value <= Self.repetitionLimit else {
                throw failure("repeats more than \(Self.repetitionLimit) times", at: start)
            }
        }
        guard offset > start else { throw failure("expected a number of repetitions") }
        return value
    }

    func peek() -> Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    mutating func advance() -> Unicode.Scalar? {
        guard let scalar = peek() else { return nil }
        offset += 1
        return scalar
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        offset += 1
        return true
    }

    func failure(_ reason: String, at place: Int? = nil) -> PatternError {
        PatternError(offset: place ?? offset, reason: reason)
    }
}
