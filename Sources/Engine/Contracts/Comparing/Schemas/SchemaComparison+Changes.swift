import Findings
import JSONModel
import JSONSchema

extension SchemaComparison {
    /// What the old revisions allow and the new ones refuse.
    package func narrowings() -> [Change] { changes(isNarrower: true).changes }

    /// What the new revisions allow and the old ones refuse.
    package func widenings() -> [Change] { changes(isNarrower: false).changes }

    private func changes(isNarrower: Bool) -> (changes: [Change], isCut: Bool) {
        let walk = InclusionWalk(sameness: sameness, formatsCount: formatsCount)
        for (number, pair) in pairs.enumerated() {
            let old = SchemaSet(pair.old)
            let new = SchemaSet(pair.new)
            walk.add(root: number, isNarrower ? old : new, isNarrower ? new : old)
        }
        walk.run()
        let search = WitnessSearch(nodes: walk.nodes) { root, value in
            self.judge(value, root, isNarrower: isNarrower)
        }
        let reach = WalkReach(walk.nodes)
        var seen: Set<String> = []
        let found = walk.differences.compactMap { difference in
            change(difference, search, walk, reach, isNarrower: isNarrower)
        }
        let shown = found.filter { $0.witness != nil }
        let doubtful = found.filter { $0.witness == nil }
        let told = (shown + doubtful).filter { change in
            // Where a value shows a change already, a doubt about the same place adds nothing.
            if change.witness == nil, shown.contains(where: { $0.isAround(change) }) {
                return false
            }
            let place = "\(change.old) \(change.new) \(change.aspect) \(change.subject ?? "")"
            return seen.insert(place).inserted
        }
        return (told, walk.isCut)
    }

    private func judge(
        _ value: JSONValue, _ root: Int, isNarrower: Bool
    ) -> WitnessSearch.Verdict {
        let pair = pairs[root]
        let allowing = isNarrower ? pair.compiledOld : pair.compiledNew
        let refusing = isNarrower ? pair.compiledNew : pair.compiledOld
        guard allowing.accepts(value) else { return .illegal }
        if refusing.accepts(value) { return .accepted }
        if let confirm = pair.confirm, confirm(value, isNarrower) == nil { return .accepted }
        return .refused(refusing.judge(value).map(\.instance))
    }

    private func proof(
        of witness: SchemaWitness, _ pair: Int, isNarrower: Bool
    ) -> ComparisonWitness? {
        guard let confirm = pairs[pair].confirm else { return .value(witness.value) }
        return confirm(witness.value, isNarrower)
    }

    private func change(
        _ difference: Difference, _ search: WitnessSearch, _ walk: InclusionWalk,
        _ reach: WalkReach, isNarrower: Bool
    ) -> Change? {
        var witness: SchemaWitness?
        var doubt: String?
        var pair = walk.nodes[difference.node].root
        switch search.find(difference) {
        case .found(let found, let root):
            witness = found
            pair = root
        case .none(let tried, let legal):
            guard difference.certainty == .suspected else { return nil }
            doubt =
                legal > 0
                ? "\(legal) values were tried, and both revisions accept each of them"
                : "none of \(tried) values built for this place is legal at all"
        }
        let right = difference.keyword.flatMap { $0 == "false" ? nil : $0 }
        let refusing = FindingLocation.of(difference.right, keyword: right)
        let allowing = FindingLocation.of(difference.left, keyword: right)
        let node = walk.nodes[difference.node]
        let isUndescribed = node.isUndescribed || walk.isUndescribed(above: difference.node)
        return Change(
            aspect: isUndescribed ? .undescribedMember : difference.aspect,
            isNarrower: isNarrower, pair: pair,
            alsoReached: max(0, reach.roots(of: difference.node).count - 1),
            subject: difference.subject, witness: witness,
            proof: witness.flatMap { proof(of: $0, pair, isNarrower: isNarrower) }, doubt: doubt,
            old: isNarrower ? allowing : refusing, new: isNarrower ? refusing : allowing,
            pointer: witness?.pointer ?? walk.pointer(of: difference.node))
    }
}

extension SchemaComparison.Change {
    /// Whether this change is about the place of another one, or about one around it.
    fileprivate func isAround(_ other: SchemaComparison.Change) -> Bool {
        pair == other.pair
            && other.pointer.tokens.starts(with: pointer.tokens) { $0.hasSameCodePoints(as: $1) }
    }
}

extension FindingLocation {
    /// Where a schema, or a keyword of it, is written.
    fileprivate static func of(_ cursor: SchemaCursor, keyword: String?) -> FindingLocation {
        guard let keyword, cursor[keyword] != nil else {
            return FindingLocation(cursor.document, nameAt: cursor.pointer)
        }
        return FindingLocation(cursor.document, nameAt: cursor.pointer.appending(keyword))
    }
}

extension InclusionWalk {
    func isUndescribed(above node: Int) -> Bool {
        var current = node
        while let parent = nodes[current].parent {
            if nodes[parent].isUndescribed { return true }
            current = parent
        }
        return false
    }

    /// The place in values a node stands for.
    func pointer(of node: Int) -> JSONPointer {
        var tokens: [String] = []
        var current = node
        while let parent = nodes[current].parent {
            switch nodes[current].step {
            case .member(let name): tokens.append(name)
            case .element(let index): tokens.append(String(index))
            case .same, .memberName: break
            }
            current = parent
        }
        return JSONPointer(tokens.reversed())
    }
}

/// Which of the whole schemas lead to a node.
final class WalkReach {
    private let nodes: [WalkNode]
    private var known: [Int: Set<Int>] = [:]

    init(_ nodes: [WalkNode]) { self.nodes = nodes }

    /// The whole schemas that lead to a node; nodes with one way in share what that way knows.
    func roots(of node: Int) -> Set<Int> {
        var node = node
        while let parent = nodes[node].parent, nodes[node].others.isEmpty { node = parent }
        if let answer = known[node] { return answer }
        var seen: Set<Int> = [node]
        var waiting = [node]
        var roots: Set<Int> = []
        while let next = waiting.popLast() {
            let current = nodes[next]
            if current.parent == nil { roots.formUnion([current.root] + current.otherRoots) }
            if let parent = current.parent, seen.insert(parent).inserted { waiting.append(parent) }
            for other in current.others where seen.insert(other.parent).inserted {
                waiting.append(other.parent)
            }
        }
        known[node] = roots
        return roots
    }
}

extension SchemaComparison {
    /// What the changes mean for those on the other side.
    package func report(
        for audience: ComparisonAudience, _ strictness: Strictness,
        remedy: ((_ pair: Int) -> String?)? = nil
    ) -> ComparisonReport {
        var report = ComparisonReport()
        report.compared.schemas = pairs.count
        let (narrower, wider) = (changes(isNarrower: true), changes(isNarrower: false))
        if narrower.isCut || wider.isCut {
            report.changes.append(
                ReportedChange(
                    finding: Finding(
                        rule: ComparisonRule.cut.doubtID, severity: .warning,
                        message: "the schemas are too large to compare to the end",
                        nextAction: "compare them in parts")))
        }
        for change in narrower.changes + wider.changes {
            let text = SchemaChangeText(
                audience: audience, strictness: strictness, remedy: remedy?(change.pair))
            guard let reported = text.report(change, name: pairs[change.pair].name) else {
                continue
            }
            report.changes.append(reported)
        }
        return report
    }
}
