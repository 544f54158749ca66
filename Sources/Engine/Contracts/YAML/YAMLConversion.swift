import JSONModel
import Yams

/// Walks a YAML tree and builds the JSON value with the place of every part.
struct YAMLConversion {
    let name: String
    let columns: YAMLColumns
    private(set) var positions: [JSONPointer: SourcePosition] = [:]
    private(set) var namePositions: [JSONPointer: SourcePosition] = [:]
    private(set) var duplicates: [JSONPointer] = []
    private var count = 0

    init(name: String, columns: YAMLColumns) {
        self.name = name
        self.columns = columns
    }

    mutating func convert(
        _ node: Node, at pointer: JSONPointer, depth: Int
    ) throws(YAMLError) -> JSONValue {
        positions[pointer] = position(of: node)
        count += 1
        guard count <= YAMLDocument.valueLimit else {
            throw error(
                at: node, "the text stands for more than \(YAMLDocument.valueLimit) values",
                nextAction: "use fewer aliases")
        }
        guard depth <= YAMLDocument.depthLimit else {
            throw error(at: node, "nested more than \(YAMLDocument.depthLimit) levels deep")
        }
        switch node {
        case .scalar(let scalar): return try convert(scalar, node)
        case .sequence(let sequence):
            try checkTag(sequence.tag, is: "seq", node)
            var values: [JSONValue] = []
            for (place, element) in sequence.enumerated() {
                let inner = pointer.appending(place)
                values.append(try convert(element, at: inner, depth: depth + 1))
            }
            return .array(values)
        case .mapping(let mapping):
            try checkTag(mapping.tag, is: "map", node)
            return try convert(mapping, at: pointer, depth: depth)
        case .alias:
            throw error(at: node, "an alias that was not written out")
        }
    }

    private mutating func convert(
        _ mapping: Node.Mapping, at pointer: JSONPointer, depth: Int
    ) throws(YAMLError) -> JSONValue {
        var object = JSONObject()
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw error(at: key, "a name that is not a scalar", expected: "a string")
            }
            guard name != "<<" else {
                throw error(
                    at: key, "merge keys are not part of YAML 1.2",
                    nextAction: "write the members out, or refer to them")
            }
            let inner = pointer.appending(name)
            namePositions[inner] = position(of: key)
            if object.contains(name) { duplicates.append(inner) }
            object.append(name, try convert(value, at: inner, depth: depth + 1))
        }
        return .object(object)
    }

    private func convert(_ scalar: Node.Scalar, _ node: Node) throws(YAMLError) -> JSONValue {
        let tag = scalar.tag.description
        if tag == "tag:yaml.org,2002:str" || tag == "!" { return .string(scalar.string) }
        guard tag.isEmpty else {
            throw error(at: node, "the tag \(tag) is not supported", expected: "no tag, or !!str")
        }
        guard scalar.style == .plain || scalar.style == .any else {
            return .string(scalar.string)
        }
        switch YAMLPlainScalar(scalar.string) {
        case .value(let value): return value
        case .refused(let reason, let next):
            throw error(at: node, reason, nextAction: next)
        }
    }

    private func checkTag(_ tag: Tag, is kind: String, _ node: Node) throws(YAMLError) {
        let text = tag.description
        guard text.isEmpty || text == "!" || text == "tag:yaml.org,2002:\(kind)" else {
            throw error(at: node, "the tag \(text) is not supported", expected: "no tag")
        }
    }

    private func position(of node: Node) -> SourcePosition {
        node.mark.map(columns.position) ?? SourcePosition(line: 1, column: 1)
    }

    private func error(
        at node: Node, _ explanation: String, expected: String? = nil, nextAction: String? = nil
    ) -> YAMLError {
        YAMLError(
            name: name, position: position(of: node), explanation: explanation,
            expected: expected, nextAction: nextAction)
    }
}
