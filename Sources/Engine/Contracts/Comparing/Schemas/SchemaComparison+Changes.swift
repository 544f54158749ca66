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
        let search = WitnessSearch(walk) { root, value in
            self.judge(value, root, isNarrower: isNarrower)
        }
        let reach = WalkReach(walk.nodes)
        let found = ChangeGroup.all(of: walk).compactMap { group in
            change(group, search, walk, reach, isNarrower: isNarrower)
        }
        let shown = found.filter { $0.witness != nil }
        // Where a value shows a change already, a doubt about the same place adds nothing.
        let doubtful = found.filter { change in
            change.witness == nil && !shown.contains { $0.isAround(change) }
        }
        return (shown + doubtful, walk.isCut)
    }

    private func judge(
        _ value: JSONValue, _ root: Int, isNarrower: Bool
    ) -> WitnessSearch.Verdict {
        let pair = pairs[root]
        let allowing = isNarrower ? pair.compiledOld : pair.compiledNew
        let refusing = isNarrower ? pair.compiledNew : pair.compiledOld
        guard allowing.accepts(value) else { return .illegal }
        if refusing.accepts(value) { return .accepted }
        var proof = ComparisonWitness.value(value)
        if let confirm = pair.confirm {
            guard let exchange = confirm(value, isNarrower) else { return .accepted }
            proof = exchange
        }
        return .refused(refusing.judge(value).map(\.instance), proof: proof)
    }

    /// The change a group of differences tells, or nil when there is none after all.
    private func change(
        _ group: ChangeGroup, _ search: WitnessSearch, _ walk: InclusionWalk,
        _ reach: WalkReach, isNarrower: Bool
    ) -> Change? {
        let outcome = group.settle(search)
        if outcome.found == nil, outcome.doubt == nil { return nil }
        let (old, new) =
            isNarrower
            ? (group.allowing.location, group.refusing.location)
            : (group.refusing.location, group.allowing.location)
        let uses = group.differences.reduce(into: Set<Int>()) {
            $0.formUnion(reach.roots(of: $1.node))
        }
        let node = group.differences[0].node
        return Change(
            aspect: group.aspect, isNarrower: isNarrower,
            pair: outcome.found?.root ?? walk.nodes[node].root, uses: uses.sorted(),
            subject: group.subject, witness: outcome.found?.witness, proof: outcome.found?.proof,
            doubt: outcome.doubt, old: old, new: new,
            pointer: outcome.found?.witness.pointer
                ?? walk.pointer(of: walk.nodes[node].origin ?? node))
    }
}

extension SchemaComparison.Change {
    /// Whether this change is about the place of another one, or about one around it.
    fileprivate func isAround(_ other: SchemaComparison.Change) -> Bool {
        pair == other.pair
            && other.pointer.tokens.starts(with: pointer.tokens) { $0.hasSameCodePoints(as: $1) }
    }
}

extension InclusionWalk {
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
            guard var reported = text.report(change, name: pairs[change.pair].name) else {
                continue
            }
            reported.reached = change.uses.map { pairs[$0].name }
            report.changes.append(reported)
        }
        return report
    }
}
