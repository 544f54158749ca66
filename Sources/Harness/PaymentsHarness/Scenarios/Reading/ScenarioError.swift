import Findings
import JSONModel

/// One thing wrong with a scenario file, said so that its author can mend it.
package struct ScenarioFault: Sendable, Hashable {
    /// The file as the person named it.
    package let file: String
    /// Where in the file; nil when the file as a whole is meant.
    package let position: SourcePosition?
    /// What is there, such as `unknown step "capure"`.
    package let found: String
    /// What would have been right, such as `one of: on, off`.
    package let expected: String?
    /// The known word that was probably meant.
    package let suggestion: String?

    package init(
        file: String, position: SourcePosition? = nil, found: String, expected: String? = nil,
        suggestion: String? = nil
    ) {
        self.file = file
        self.position = position
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
    }
}

extension ScenarioFault: CustomStringConvertible {
    /// `file:line:column: what was found; did you mean "…"? expected …`.
    package var description: String {
        var text = position.map { "\(file):\($0): " } ?? "\(file): "
        text += found
        if let suggestion { text += "; did you mean \"\(suggestion)\"?" }
        if let expected { text += (suggestion == nil ? "; expected " : " expected ") + expected }
        return text
    }
}

/// Everything that is wrong with a scenario file, in the order of the file.
package struct ScenarioError: Error, Sendable, Hashable, CustomStringConvertible {
    package let faults: [ScenarioFault]

    package init(_ faults: [ScenarioFault]) { self.faults = faults }

    /// One fault a line.
    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension ScenarioFault {
    /// The fault as a finding, for the renderers all engines share.
    package var finding: Finding {
        Finding(
            rule: "scenario-syntax", message: found,
            location: FindingLocation(file: file, position: position), expected: expected,
            nextAction: suggestion.map { "did you mean \"\($0)\"?" })
    }
}
