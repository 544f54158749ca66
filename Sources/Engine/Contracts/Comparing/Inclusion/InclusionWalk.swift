import JSONModel
import JSONSchema

/// Walks two revisions of schemas side by side and notes where the right may refuse what the left
/// allows.
///
/// Pairs already seen are not walked again, which ends circles of references and keeps the work in
/// proportion to the documents. The walk only proposes; values decide.
final class InclusionWalk {
    let sameness: SchemaSameness
    let formatsCount: Bool
    private(set) var nodes: [WalkNode] = []
    private(set) var differences: [Difference] = []
    /// Whether the walk ended before everything was seen.
    private(set) var isCut = false
    /// The members only one side describes, by the node they begin at.
    private(set) var undescribed: [Int: UndescribedMember] = [:]
    private var notedWithin: [Int: Int] = [:]
    private var numbers: [String: Int] = [:]
    private var next = 0
    private let nodeLimit: Int
    private var shortWalks = 0
    private let budget: ShortWalkBudget
    let nesting: Int

    init(
        sameness: SchemaSameness, formatsCount: Bool, nodeLimit: Int = 200_000, nesting: Int = 0,
        budget: ShortWalkBudget = ShortWalkBudget()
    ) {
        self.budget = budget
        self.sameness = sameness
        self.formatsCount = formatsCount
        self.nodeLimit = nodeLimit
        self.nesting = nesting
    }

    /// Adds a pair of whole schemas; `root` tells later where a difference was found.
    func add(root: Int, _ left: SchemaSet, _ right: SchemaSet) {
        enter(root: root, parent: nil, .same, left, right)
    }

    func run() {
        while next < nodes.count {
            guard nesting == 0 || budget.takeNode() else {
                isCut = true
                return
            }
            visit(next)
            next += 1
        }
    }

    func enqueue(
        _ parent: Int, _ step: ValueStep, _ left: SchemaSet, _ right: SchemaSet,
        undescribed member: UndescribedMember? = nil
    ) {
        enter(root: nodes[parent].root, parent: parent, step, left, right, undescribed: member)
    }

    private func enter(
        root: Int, parent: Int?, _ step: ValueStep, _ left: SchemaSet, _ right: SchemaSet,
        undescribed member: UndescribedMember? = nil
    ) {
        if let a = left.lone, let b = right.lone, sameness.isSame(a, b) { return }
        let origin = parent.flatMap { nodes[$0].origin }
        var key = left.key + "\n|\n" + right.key
        // Two members nobody had described are two changes, even when one schema describes both.
        if let origin { key += "\nwithin \(origin)" }
        if origin == nil, let member { key += "\nat \(parent ?? -1) \(member.name)" }
        if let known = numbers[key] {
            if let parent {
                nodes[known].others.append((parent, step))
            } else {
                nodes[known].otherRoots.append(root)
            }
            return
        }
        guard nodes.count < nodeLimit else {
            isCut = true
            return
        }
        numbers[key] = nodes.count
        if origin == nil, let member { undescribed[nodes.count] = member }
        nodes.append(
            WalkNode(
                root: root, parent: parent, step: step, left: left, right: right,
                origin: origin ?? member.map { _ in nodes.count }))
    }

    func note(
        _ aspect: SchemaAspect, at node: Int, left: SchemaCursor?, right: SchemaCursor?,
        keyword: String? = nil, _ demands: [Demand],
        _ certainty: Difference.Certainty = .suspected, subject: String? = nil
    ) {
        guard let left = left ?? nodes[node].left.cursors.first ?? right,
            let right = right ?? nodes[node].right.cursors.first
        else { return }
        if let origin = nodes[node].origin { notedWithin[origin, default: 0] += 1 }
        differences.append(
            Difference(
                aspect: aspect, node: node, left: left, right: right, keyword: keyword,
                demands: demands, certainty: certainty, subject: subject))
    }

    /// Whether a short walk finds nothing the left allows and the right refuses.
    func proves(_ left: SchemaSet, within right: SchemaSet) -> Bool {
        differences(between: left, and: right).map(\.isEmpty) ?? false
    }

    /// What a short walk finds, or nil when it was cut off.
    func differences(between left: SchemaSet, and right: SchemaSet) -> [Difference]? {
        guard nesting < 2, shortWalks < 2000 else { return nil }
        shortWalks += 1
        let walk = InclusionWalk(
            sameness: sameness, formatsCount: formatsCount, nodeLimit: nesting == 0 ? 200 : 30,
            nesting: nesting + 1, budget: budget)
        walk.add(root: 0, left, right)
        walk.run()
        return walk.isCut ? nil : walk.differences.filter { $0.certainty != .probe }
    }

    private func visit(_ number: Int) {
        let node = nodes[number]
        // A member nobody had described is one change, however much could be said about it.
        if let origin = node.origin, notedWithin[origin, default: 0] >= ChangeGroup.triesLimit {
            return
        }
        let left = SchemaView(node.left)
        let right = SchemaView(node.right)
        guard left.refused == nil, !left.types.isEmpty else { return }
        if let refused = right.refused {
            note(
                .value, at: number, left: nil, right: refused, keyword: "false",
                (0..<4).map(Demand.variant))
            return
        }
        if let values = left.finiteValues {
            compare(finite: values, left, right, at: number)
            return
        }
        if openGroups(left, right, at: number) { return }
        compareReferences(left, right, at: number)
        let shared = compareTypes(left, right, at: number)
        if let listed = right.values {
            compareListed(listed, left, right, shared, at: number)
            return
        }
        if !shared.isDisjoint(with: .number) { compareNumbers(left, right, at: number) }
        if shared.contains(.string) { compareTexts(left, right, at: number) }
        if shared.contains(.object) { compareObjects(left, right, at: number) }
        if shared.contains(.array) { compareArrays(left, right, at: number) }
        compareExclusions(left, right, at: number)
        compareConditions(left, right, at: number)
    }

    private func compareReferences(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        for rule in right.opaque
        where !left.opaque.contains(where: { sameness.isSame($0.site, rule.site) }) {
            note(
                .reference, at: number, left: nil, right: rule.site, keyword: rule.value,
                (0..<4).map(Demand.variant))
        }
    }
}

/// How many pairs all short walks of one comparison may visit together.
///
/// Short walks start short walks, so limits for each of them alone multiply.
final class ShortWalkBudget {
    private var nodes = 50_000

    func takeNode() -> Bool {
        nodes -= 1
        return nodes >= 0
    }
}

extension SchemaSet {
    /// The one schema that is meant without any further condition.
    var lone: SchemaCursor? {
        cursors.count == 1 && opened.isEmpty && types == .all && present.isEmpty
            ? cursors[0] : nil
    }
}
