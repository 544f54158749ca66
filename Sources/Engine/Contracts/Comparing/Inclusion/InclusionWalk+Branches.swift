import JSONModel
import JSONSchema

extension InclusionWalk {
    /// Pairs the branches of `anyOf` and `oneOf`; returns whether the node is dealt with.
    ///
    /// A value of the left side fits one of its branches, so each branch is compared alone with the
    /// branch of the right side that means the same kind of value.
    func openGroups(_ left: SchemaView, _ right: SchemaView, at number: Int) -> Bool {
        var mine = left.groups
        var theirs: [SchemaGroup] = []
        for group in right.groups {
            if let place = mine.firstIndex(where: { isSame($0, group) }) {
                mine.remove(at: place)
            } else {
                theirs.append(group)
            }
        }
        if theirs.count != right.groups.count {
            return reenter(left, right, keeping: theirs, at: number)
        }
        let node = nodes[number]
        if let group = theirs.first, let old = mine.first {
            pair(old, group, at: number)
            return true
        }
        if let group = mine.first {
            guard node.left.opened.count < 8 else { return false }
            for branch in group.branches.indices {
                enqueue(number, .same, node.left.opening(group, at: branch), node.right)
            }
            return true
        }
        if let group = theirs.first { return choose(for: group, left, at: number) }
        return false
    }

    /// Goes on without the groups both sides have in common.
    private func reenter(
        _ left: SchemaView, _ right: SchemaView, keeping theirs: [SchemaGroup], at number: Int
    ) -> Bool {
        let node = nodes[number]
        var before = node.left
        var after = node.right
        for group in right.groups where !theirs.contains(where: { $0.identity == group.identity }) {
            after = after.settingAside(group.identity)
            if let same = left.groups.first(where: {
                isSame($0, group) && before.opened[$0.identity] == nil
            }) {
                before = before.settingAside(same.identity)
            }
        }
        enqueue(number, .same, before, after)
        return true
    }

    private func isSame(_ left: SchemaGroup, _ right: SchemaGroup) -> Bool {
        guard left.keyword == right.keyword, left.branches.count == right.branches.count else {
            return false
        }
        return left.branches.allSatisfy { branch in
            right.branches.contains { sameness.isSame(branch, $0) }
        }
            && right.branches.allSatisfy { branch in
                left.branches.contains { sameness.isSame($0, branch) }
            }
    }

    private func pair(_ old: SchemaGroup, _ new: SchemaGroup, at number: Int) {
        let node = nodes[number]
        for (index, branch) in old.branches.enumerated() {
            let before = node.left.opening(old, at: index)
            if let partner = partner(of: branch, at: index, old, in: new) {
                let isPlainSame = sameness.isSame(branch, new.branches[partner])
                if isPlainSame, before.lone != nil { continue }
                enqueue(number, .same, before, node.right.opening(new, at: partner))
            } else {
                note(
                    .alternative, at: number, left: branch, right: new.site,
                    keyword: new.keyword,
                    (0..<6).map { variant in
                        Demand(also: [branch], variant: variant)
                    }, subject: BranchName.of(branch))
            }
        }
        if new.isExclusive { compareOverlaps(of: new, before: old, at: number) }
    }

    /// The branch on the right that means the same kind of value, or nil when none can.
    private func partner(
        of branch: SchemaCursor, at index: Int, _ old: SchemaGroup, in new: SchemaGroup
    ) -> Int? {
        if let same = new.branches.firstIndex(where: { sameness.isSame(branch, $0) }) {
            return same
        }
        if let target = branch.reference,
            let named = new.branches.firstIndex(where: { $0.reference?.pointer == target.pointer })
        {
            return named
        }
        let possible = new.branches.indices.filter {
            !Disjointness.isCertain(SchemaSet(branch), SchemaSet(new.branches[$0]))
        }
        guard possible.count > 1 else { return possible.first }
        if let alike = Likeness.clearBest(for: branch, among: possible.map { new.branches[$0] }) {
            return possible[alike]
        }
        var best: (count: Int, place: Int)?
        for place in possible {
            let found = differences(between: SchemaSet(branch), and: SchemaSet(new.branches[place]))
            let count = found?.count ?? 1000
            if count == 0 { return place }
            let isTaken = old.branches.contains { sameness.isSame($0, new.branches[place]) }
            let score = count * 4 + (isTaken ? 2 : 0) + (place == index ? 0 : 1)
            if best.map({ score < $0.count }) ?? true { best = (score, place) }
        }
        return best?.place
    }

