import JSONModel
import JSONSchema

/// Finds what a valid value exercises.
struct CoverageWalk {
    /// Deeper values are looked at no further; schemas without end are refused when they are loaded.
    static let depthLimit = 256

    let nodes: [CoverageNode]
    private(set) var found: [Int] = []

    init(nodes: [CoverageNode]) { self.nodes = nodes }

    mutating func walk(_ value: JSONValue, at number: Int?, depth: Int = 0) {
        guard let number, depth < Self.depthLimit else { return }
        let node = nodes[number]
        for (known, item) in node.values where known == value { found.append(item) }
        for (name, item) in node.types where Self.isType(value, name) { found.append(item) }
        for other in node.alike { walk(value, at: other, depth: depth + 1) }
        switch value {
        case .object(let object): walk(object, value, node, depth)
        case .array(let elements):
            for (place, element) in elements.enumerated() {
                let next = place < node.prefix.count ? node.prefix[place] : node.elements
                walk(element, at: next, depth: depth + 1)
            }
        case .null, .bool, .number, .string: break
        }
        for branch in node.branches where branch.schema.accepts(value) {
            found.append(branch.item)
            walk(value, at: branch.node, depth: depth + 1)
        }
        if let condition = node.condition {
            let side = condition.test.accepts(value) ? condition.then : condition.otherwise
            found.append(side.item)
            walk(value, at: side.node, depth: depth + 1)
        }
    }

    private mutating func walk(
        _ object: JSONObject, _ value: JSONValue, _ node: CoverageNode, _ depth: Int
    ) {
        for member in object.members {
            var isDescribed = false
            if let property = node.properties.first(where: {
                $0.name.hasSameCodePoints(as: member.name)
            }) {
                isDescribed = true
                found.append(property.item)
                walk(member.value, at: property.node, depth: depth + 1)
            }
            for pattern in node.patterns where pattern.names.occurs(in: member.name) {
                isDescribed = true
                walk(member.value, at: pattern.node, depth: depth + 1)
            }
            if !isDescribed { walk(member.value, at: node.additional, depth: depth + 1) }
        }
        for (name, next) in node.dependents where object.contains(name) {
            walk(value, at: next, depth: depth + 1)
        }
    }

    private static func isType(_ value: JSONValue, _ name: String) -> Bool {
        switch name {
        case "integer": value.number?.decimal.isInteger ?? false
        default: value.kind == name
        }
    }
}
