/// The rules a schema itself can break, and why each exists.
package enum SchemaRule: String, Sendable, CaseIterable {
    case unknownKeyword = "schema-unknown-keyword"
    case unsupportedDialect = "schema-unsupported-dialect"
    case unsupportedVocabulary = "schema-unsupported-vocabulary"
    case unsupportedFormat = "schema-unsupported-format"
    case invalidKeywordValue = "schema-invalid-keyword-value"
    case invalidPattern = "schema-invalid-pattern"
    case unresolvedReference = "schema-unresolved-reference"
    case endlessReference = "schema-endless-reference"
    case repeatedIdentifier = "schema-repeated-identifier"
    case repeatedName = "schema-repeated-name"

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .unknownKeyword:
            "A misspelt keyword checks nothing, so a contract that seems strict lets everything in."
        case .unsupportedDialect:
            "A keyword means different things in different drafts, so the draft has to be known."
        case .unsupportedVocabulary:
            "A vocabulary the meta-schema requires cannot be left out without changing verdicts."
        case .unsupportedFormat:
            "A format that is not asserted looks like a check and is none."
        case .invalidKeywordValue:
            "A keyword with a value of the wrong kind has no meaning."
        case .invalidPattern:
            "A pattern outside ECMA-262 with Unicode matches differently, or not at all, elsewhere."
        case .unresolvedReference:
            "A reference that leads nowhere leaves a part of the contract unwritten."
        case .endlessReference:
            "A schema that needs its own verdict on the same value never comes to one."
        case .repeatedIdentifier:
            "Two schemas under one identifier make every reference to it ambiguous."
        case .repeatedName:
            "Of two members with one name each reader keeps a different one."
        }
    }
}
