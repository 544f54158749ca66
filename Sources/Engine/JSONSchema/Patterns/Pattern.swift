/// A regular expression that matches in time proportional to the text, whatever the text is.
///
/// The language is ECMA-262 in Unicode mode without back references and look-around, as JSON
/// Schema recommends. A pattern is not anchored: it has to occur somewhere in the text.
package struct Pattern: Sendable {
    package let source: String
    private let program: PatternProgram
    private let table: PatternTable?

    init(_ source: String) throws(PatternError) {
        self.source = source
        program = try PatternProgram(PatternParser.parse(source))
        table = PatternTable(program)
    }

    /// Whether the pattern occurs in the text.
    package func occurs(in text: String) -> Bool {
        if let table {
            let verdict = text.utf8.withContiguousStorageIfAvailable { table.occurs(in: $0) }
            if let verdict, let verdict { return verdict }
        }
        var machine = PatternMachine(program)
        return machine.occurs(in: text)
    }
}
