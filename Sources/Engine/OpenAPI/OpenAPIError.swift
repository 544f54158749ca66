import Findings

/// An OpenAPI document that cannot be used: every reason, each with file, line and column.
package struct OpenAPIError: Error, Sendable, CustomStringConvertible {
    /// At least one finding, in reading order; the rule of each is an ``OpenAPIRule`` or a rule of
    /// JSONSchema.
    package let findings: [Finding]

    /// A part that several others refer to is read for each of them, and reported once.
    init(_ findings: [Finding]) {
        var seen: Set<Finding> = []
        self.findings = findings.filter { seen.insert($0).inserted }.sortedForReading()
    }

    package var description: String { TextRenderer(colour: false).render(findings) }
}
