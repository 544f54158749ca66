/// Patterns in forms that judge ASCII bytes without allocating.
///
/// Most patterns of contracts are a row of character classes from start to end, such as
/// `^[a-z][a-z0-9_]*$`. Where no class can take what the next one should have, taking as much as
/// possible each time is the only way to match, so one pass over the bytes decides.
struct QuickPatterns: Sendable {
    /// So many bytes of one class.
    struct Step {
        /// One bit in the table of classes.
        var classBit: UInt64
        var least: UInt32
        var most: UInt32
    }

    enum Form {
        case steps(QuickRange)
        case table(Int32)
    }

    private(set) var forms: [Form] = []
    private(set) var steps: [Step] = []
    /// For each ASCII byte the classes it is in; other bytes are in none.
    private(set) var classes = [UInt64](repeating: 0, count: 256)
    private(set) var tables: [PatternTable] = []
    /// The patterns as such, for texts that are not ASCII.
    private(set) var sources: [Pattern] = []

    private var sets: [ScalarSet] = []
    private var known: [String: Int32] = [:]

    /// The number of the pattern, or -1 when only the walk can judge by it.
    mutating func add(_ pattern: Pattern) -> Int32 {
        if let number = known[pattern.source] { return number }
        let number = make(pattern.source)
        if number >= 0 { sources.append(pattern) }
        known[pattern.source] = number
        return number
    }

    private mutating func make(_ source: String) -> Int32 {
        guard let syntax = try? PatternParser.parse(source), !syntax.needsBacktracking else {
            return -1
        }
        if let row = steps(of: syntax) {
            forms.append(
                .steps(QuickRange(start: Int32(steps.count), count: Int32(row.count))))
            steps += row
            return Int32(forms.count - 1)
        }
        guard let program = try? PatternProgram(syntax), let table = PatternTable(program) else {
            return -1
        }
        forms.append(.table(Int32(tables.count)))
        tables.append(table)
        return Int32(forms.count - 1)
    }

    /// The pattern as a row of classes, or nil when it is none.
    private mutating func steps(of syntax: PatternSyntax) -> [Step]? {
        guard case .sequence(let parts) = syntax, parts.count >= 2, case .start? = parts.first,
            case .end? = parts.last
        else { return nil }
        var row: [(set: ScalarSet, least: Int, most: Int?)] = []
        for part in parts.dropFirst().dropLast() {
            switch part {
            case .set(let set): row.append((set, 1, 1))
            case .repeated(.set(let set), let least, let most): row.append((set, least, most))
            default: return nil
            }
        }
        // What takes more than it must may not take what a later part needs.
        for (place, part) in row.enumerated() where part.most != part.least {
            for later in row[(place + 1)...] {
                if part.set.sharesASCII(with: later.set) { return nil }
                if later.least > 0 { break }
            }
        }
        var steps: [Step] = []
        for part in row {
            guard let bit = classBit(part.set) else { return nil }
            steps.append(
                Step(
                    classBit: bit, least: UInt32(clamping: part.least),
                    most: UInt32(clamping: part.most ?? .max)))
        }
        return steps
    }

    private mutating func classBit(_ set: ScalarSet) -> UInt64? {
        if let known = sets.firstIndex(of: set) { return 1 << UInt64(known) }
        guard sets.count < 64 else { return nil }
        let bit: UInt64 = 1 << UInt64(sets.count)
        sets.append(set)
        for byte in 0..<128 where set.contains(UInt32(byte)) { classes[byte] |= bit }
        return bit
    }
}

extension ScalarSet {
    fileprivate func sharesASCII(with other: ScalarSet) -> Bool {
        (UInt32(0)..<128).contains { contains($0) && other.contains($0) }
    }
}
