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
        /// Without effect on verdicts.
        case annotated
    }

    package var dialect: SchemaDialect
    package var unknownKeywords: UnknownKeywords
    package var formats: Formats

    package init(
        dialect: SchemaDialect = .jsonSchema, unknownKeywords: UnknownKeywords = .refused,
        formats: Formats = .asserted
    ) {
        self.dialect = dialect
        self.unknownKeywords = unknownKeywords
        self.formats = formats
    }
}
