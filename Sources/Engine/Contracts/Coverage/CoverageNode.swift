import JSONModel
import JSONSchema

/// What of one schema can be exercised, and where its parts lead.
///
/// Nodes refer to each other by number, so schemas that contain themselves are circles of numbers.
struct CoverageNode: Sendable {
    struct Property: Sendable {
        let name: String
        let item: Int
        let node: Int?
    }

    /// A part that only counts when its own schema takes the value.
    struct Branch: Sendable {
        let schema: CompiledSchema
        let item: Int
        let node: Int?
    }

    struct Condition: Sendable {
        let test: CompiledSchema
        let then: (item: Int, node: Int?)
        let otherwise: (item: Int, node: Int?)
    }

    struct NamePattern: Sendable {
        let names: TextPattern
        let node: Int
    }

    var properties: [Property] = []
    var patterns: [NamePattern] = []
    /// The schema of members that neither `properties` nor a pattern describes.
    var additional: Int?
    var prefix: [Int?] = []
    var elements: Int?
    var dependents: [(name: String, node: Int)] = []
    /// Schemas that hold for the same value: `$ref` and `allOf`.
    var alike: [Int] = []
    var values: [(value: JSONValue, item: Int)] = []
    var types: [(name: String, item: Int)] = []
    var branches: [Branch] = []
    var condition: Condition?

    /// The nodes this one leads to.
    var next: [Int] {
        var all = properties.compactMap(\.node) + patterns.map(\.node) + prefix.compactMap(\.self)
        all += [additional, elements].compactMap(\.self) + dependents.map(\.node) + alike
        all += branches.compactMap(\.node)
        if let condition {
            all += [condition.then.node, condition.otherwise.node].compactMap(\.self)
        }
        return all
    }

    /// The items of this node alone.
    var items: [Int] {
        var all = properties.map(\.item) + values.map(\.item) + types.map(\.item)
        all += branches.map(\.item)
        if let condition { all += [condition.then.item, condition.otherwise.item] }
        return all
    }

    /// Whether the members' names, the types and the enum values of a message decide what it
    /// exercises here; branches and patterns also look at other texts and numbers.
    var isDecidedByShape: Bool { branches.isEmpty && condition == nil && patterns.isEmpty }
}

/// The nodes of one body or event, and what can be exercised in it.
struct CoverageBody: Sendable {
    let root: Int
    let items: [Int]
    let isDecidedByShape: Bool
    /// Hashes of the texts that enum values below this body are written with.
    let enumHashes: Set<UInt64>
    /// The bytes of the longest of them.
    let longestEnum: Int
}
