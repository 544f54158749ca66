import Findings

/// Finds schemas whose verdict on a value needs their own verdict on the same value.
struct EndlessReferenceCheck {
    /// How many schemas may judge one value on top of each other.
    static let depthLimit = 256

    private enum Visit { case unseen, open, done }

    private let program: SchemaProgram
    private let nodes: [SchemaNode]
    private var visits: [Visit]
    private var found: [Finding] = []

    init(_ program: SchemaProgram) {
        self.program = program
        nodes = program.nodes
        visits = Array(repeating: .unseen, count: nodes.count)
    }

    mutating func findings() -> [Finding] {
        for index in nodes.indices { visit(index, depth: 0) }
        return found
    }

    private mutating func visit(_ index: SchemaNode.Index, depth: Int) {
        switch visits[index] {
        case .done: return
        case .open:
            report(index, "the schema refers back to itself without going into the value")
            return
        case .unseen: break
        }
        guard depth < Self.depthLimit else {
            report(index, "more than \(Self.depthLimit) schemas refer to each other in a row")
            return
        }
        visits[index] = .open
        let node = nodes[index]
        let dependent = node.object?.dependentSchemas.map(\.needed) ?? []
        // Which target a dynamic reference has depends on the way, so each has to end.
        let dynamic = node.combination?.dynamic?.name.map { name in
            program.dynamicTargets[name].filter { $0 >= 0 }
        }
        for next in (node.combination?.all ?? []) + dependent + (dynamic ?? []) {
            visit(next, depth: depth + 1)
        }
        visits[index] = .done
    }

    private mutating func report(_ index: SchemaNode.Index, _ message: String) {
        let site = nodes[index].site
        found.append(
            Finding(
                rule: SchemaRule.endlessReference.rawValue, message: message,
                location: FindingLocation(site.document, at: site.pointer),
                expected: "references that end",
                nextAction: "refer to it from inside \"properties\" or \"items\""))
    }
}
