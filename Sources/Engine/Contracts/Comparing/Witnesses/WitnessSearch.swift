import JSONModel
import JSONSchema

/// A value that shows a difference.
package struct SchemaWitness: Sendable, Hashable {
    /// The whole value.
    package let value: JSONValue
    /// Where in it the two revisions differ.
    package let pointer: JSONPointer
}

/// Looks for values that one schema accepts and the other refuses.
///
/// Values are built from the differing place outwards; compiled schemas of both revisions have the
/// last word on each.
struct WitnessSearch {
    /// What the compiled schemas say about a whole value.
    typealias Judge = (_ root: Int, _ value: JSONValue) -> Verdict

    enum Verdict: Sendable {
        /// Not legal under the revision that should allow it, so it shows nothing.
        case illegal
        /// Legal under both.
        case accepted
        /// Legal under one and refused by the other, at these places.
        case refused([JSONPointer])
    }

    enum Outcome: Sendable {
        case found(SchemaWitness, root: Int)
        /// So many values were tried; some of them legal.
        case none(tried: Int, legal: Int)
    }

    let nodes: [WalkNode]
    let judge: Judge

    /// One way from a whole value to the place of a difference, outermost first.
    private typealias Chain = [(node: Int, step: ValueStep)]

    func find(_ difference: Difference) -> Outcome {
        var tried = 0
        var legal = 0
        for (root, chain) in chains(to: difference.node) {
            let pointer = Self.pointer(of: chain, difference)
            var second: SchemaWitness?
            for local in locals(difference) {
                var seen: [JSONValue] = []
                for manner in manners(chain) {
                    guard let value = wrapped(local, chain, manner), !seen.contains(value) else {
                        continue
                    }
                    seen.append(value)
                    tried += 1
                    switch judge(root, value) {
                    case .illegal: continue
                    case .accepted: legal += 1
                    case .refused(let places):
                        legal += 1
                        let witness = SchemaWitness(value: value, pointer: pointer)
                        let related = places.count { Self.areRelated($0, pointer) }
                        if related == places.count { return .found(witness, root: root) }
                        if related > 0, second == nil { second = witness }
                    }
                }
            }
            if let second { return .found(second, root: root) }
        }
        return .none(tried: tried, legal: legal)
    }

    /// How the values around the differing place are built.
    private typealias Manner = (variant: Int, isJoined: Bool)

    private func manners(_ chain: Chain) -> [Manner] {
        guard chain.contains(where: { $0.step != .same }) else { return [(0, true)] }
        return (0..<3).flatMap { [($0, true), ($0, false)] }
    }

    private func locals(_ difference: Difference) -> [JSONValue] {
        var builder = WitnessBuilder()
        var found: [JSONValue] = []
        let left = nodes[difference.node].left.whole
        for demand in difference.demands.prefix(40) {
            guard let value = builder.build(left, demand), !found.contains(value) else { continue }
            found.append(value)
        }
        return found
    }

    /// A whole value with the given one in its place.
    private func wrapped(_ local: JSONValue, _ chain: Chain, _ manner: Manner) -> JSONValue? {
        chain.reversed().reduce(local) { value, link in
            value.flatMap {
                Self.wrap($0, link.step, nodes[link.node], manner.variant, manner.isJoined)
            }
        }
    }

    private static func wrap(
        _ value: JSONValue, _ step: ValueStep, _ outer: WalkNode, _ variant: Int, _ isJoined: Bool
    ) -> JSONValue? {
        var demand: Demand
        switch step {
        case .same: return value
        case .member(let name): demand = .member(name, value)
        case .element(let index): demand = .element(index, value)
        case .memberName:
            guard let name = value.string else { return nil }
            demand = .member(name)
        }
        demand.variant = variant
        var builder = WitnessBuilder()
        let left = outer.left.whole
        return builder.build(isJoined ? left.joined(with: outer.right.whole) : left, demand)
    }

    /// The shortest way to a node, and a few others.
    private func chains(to node: Int) -> [(root: Int, chain: Chain)] {
        var found = [straight(to: node, [])]
        var inner: Chain = []
        var current = node
        while found.count < 6 {
            for other in nodes[current].others.prefix(3)
            where !inner.contains(where: {
                $0.node == other.parent
            }) && other.parent != current {
                found.append(straight(to: other.parent, [(other.parent, other.step)] + inner))
            }
            guard let parent = nodes[current].parent else { break }
            inner.insert((parent, nodes[current].step), at: 0)
            current = parent
        }
        return found
    }

    private func straight(to node: Int, _ inner: Chain) -> (root: Int, chain: Chain) {
        var chain = inner
        var current = node
        while let parent = nodes[current].parent {
            chain.insert((parent, nodes[current].step), at: 0)
            current = parent
        }
        return (nodes[current].root, chain)
    }

    private static func pointer(of chain: Chain, _ difference: Difference) -> JSONPointer {
        var tokens: [String] = []
        for link in chain {
            switch link.step {
            case .member(let name): tokens.append(name)
            case .element(let index): tokens.append(String(index))
            case .same, .memberName: break
            }
        }
        if difference.aspect == .member, let name = difference.subject { tokens.append(name) }
        return JSONPointer(tokens)
    }

    /// Whether one place lies within the other.
    private static func areRelated(_ left: JSONPointer, _ right: JSONPointer) -> Bool {
        zip(left.tokens, right.tokens).allSatisfy { $0.hasSameCodePoints(as: $1) }
    }
}
