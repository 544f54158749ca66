/// Reads regular expressions as in ECMA-262 with the flag u.
package struct PatternParser {
    static let repetitionLimit = 10_000
    static let depthLimit = 64

    let scalars: [Unicode.Scalar]
    var offset = 0
    private var depth = 0
    private var groupsOpened = 0
    /// What the whole pattern holds; references may come before their groups.
    let names: PatternGroupNames

    init(_ source: String) {
        scalars = Array(source.unicodeScalars)
        names = PatternGroupNames(scalars)
    }

    /// The pattern as a tree; groups are in it only where a back reference may ask for them.
    package static func parse(_ source: String) throws(PatternError) -> PatternSyntax {
        guard source.unicodeScalars.count <= PatternProgram.lengthLimit else {
            throw PatternError(
                offset: 0, reason: "it has more than \(PatternProgram.lengthLimit) characters")
        }
        var parser = PatternParser(source)
        if let repeated = parser.names.repeated {
            throw parser.failure("two groups have the name '\(repeated)'", at: 0)
        }
        let syntax = try parser.parseChoice()
        if parser.peek() != nil { throw parser.failure("a ')' closes nothing") }
        return syntax.needsBacktracking ? syntax : syntax.withoutGroups
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
            if let reference = try parseBackReference() { return reference }
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
        let kind = try parseGroupKind(openedAt: start)
        if kind == .capturing { groupsOpened += 1 }
        let number = groupsOpened
        let inside = try parseChoice()
        guard take(")") else { throw failure("the group is not closed", at: start) }
        return switch kind {
        case .capturing: .group(inside, number: number)
        case .plain: inside
        case .look(let isAhead, let isNegated):
            .lookAround(inside, isAhead: isAhead, isNegated: isNegated)
        }
    }

    private enum GroupKind: Equatable {
        case capturing, plain
        case look(isAhead: Bool, isNegated: Bool)
    }

    private mutating func parseGroupKind(openedAt start: Int) throws(PatternError) -> GroupKind {
        guard take("?") else { return .capturing }
        if take(":") { return .plain }
        if take("=") { return .look(isAhead: true, isNegated: false) }
        if take("!") { return .look(isAhead: true, isNegated: true) }
        guard take("<") else {
            throw failure("flags inside a pattern are not supported", at: start)
        }
        if take("=") { return .look(isAhead: false, isNegated: false) }
        if take("!") { return .look(isAhead: false, isNegated: true) }
        _ = try parseName(openedAt: start)
        return .capturing
    }

    /// Reads a group's name whose `<` is behind the offset.
    private mutating func parseName(openedAt start: Int) throws(PatternError) -> String {
        var name = ""
        while let scalar = advance() {
            if scalar == ">" { break }
            let isFirst = name.isEmpty
            guard
                scalar == "$" || scalar == "_"
                    || (isFirst ? scalar.properties.isIDStart : scalar.properties.isIDContinue)
            else { throw failure("'\(scalar)' cannot stand in a group's name", at: start) }
            name.unicodeScalars.append(scalar)
        }
        guard scalars[offset - 1] == ">", !name.isEmpty else {
            throw failure("the group's name is not closed or empty", at: start)
        }
        return name
    }

    /// Reads a back reference whose backslash is behind the offset, or nothing.
    private mutating func parseBackReference() throws(PatternError) -> PatternSyntax? {
        let start = offset - 1
        if take("k") {
            guard take("<") else { throw failure("expected '<' after '\\k'", at: start) }
            let name = try parseName(openedAt: start)
            guard let number = names.numbers[name] else {
                throw failure("no group has the name '\(name)'", at: start)
            }
            return .backReference(number)
        }
        guard let first = peek(), ("1"..."9").contains(first) else { return nil }
        var number = 0
        while let digit = peek(), ScalarSet.digits.contains(digit.value), number <= names.count {
            number = number * 10 + Int(digit.value - 0x30)
            offset += 1
        }
        guard number <= names.count else { throw failure("there is no such group", at: start) }
        return .backReference(number)
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
        let isLazy = take("?")
        switch atom {
        case .start, .end, .wordBoundary, .lookAround:
            throw failure("an assertion cannot be repeated", at: start)
        default:
            let repeated = PatternSyntax.repeated(atom, least: bounds.least, most: bounds.most)
            return isLazy ? .lazy(repeated) : repeated
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
