import JSONModel

/// One schema in the form the walk reads: its keywords sorted by the kind of value they judge.
///
/// Other nodes are named by their index in ``SchemaProgram/nodes``, so that schemas may refer to
/// each other in circles while every node stays immutable.
final class SchemaNode: Sendable {
    typealias Index = Int

    let site: SchemaSite
    /// The verdict of a schema that is just `true` or `false`.
    let verdict: Bool?
    let types: TypeMask
    let values: ValueRule?
    let number: NumberRule?
    let string: StringRule?
    let array: ArrayRule?
    let object: ObjectRule?
    let combination: CombinationRule?

    /// Whether a keyword here asks which members or elements its neighbours have judged.
    let usesUnevaluated: Bool

    init(
        site: SchemaSite, verdict: Bool? = nil, types: TypeMask = .all, values: ValueRule? = nil,
        number: NumberRule? = nil, string: StringRule? = nil, array: ArrayRule? = nil,
        object: ObjectRule? = nil, combination: CombinationRule? = nil
    ) {
        self.site = site
        self.verdict = verdict
        self.types = types
        self.values = values
        self.number = number
        self.string = string
        self.array = array
        self.object = object
        self.combination = combination
        usesUnevaluated = array?.unevaluated != nil || object?.unevaluated != nil
    }
}

/// Where a schema is written.
struct SchemaSite: Sendable {
    let document: JSONDocument
    let pointer: JSONPointer
}

/// The nodes that belong together.
struct SchemaProgram: Sendable {
    let nodes: [SchemaNode]
}
