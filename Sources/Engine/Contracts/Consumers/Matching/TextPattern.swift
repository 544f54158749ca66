import Findings
import JSONModel
import JSONSchema

/// A regular expression of ECMA-262, matched in linear time.
package struct TextPattern: Sendable {
    package let source: String
    private let schema: CompiledSchema

    /// A pattern that occurs in a text, or that is the `whole` of it.
    ///
    /// - Throws: `TextPatternError` when it cannot be read.
    package init(_ source: String, whole: Bool = false) throws(TextPatternError) {
        let pattern = whole ? "^(?:\(source))$" : source
        var registry = SchemaRegistry()
        let document = JSONDocument(name: "pattern", root: ["pattern": .string(pattern)])
        do throws(SchemaError) {
            try registry.add(document)
            schema = try registry.compile(document.name)
        } catch {
            throw TextPatternError(reason: error.findings.first?.message ?? "it cannot be read")
        }
        self.source = source
    }

    /// Whether the pattern is found in the text.
    package func occurs(in text: String) -> Bool { schema.accepts(.string(text)) }
}

/// Why a regular expression cannot be used.
package struct TextPatternError: Error, Sendable, Hashable {
    package let reason: String
}
