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
        case refused([JSONPointer], proof: ComparisonWitness)
    }

    /// A value that shows a difference, and where it is legal and where not.
    struct Found: Sendable {
        let witness: SchemaWitness
        let proof: ComparisonWitness
        let root: Int
    }

    /// How many values were tried in vain.
    struct Tally: Sendable {
        var tried = 0
        var legal = 0
    }

    let walk: InclusionWalk
    let judge: Judge
    private let nodes: [WalkNode]
    private let frames: WitnessFrames

    init(_ walk: InclusionWalk, judge: @escaping Judge) {
        self.walk = walk
        self.judge = judge
        nodes = walk.nodes
        frames = WitnessFrames(walk.nodes)
    }

    /// One way from a whole value to the place of a difference, outermost first.
    private typealias Chain = [(node: Int, step: ValueStep)]

    /// A value that shows the difference, or nil; what was tried is added to the tally.
    func find(_ difference: Difference, _ tally: inout Tally) -> Found? {
        var locals: [JSONValue] = []
        var demands = difference.demands.prefix(40)
        /// The values for the differing place itself, built as they are needed.
        func local(_ number: Int) -> JSONValue? {
            while locals.count <= number, let demand = demands.popFirst() {
                if let value = frames.local(difference.node, demand), !locals.contains(value) {
                    locals.append(value)
                }
            }
            guard number < locals.count else { return Optional.none }
            return locals[number]
        }
        for (root, chain) in chains(to: difference.node) {
            let pointer = pointer(of: chain, difference)
            let manners = manners(chain)
            var second: Found?
            var number = 0
            while let value = local(number) {
                number += 1
                if let found = find(value, chain, manners, root, pointer, &second, &tally) {
                    return found
                }
            }
            if let second { return second }
        }
        return nil
    }

    /// Tries one value for the differing place in several surroundings.
    private func find(
        _ local: JSONValue, _ chain: Chain, _ manners: [WitnessFrames.Manner], _ root: Int,
        _ pointer: JSONPointer, _ second: inout Found?, _ tally: inout Tally
    ) -> Found? {
        var seen: [JSONValue] = []
        for manner in manners {
            guard let value = wrapped(local, chain, manner), !seen.contains(value) else {
                continue
            }
            seen.append(value)
            tally.tried += 1
            switch judge(root, value) {
            case .illegal: continue
            case .accepted: tally.legal += 1
            case .refused(let places, let proof):
                tally.legal += 1
                let witness = SchemaWitness(value: value, pointer: pointer)
                let found = Found(witness: witness, proof: proof, root: root)
                let related = places.count { Self.areRelated($0, pointer) }
                if related == places.count { return found }
                if related > 0, second == nil { second = found }
            }
        }
        return nil
    }

    private func manners(_ chain: Chain) -> [WitnessFrames.Manner] {
        guard chain.contains(where: { $0.step != .same }) else {
            return [.init(variant: 0, isJoined: true)]
        }
        return (0..<3).flatMap {
            [.init(variant: $0, isJoined: true), .init(variant: $0, isJoined: false)]
        }
    }

    /// A whole value with the given one in its place.
    private func wrapped(
        _ local: JSONValue, _ chain: Chain, _ manner: WitnessFrames.Manner
    ) -> JSONValue? {
        var value = local
        for link in chain.reversed() {
            guard let outer = frames.wrap(value, link.step, at: link.node, manner) else {
                return nil
            }
            value = outer
        }
        return value
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

    /// The place of a difference; one within an undescribed member is about that member.
    private func pointer(of chain: Chain, _ difference: Difference) -> JSONPointer {
        let origin = nodes[difference.node].origin.map { nodes[$0] }
        var tokens: [String] = []
        for link in chain {
            switch link.step {
            case .member(let name): tokens.append(name)
            case .element(let index): tokens.append(String(index))
            case .same, .memberName: break
            }
            if let origin, origin.parent == link.node, origin.step == link.step {
                return JSONPointer(tokens)
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
