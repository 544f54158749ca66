/// How strictly schemas are read; the defaults let nothing pass unnoticed.
package struct SchemaOptions: Sendable {
    package enum UnknownKeywords: Sendable {
        case refused
        /// Treated as annotations, as the specification allows; `x-...` always is.
        case ignored
    }

    package enum Formats: Sendable {
        /// Judged; a format this engine does not know is refused.
        case asserted
        /// Judged where this engine knows the format; others are annotations.
        case assertedWhereKnown
        /// Without effect on verdicts, unless a meta-schema asks for assertion.
        case annotated
    }

    package var dialect: SchemaDialect
    /// The draft of schemas without a `$schema`.
    package var draft: SchemaDraft
    package var unknownKeywords: UnknownKeywords
    package var formats: Formats

    package init(
        dialect: SchemaDialect = .jsonSchema, draft: SchemaDraft = .draft2020,
        unknownKeywords: UnknownKeywords = .refused,
        formats: Formats = .asserted
    ) {
        self.dialect = dialect
        self.draft = draft
        self.unknownKeywords = unknownKeywords
        self.formats = formats
    }
}
