import JSONModel
import JSONSchema

/// What one schema says about the members of an object.
struct ObjectShape: Sendable {
    let site: SchemaCursor
    let properties: [(name: String, schema: SchemaCursor)]
    let patterns: [(source: String, schema: SchemaCursor)]
    let additional: SchemaCursor?
    private let places: [String: Int]

    /// The shape, or nil when the schema does not speak about members.
    init?(_ site: SchemaCursor) {
        additional = site.child("additionalProperties")
        properties = site.map("properties")
        patterns = site.map("patternProperties").map { ($0.name, $0.schema) }
        guard additional != nil || !properties.isEmpty || !patterns.isEmpty else { return nil }
        self.site = site
        places = Dictionary(
            properties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The schemas for a member of that name.
    func schemas(for name: String) -> [SchemaCursor] {
        var found: [SchemaCursor] = []
        if let place = places[name] { found.append(properties[place].schema) }
        for pattern in patterns where PatternSearch.occurs(pattern.source, in: name) {
            found.append(pattern.schema)
        }
        if found.isEmpty, let additional { found.append(additional) }
        return found
    }

    /// Whether a member of that name is spoken about.
    func speaks(of name: String) -> Bool {
        additional != nil || places[name] != nil
            || patterns.contains { PatternSearch.occurs($0.source, in: name) }
    }
}

/// What one schema says about the elements of an array.
struct ArrayShape: Sendable {
    let site: SchemaCursor
    let prefix: [SchemaCursor]
    let rest: SchemaCursor?

    init?(_ site: SchemaCursor) {
        prefix = site.list("prefixItems")
        rest = site.child("items")
        guard rest != nil || !prefix.isEmpty else { return nil }
        self.site = site
    }

    func schema(at index: Int) -> SchemaCursor? {
        index < prefix.count ? prefix[index] : rest
    }
}

/// How many elements of an array fit a schema.
struct ContainsRule: Sendable {
    let site: SchemaCursor
    let schema: SchemaCursor
    let least: Int
    let most: Int?

    init?(_ site: SchemaCursor) {
        guard let schema = site.child("contains") else { return nil }
        self.site = site
        self.schema = schema
        least = site["minContains"]?.integer ?? 1
        most = site["maxContains"]?.integer
    }
}
