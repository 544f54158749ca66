import Findings
import JSONModel

extension SchemaReader {
    /// Reports keywords that are unknown, and those whose value is of the wrong kind.
    mutating func checkKeywords(registry: SchemaRegistry) {
        for name in translation.original.names {
            checkName(name, options: registry.options)
        }
        checkSchemaKeyword(registry)
        checkIdentifier()
        for keyword in [SchemaKeyword.definitions, .vocabulary] { _ = map(keyword) }
        _ = read(.examples, expected: "an array", as: \.array)
        for keyword in [
            SchemaKeyword.title, .description, .comment, .contentEncoding, .contentMediaType,
        ] {
            _ = text(keyword)
        }
        for keyword in [SchemaKeyword.deprecated, .readOnly, .writeOnly, .recursiveAnchor] {
            _ = flag(keyword)
        }
        for keyword in [SchemaKeyword.anchor, .dynamicAnchor] {
            _ = read(keyword, expected: "a name of letters, digits, '-', '_' and '.'") { value in
                value.string.flatMap { Self.isAnchor($0) ? $0 : nil }
            }
        }
    }

    private mutating func checkName(_ name: String, options: SchemaOptions) {
        let keyword = SchemaKeyword(rawValue: name)
        if let keyword, keyword.drafts.contains(dialect.draft) { return }
        guard options.unknownKeywords == .refused, !dialect.isCustom, !name.hasPrefix("x-"),
            !options.dialect.annotations.contains(name)
        else { return }
        let location = FindingLocation(document, nameAt: place.pointer.appending(name))
        if let keyword {
            report(
                .unknownKeyword, location,
                message: "\"\(name)\" is no keyword of draft \(dialect.draft.name)",
                expected: "keywords of draft \(dialect.draft.name)", found: name,
                nextAction: keyword.replacement(in: dialect.draft))
        } else {
            let known = SchemaKeyword.names(in: dialect.draft) + options.dialect.annotations
            report(
                .unknownKeyword, location, message: "unknown keyword \"\(name)\"",
                expected:
                    "a keyword of JSON Schema \(dialect.draft.name), "
                    + "or a name starting with \"x-\"",
                nextAction: NearestName.question(for: name, among: known))
        }
    }

    private mutating func checkSchemaKeyword(_ registry: SchemaRegistry) {
        guard let found = text(.schema) else { return }
        let isRoot = registry.documents[place.document].dialectNames[place.pointer] != nil
        if !isRoot, registry.options.unknownKeywords == .refused {
            report(
                .invalidKeywordValue, at: .schema,
                "\"$schema\" means nothing inside another schema",
                expected: "\"$schema\" where a document or an \"$id\" starts",
                nextAction: "move it to the start of the document")
        }
        guard case .failure(let unknown) = registry.dialect(named: found) else { return }
        switch unknown {
        case .identifier(let name):
            let known = SchemaDraft.allCases.map(\.identifier)
            report(
                .unsupportedDialect, at: .schema, "the dialect \(name) is not supported",
                expected: known.joined(separator: " or ") + ", or a meta-schema that was added",
                found: name, nextAction: NearestName.question(for: name, among: known))
        case .vocabulary(let name):
            report(
                .unsupportedVocabulary, at: .schema,
                "the meta-schema requires the vocabulary \(name)",
                expected: "vocabularies of JSON Schema, or others that may be ignored",
                found: name,
                nextAction: "set it to false in the meta-schema's \"$vocabulary\"")
        }
    }

    private mutating func checkIdentifier() {
        guard let id = text(.id), let fragment = URIReference(id).fragment, !fragment.isEmpty
        else { return }
        if dialect.draft <= .draft07, Self.isAnchor(fragment) { return }
        report(
            .invalidKeywordValue, at: .id, "\"$id\" may not have a fragment",
            expected: "a URI without \"#\"", found: id, nextAction: "use \"$anchor\"")
    }

    static func isAnchor(_ name: String) -> Bool {
        guard let first = name.utf8.first, URIFormat.isLetter(first) || first == UInt8(ascii: "_")
        else { return false }
        return name.utf8.allSatisfy {
            URIFormat.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: ".")
        }
    }
}

extension SchemaKeyword {
    /// What to write instead of a keyword the draft does not have.
    fileprivate func replacement(in draft: SchemaDraft) -> String? {
        switch self {
        case .olderDefinitions: "use \"$defs\""
        case .definitions: "use \"definitions\""
        case .dependencies: "use \"dependentRequired\" or \"dependentSchemas\""
        case .dependentRequired, .dependentSchemas: "use \"dependencies\""
        case .additionalItems: "use \"items\", after \"prefixItems\""
        case .prefixItems: "use an array as \"items\""
        case .recursiveReference: "use \"$dynamicRef\""
        case .recursiveAnchor: "use \"$dynamicAnchor\""
        case .dynamicReference where draft == .draft2019: "use \"$recursiveRef\""
        case .dynamicAnchor where draft == .draft2019: "use \"$recursiveAnchor\""
        default: "write the schema in a draft that has it, and say so in \"$schema\""
        }
    }
}
