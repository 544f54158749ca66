import JSONModel

/// One schema in the form the walk reads: its keywords sorted by the kind of value they judge.
///
/// Other nodes are named by their index in ``SchemaProgram/nodes``, so that schemas may refer to
/// each other in circles while every node stays immutable.
final class SchemaNode: Sendable {
    typealias Index = Int

    let site: SchemaSite
    /// The schema resource it is written in, counted as in ``SchemaProgram/resources``.
    let resource: Int
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
        site: SchemaSite, resource: Int = 0, verdict: Bool? = nil, types: TypeMask = .all,
        values: ValueRule? = nil,
        number: NumberRule? = nil, string: StringRule? = nil, array: ArrayRule? = nil,
        object: ObjectRule? = nil, combination: CombinationRule? = nil
    ) {
        self.site = site
        self.resource = resource
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
    var draft = SchemaDraft.draft2020
}

/// The nodes that belong together.
struct SchemaProgram: Sendable {
    /// A document, or the part of one under its own `$id`.
    struct Resource: Sendable {
        let uri: String
        /// Where it starts in its document.
        let pointer: JSONPointer
    }

    let nodes: [SchemaNode]
    var resources: [Resource] = []
    /// For each dynamic anchor's name, the node of that anchor in each resource, or -1.
    var dynamicTargets: [[SchemaNode.Index]] = []

    /// Whether verdicts depend on the resources a walk came through.
    var usesDynamicScope: Bool { !dynamicTargets.isEmpty }
}
