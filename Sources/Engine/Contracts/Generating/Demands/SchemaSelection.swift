import JSONModel
import JSONSchema

/// Schemas that one value must keep to, together with the branches chosen in them.
struct SchemaSelection {
    var cursors: [SchemaCursor]
    /// The branch chosen for each `anyOf`, `oneOf`, `if` and dependent schema met so far.
    var picks: [String: Int] = [:]

    init(_ cursors: [SchemaCursor]) { self.cursors = cursors }

    /// The same for selections of the same schemas and branches.
    var key: String {
        let schemas = cursors.map(\.identity).joined(separator: " ")
        guard !picks.isEmpty else { return schemas }
        let chosen = picks.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return schemas + " | " + chosen.joined(separator: " ")
    }

    /// The same selection with one more branch chosen.
    func picking(_ branch: Int, of choice: SchemaChoice) -> SchemaSelection {
        var copy = self
        copy.picks[choice.key] = branch
        return copy
    }
}

/// A place in a schema where values may go one way or another.
struct SchemaChoice {
    let key: String
    let keyword: String
    /// The schema added by each branch; a branch without one adds nothing.
    let branches: [SchemaCursor?]
    /// What decides between the two branches of an `if`.
    var condition: SchemaCursor?
    /// The member whose presence decides, for a dependent schema.
    var member: String?
}
