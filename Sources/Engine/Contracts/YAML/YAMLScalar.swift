import JSONModel

/// What scalars stand for, tags considered.
enum YAMLScalar {
    static func value(
        of scalar: YAMLEvent.Scalar, at offset: Int
    ) throws(YAMLFault) -> JSONValue {
        if let tag = scalar.properties.tag {
            guard tag == "!" || tag == "tag:yaml.org,2002:str" else {
                throw YAMLFault(
                    offset, "the tag \(tag) is not supported", expected: "no tag, or !!str",
                    nextAction: "leave the tag out, and put text in quotes")
            }
            return .string(scalar.text)
        }
        guard scalar.isPlain else { return .string(scalar.text) }
        switch YAMLPlainScalar(scalar.text) {
        case .value(let value): return value
        case .refused(let reason, let next):
            throw YAMLFault(offset, reason, nextAction: next)
        }
    }

    static func checkTag(
        _ tag: String?, is kind: String, at offset: Int
    ) throws(YAMLFault) {
        guard let tag, tag != "!", tag != "tag:yaml.org,2002:\(kind)" else { return }
        throw YAMLFault(
            offset, "the tag \(tag) is not supported", expected: "no tag",
            nextAction: "leave the tag out")
    }
}

/// What may stand as a name in a mapping: plain or quoted text.
enum YAMLName {
    static func read(_ node: YAMLEvent.Node, at offset: Int) throws(YAMLFault) -> String {
        switch node {
        case .scalar(let scalar):
            try check(scalar, at: offset)
            return scalar.text
        case .alias(let name):
            throw YAMLFault(
                offset, "the alias *\(name) as a name", expected: "a string",
                nextAction: "write the name out")
        case .sequenceStart, .mappingStart, .sequenceEnd, .mappingEnd:
            throw YAMLFault(offset, "a name that is not a scalar", expected: "a string")
        }
    }

    private static func check(_ scalar: YAMLEvent.Scalar, at offset: Int) throws(YAMLFault) {
        if let tag = scalar.properties.tag, tag != "!", tag != "tag:yaml.org,2002:str" {
            throw YAMLFault(
                offset, "the tag \(tag) is not supported", expected: "no tag, or !!str")
        }
        if let anchor = scalar.properties.anchor {
            throw YAMLFault(
                offset, "the anchor &\(anchor) on a name", expected: "anchors on values",
                nextAction: "write the text out where it is used")
        }
        guard scalar.isPlain else { return }
        if scalar.text == "<<" {
            throw YAMLFault(
                offset, "merge keys are not part of YAML 1.2", expected: "a string",
                nextAction: "write the members out, or refer to them")
        }
        if scalar.text.isEmpty {
            throw YAMLFault(
                offset, "a value without a name", expected: "a name before the colon",
                nextAction: "write the name, or \"\" for an empty one")
        }
    }
}
