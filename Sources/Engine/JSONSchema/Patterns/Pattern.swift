/// A regular expression of ECMA-262 with the flag u, as JSON Schema asks for.
///
/// A pattern is not anchored: it has to occur somewhere in the text. Patterns without look-around
/// and back references match in time proportional to the text, whatever the text is. The others
/// are tried way by way. Both stay within a fixed number of steps.
package struct Pattern: Sendable {
    /// What a search came to.
    package enum Verdict: Sendable, Hashable {
        case found, absent
        /// The pattern tried too many ways on this text; there is no verdict.
        case outOfBudget
    }

    private enum Machine: Sendable {
        case linear(PatternProgram, PatternTable?)
        case backtracking(BacktrackingProgram)
    }

    package let source: String
    private let machine: Machine

    /// The pattern made ready to search texts; throws what in it is refused, and where.
    package init(_ source: String) throws(PatternError) {
        self.source = source
        let syntax = try PatternParser.parse(source)
        if syntax.needsBacktracking {
            machine = .backtracking(try BacktrackingProgram(syntax))
        } else {
            let program = try PatternProgram(syntax)
            machine = .linear(program, PatternTable(program))
        }
    }

    /// Looks for the pattern in the text.
    package func search(_ text: String) -> Verdict {
        switch machine {
        case .linear(let program, let table):
            if let table {
                let verdict = text.utf8.withContiguousStorageIfAvailable { table.occurs(in: $0) }
                if let verdict, let verdict { return verdict ? .found : .absent }
            }
            var machine = PatternMachine(program)
            return machine.search(text)
        case .backtracking(let program):
            var matcher = BacktrackingMatcher(program, text: Array(text.unicodeScalars))
            return matcher.search()
        }
    }

    /// Whether the pattern occurs in the text; false also without a verdict.
    package func occurs(in text: String) -> Bool { search(text) == .found }

    /// Whether the text is a regular expression this engine takes.
    static func isPattern(_ text: String) -> Bool { (try? PatternParser.parse(text)) != nil }
}