    /// The right side has a choice and the left side does not.
    private func choose(for group: SchemaGroup, _ left: SchemaView, at number: Int) -> Bool {
        let node = nodes[number]
        let kinds: [TypeMask] = [.null, .boolean, .number, .string, .array, .object]
        let types = kinds.map(left.types.intersection).filter { !$0.isEmpty }
        if types.count > 1,
            group.branches.contains(where: { $0["type"] != nil || $0["$ref"] != nil })
        {
            for type in types { enqueue(number, .same, node.left.limited(to: type), node.right) }
            return true
        }
        let possible = group.branches.indices.filter {
            !Disjointness.isCertain(node.left, SchemaSet(group.branches[$0]))
        }
        var best: (count: Int, place: Int)?
        for place in possible {
            if possible.count == 1 { best = (1, place) }
            guard possible.count > 1 else { break }
            let found = differences(between: node.left, and: SchemaSet(group.branches[place]))
            let count = found?.count ?? 1000
            if best.map({ count < $0.count }) ?? true { best = (count, place) }
        }
        if let best, best.count == 0 || possible.count == 1 || best.count < 1000 {
            enqueue(number, .same, node.left, node.right.opening(group, at: best.place))
        } else {
            note(
                .alternative, at: number, left: nil, right: group.site, keyword: group.keyword,
                (0..<6).map(Demand.variant))
        }
        if group.isExclusive { compareOverlaps(of: group, before: nil, at: number) }
        return true
    }

    /// With `oneOf`, a value that fits two branches is refused.
    private func compareOverlaps(of new: SchemaGroup, before old: SchemaGroup?, at number: Int) {
        for first in new.branches.indices {
            for second in new.branches.indices where second > first {
                let pair = [new.branches[first], new.branches[second]]
                let isKnown =
                    old.map { old in
                        old.isExclusive
                            && pair.allSatisfy { branch in
                                old.branches.contains { sameness.isSame($0, branch) }
                            }
                    } ?? false
                if isKnown || Disjointness.isCertain(SchemaSet(pair[0]), SchemaSet(pair[1]))
                    || pair.contains(where: {
                        Disjointness.isCertain(nodes[number].left, SchemaSet($0))
                    })
                {
                    continue
                }
                note(
                    .exclusivity, at: number, left: old?.site, right: new.site, keyword: "oneOf",
                    (0..<3).map { Demand(also: pair, variant: $0) },
                    old.map(\.isExclusive) == true ? .probe : .suspected,
                    subject: pair.map(BranchName.of).joined(separator: " and "))
            }
        }
    }
}

/// How much two branches look alike, for finding the one that became the other.
enum Likeness {
    /// The place of the candidate that looks like a schema while all others look otherwise.
    static func clearBest(for branch: SchemaCursor, among candidates: [SchemaCursor]) -> Int? {
        let own = names(of: branch)
        guard own.count > 2 else { return nil }
        let scores = candidates.map { candidate -> Double in
            let other = names(of: candidate)
            let all = own.union(other).count
            return all == 0 ? 0 : Double(own.intersection(other).count) / Double(all)
        }
        guard let best = scores.max(), best >= 0.7, let place = scores.firstIndex(of: best),
            scores.count(where: { $0 > best - 0.3 }) == 1
        else { return nil }
        return place
    }

    private static func names(of branch: SchemaCursor) -> Set<String> {
        Set(SchemaView(SchemaSet(branch)).shapes.flatMap { $0.properties.map(\.name) })
    }
}

/// A short name for a branch, for people.
enum BranchName {
    static func of(_ branch: SchemaCursor) -> String {
        if let target = branch.reference, let name = target.pointer.tokens.last { return name }
        if let title = branch["title"]?.string { return title }
        if let constant = branch["const"] { return constant.preview }
        if let type = branch["type"]?.string { return type }
        return branch.pointer.tokens.suffix(2).joined(separator: "/")
    }
}
