import Findings

/// A schema that cannot be used: every reason, each with file, line and column.
package struct SchemaError: Error, Sendable, CustomStringConvertible {
    /// At least one finding, in reading order; the rule of each is a ``SchemaRule``.
    package let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings.sortedForReading() }

    package var description: String { TextRenderer(colour: false).render(findings) }
}
