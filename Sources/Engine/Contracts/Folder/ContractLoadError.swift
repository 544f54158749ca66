import Findings

/// Why a folder of contracts cannot be used.
package struct ContractLoadError: Error, Sendable, CustomStringConvertible {
    /// Tells apart what the reader of the message has to repair, and the exit code with it.
    package enum Kind: Sendable, Hashable {
        /// A file is missing, unreadable, or not JSON or YAML: exit code 3.
        case unreadableInput
        /// The files can be read, but a schema or specification is broken: findings, exit code 1.
        case brokenContract
    }

    package let kind: Kind
    /// At least one finding, in reading order.
    package let findings: [Finding]

    init(_ kind: Kind, _ findings: [Finding]) {
        self.kind = kind
        var seen: Set<Finding> = []
        self.findings = findings.filter { seen.insert($0).inserted }.sortedForReading()
    }

    package var description: String { TextRenderer(colour: false).render(findings) }
}
