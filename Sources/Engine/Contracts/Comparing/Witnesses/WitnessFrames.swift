import JSONModel
import JSONSchema

/// Puts values into the values around them.
///
/// What stands around a differing place does not depend on the value put there, so it is built once
/// for each place and manner, with a gap.
final class WitnessFrames {
    /// How the values around the differing place are built.
    struct Manner: Hashable {
        let variant: Int
        /// Whether they keep to both revisions.
        let isJoined: Bool
    }

    private struct Place: Hashable {
        let node: Int
        let step: ValueStep
        let manner: Manner
    }

    private enum Frame {
        /// Nothing can be built around the place.
        case none
        case object(JSONObject)
        /// An array of the one element.
        case single
        /// What is around depends on the value.
        case varying
    }

    private let nodes: [WalkNode]
    private var frames: [Place: Frame] = [:]
    private var builder = WitnessBuilder()
    /// Builds what keeps to both revisions; their schemas may be called alike.
    private var joinedBuilder = WitnessBuilder()

    init(_ nodes: [WalkNode]) { self.nodes = nodes }

    /// A value for the left side of a node that fulfils a demand.
    func local(_ node: Int, _ demand: Demand) -> JSONValue? {
        builder.build(nodes[node].left.whole, demand)
    }

    /// The value around a given one, or nil when none can be built.
    func wrap(
        _ value: JSONValue, _ step: ValueStep, at node: Int, _ manner: Manner
    ) -> JSONValue? {
        if step == .same { return value }
        let place = Place(node: node, step: step, manner: manner)
        let frame = frames[place] ?? newFrame(place)
        frames[place] = frame
        switch frame {
        case .none: return nil
        case .object(var object):
            guard case .member(let name) = step else { return nil }
            object[name] = value
            return .object(object)
        case .single: return .array([value])
        case .varying: return build(around: value, place)
        }
    }

    private func newFrame(_ place: Place) -> Frame {
        switch place.step {
        case .same, .memberName: return .varying
        case .member:
            guard let value = build(around: .null, place) else { return .none }
            return value.object.map(Frame.object) ?? .varying
        case .element:
            guard let value = build(around: .null, place) else { return .varying }
            return value.array?.count == 1 ? .single : .varying
        }
    }

    private func build(around value: JSONValue, _ place: Place) -> JSONValue? {
        var demand: Demand
        switch place.step {
        case .same: return value
        case .member(let name): demand = .member(name, value)
        case .element(let index): demand = .element(index, value)
        case .memberName:
            guard let name = value.string else { return nil }
            demand = .member(name)
        }
        demand.variant = place.manner.variant
        let outer = nodes[place.node]
        let left = outer.left.whole
        guard place.manner.isJoined else { return builder.build(left, demand) }
        return joinedBuilder.build(left.joined(with: outer.right.whole), demand)
    }
}
