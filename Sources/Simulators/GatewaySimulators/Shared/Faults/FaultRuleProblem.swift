import JSONModel

/// One thing wrong with a fault rule, said so that its author can mend it.
package struct FaultRuleProblem: Sendable, Hashable {
    /// Where in the document.
    package let pointer: JSONPointer
    /// Whether the member's name is meant and not its value.
    package let concernsName: Bool
    /// What is there: `unknown fault "respons-lost"`.
    package let found: String
    /// What would have been right.
    package let expected: String
    /// The word that is not known, if that is what is wrong.
    package let word: String?
    /// The words among which the right one is, nearest match not looked for.
    package let known: [String]

    init(
        _ found: String, at pointer: JSONPointer, concernsName: Bool = false, expected: String,
        word: String? = nil, known: [String] = []
    ) {
        self.pointer = pointer
        self.concernsName = concernsName
        self.found = found
        self.expected = expected
        self.word = word
        self.known = known
    }
}

extension FaultRuleProblem: CustomStringConvertible {
    /// `/0/fault: what was found; expected …`.
    package var description: String {
        let place = pointer.tokens.isEmpty ? "the document" : pointer.description
        return "\(place): \(found); expected \(expected)"
    }
}

/// Everything wrong with a list of fault rules, in the order of reading.
package struct FaultRuleError: Error, Sendable, Hashable, CustomStringConvertible {
    package let problems: [FaultRuleProblem]

    /// One problem a line.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
