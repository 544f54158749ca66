import JSONModel
import JSONSchema

/// A place where one schema seems to allow what the other refuses; not yet shown by a value.
struct Difference: Sendable {
    enum Certainty: Sendable {
        /// The demands cover everything: if none of them shows the difference, there is none.
        case exhaustive
        /// There may be a difference that none of the demands shows.
        case suspected
        /// Only worth trying.
        case probe
    }

    let aspect: SchemaAspect
    /// The number of the walk's node where it is.
    let node: Int
    /// Where the schema that allows more speaks, and where the one that allows less does.
    let left: SchemaCursor
    let right: SchemaCursor
    /// The keyword on the right that refuses.
    let keyword: String?
    let demands: [Demand]
    let certainty: Certainty
    /// The member, type or the like that it is about.
    var subject: String?
}

/// How a value is reached from the value around it.
enum ValueStep: Sendable, Hashable {
    case member(String)
    case element(Int)
    /// The value is the name of a member.
    case memberName
    /// The same value, looked at in one case of several.
    case same
}

/// A member that one side describes and the other is silent about.
struct UndescribedMember: Sendable {
    let name: String
    /// The schema the one side has for it.
    let described: SchemaCursor
    /// The schema that could describe it on the other side.
    let silent: SchemaCursor
}

/// A pair of schemas a walk has come to.
struct WalkNode: Sendable {
    let root: Int
    let parent: Int?
    let step: ValueStep
    let left: SchemaSet
    let right: SchemaSet
    /// The node of the member around this one, or this one, that only the right side describes.
    let origin: Int?
    /// Other ways to the same pair.
    var others: [(parent: Int, step: ValueStep)] = []
    /// Further whole schemas that are this very pair.
    var otherRoots: [Int] = []
}
