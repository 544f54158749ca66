import JSONModel

/// One schema of an older draft, read as the newest draft would write it.
///
/// So the rest of the engine knows one set of keywords. Only the schema's own members are
/// rewritten; the schemas inside it are translated when they are read.
struct DraftTranslation: Sendable {
    /// The schema as written.
    let original: JSONObject
    let draft: SchemaDraft
    /// The schema in the keywords of draft 2020-12.
    let modern: JSONObject
    /// Whether nothing had to be rewritten.
    let isIdentity: Bool

    init(_ original: JSONObject, draft: SchemaDraft) {
        self.original = original
        self.draft = draft
        isIdentity = draft == .draft2020 && !original.contains("dependencies")
        modern = isIdentity ? original : Self.translate(original, from: draft)
    }

    private static func translate(_ original: JSONObject, from draft: SchemaDraft) -> JSONObject {
        // Up to draft-07 a reference hides whatever stands beside it.
        if draft <= .draft07, let reference = original["$ref"] {
            var modern = JSONObject([.init(name: "$ref", value: reference)])
            modern["$defs"] = original["definitions"]
            return modern
        }
        var modern = JSONObject()
        let hasTuple = draft < .draft2020 && original["items"]?.array != nil
        for member in original.members {
            switch SchemaKeyword(rawValue: member.name) {
            case .items where hasTuple: modern.append("prefixItems", member.value)
            case .additionalItems where draft < .draft2020:
                if hasTuple { modern.append("items", member.value) }
            case .olderDefinitions where draft < .draft2020:
                for inner in member.value.object?.members ?? [] {
                    add(inner.name, inner.value, to: "$defs", of: &modern)
                }
                if modern["$defs"] == nil { modern.append("$defs", member.value) }
            case .dependencies: split(member.value, into: &modern)
            case let keyword?:
                // What came in a later draft means nothing in this one.
                if keyword.drafts.contains(draft) { modern.append(member.name, member.value) }
            case nil: modern.append(member.name, member.value)
            }
        }
        return modern
    }

    private static func split(_ dependencies: JSONValue, into modern: inout JSONObject) {
        guard let members = dependencies.object?.members else {
            modern["dependentSchemas"] = dependencies
            return
        }
        for member in members {
            let keyword = member.value.array == nil ? "dependentSchemas" : "dependentRequired"
            add(member.name, member.value, to: keyword, of: &modern)
        }
    }

    private static func add(
        _ name: String, _ value: JSONValue, to keyword: String, of modern: inout JSONObject
    ) {
        var map = modern[keyword]?.object ?? JSONObject()
        if !map.contains(name) { map.append(name, value) }
        modern[keyword] = .object(map)
    }

    /// Where a keyword of the newest draft stands in the schema as written.
    func written(_ tokens: [String]) -> [String] {
        guard let keyword = tokens.first.flatMap(SchemaKeyword.init(rawValue:)) else {
            return tokens
        }
        var words = tokens
        words[0] = written(keyword, name: tokens.count > 1 ? tokens[1] : nil)
        return words
    }

    private func written(_ keyword: SchemaKeyword, name: String?) -> String {
        let older: SchemaKeyword
        switch keyword {
        case .prefixItems where draft < .draft2020: older = .items
        case .items where draft < .draft2020 && original["items"]?.array != nil:
            older = .additionalItems
        case .definitions where draft < .draft2020: older = .olderDefinitions
        case .dependentSchemas, .dependentRequired: older = .dependencies
        default: return keyword.rawValue
        }
        let modern = original[keyword.rawValue]
        if keyword != .prefixItems, keyword != .items,
            let modern, name.map({ modern[$0] != nil }) ?? true
        {
            return keyword.rawValue
        }
        return original.contains(older.rawValue) ? older.rawValue : keyword.rawValue
    }
}
