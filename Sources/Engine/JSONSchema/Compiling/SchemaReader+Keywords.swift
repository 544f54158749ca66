import Findings
import JSONModel

extension SchemaReader {
    /// Reports keywords that are unknown or that this engine does not judge.
    mutating func checkKeywords(options: SchemaOptions) {
        for name in object.names {
            if let keyword = SchemaKeyword(rawValue: name) {
                checkSupport(of: keyword, options: options)
            } else if options.unknownKeywords == .refused, !name.hasPrefix("x-"),
                !options.dialect.annotations.contains(name)
            {
                let known = SchemaKeyword.names + options.dialect.annotations
                report(
                    .unknownKeyword,
                    FindingLocation(document, nameAt: place.pointer.appending(name)),
                    message: "unknown keyword \"\(name)\"",
                    expected: "a keyword of JSON Schema 2020-12, or a name starting with \"x-\"",
                    nextAction: NearestName.question(for: name, among: known))
            }
        }
        for keyword in [SchemaKeyword.definitions, .examples] { checkShape(of: keyword) }
    }

    private mutating func checkSupport(of keyword: SchemaKeyword, options: SchemaOptions) {
        if let refusal = keyword.refusal {
            let pointer = place.pointer.appending(keyword.rawValue)
            report(
                .unsupportedKeyword, FindingLocation(document, nameAt: pointer),
                message: "\"\(keyword.rawValue)\" cannot be judged: \(refusal)",
                expected: "keywords this engine judges")
        }
        if keyword == .schema, let found = text(.schema),
            !options.dialect.identifiers.contains(
                found.hasSuffix("#") ? String(found.dropLast()) : found)
        {
            report(
                .unsupportedDialect, at: .schema, "the dialect \(found) is not supported",
                expected: options.dialect.identifiers.joined(separator: " or "), found: found)
        }
        if keyword == .id, let id = text(.id), let fragment = URIReference(id).fragment,
            !fragment.isEmpty
        {
            report(
                .invalidKeywordValue, at: .id, "\"$id\" may not have a fragment",
                expected: "a URI without \"#\"", found: id, nextAction: "use \"$anchor\"")
        }
    }

    private mutating func checkShape(of keyword: SchemaKeyword) {
        switch keyword {
        case .definitions: _ = map(.definitions)
        case .examples: _ = read(.examples, expected: "an array", as: \.array)
        default: break
        }
    }
}
