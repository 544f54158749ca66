import JSONModel

/// What the keywords of one schema resource mean: its draft and the vocabularies in force.
struct ResourceDialect: Sendable, Hashable {
    var draft: SchemaDraft
    var vocabularies = SchemaVocabularies.published
    /// Whether a meta-schema of the schema's author names it, which may know further keywords.
    var isCustom = false
}

/// Why a `$schema` cannot be followed.
enum UnknownDialect: Error, Hashable {
    case identifier(String)
    case vocabulary(String)
}

extension SchemaRegistry {
    /// The dialect a `$schema` value names: a published draft, or a meta-schema that was added.
    func dialect(named identifier: String) -> Result<ResourceDialect, UnknownDialect> {
        dialect(named: identifier, depth: 0)
    }

    private func dialect(
        named identifier: String, depth: Int
    ) -> Result<ResourceDialect, UnknownDialect> {
        if let draft = SchemaDraft(identifier: identifier) {
            return .success(ResourceDialect(draft: draft))
        }
        if options.dialect.names(identifier) {
            return .success(ResourceDialect(draft: .draft2020))
        }
        let uri = SchemaDraft.normalized(identifier)
        guard depth < 16, let place = places[uri],
            let schema = documents[place.document].document.root.value(at: place.pointer)
        else { return .failure(.identifier(identifier)) }
        var dialect = ResourceDialect(draft: options.draft, isCustom: true)
        if let parent = schema["$schema"]?.string {
            switch self.dialect(named: parent, depth: depth + 1) {
            case .success(let known): dialect.draft = known.draft
            case .failure(let unknown): return .failure(unknown)
            }
        }
        guard let wanted = schema["$vocabulary"]?.object else { return .success(dialect) }
        dialect.vocabularies = []
        for member in wanted.members {
            if let known = SchemaVocabularies(identifier: member.name) {
                dialect.vocabularies.formUnion(known)
            } else if member.value.bool != false {
                return .failure(.vocabulary(member.name))
            }
        }
        return .success(dialect)
    }

    /// The draft of the schema at a place; the default one where its dialect is not known.
    func draft(at place: SchemaPlace) -> SchemaDraft {
        guard let name = dialectName(at: place), let dialect = try? dialect(named: name).get()
        else { return options.draft }
        return dialect.draft
    }

    /// The `$schema` in force at a place, or nil where none is written.
    func dialectName(at place: SchemaPlace) -> String? {
        documents[place.document].dialectName(at: place.pointer)
    }
}
