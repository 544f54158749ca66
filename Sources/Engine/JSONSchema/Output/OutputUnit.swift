import JSONModel

/// What one schema, or one keyword of it, says about one part of a value.
struct OutputUnit: Sendable {
    var isValid: Bool
    /// The keyword of the schema around that led here; nil at the root.
    let keyword: SchemaKeyword?
    /// The way through keywords and references, `$ref` included.
    let location: JSONPointer
    /// Where the schema is written, as a URI.
    let absoluteLocation: String
    let instance: JSONPointer
    var error: String?
    var annotation: JSONValue?
    var children: [OutputUnit] = []
}

extension OutputUnit {
    /// The children that explain the unit's own verdict.
    private var relevant: [OutputUnit] {
        children.filter { child in
            guard child.isValid == isValid else { return false }
            if isValid { return child.keyword != .not }
            return switch child.keyword {
            // A failed condition or negation makes nothing fail, nor does one branch of many.
            case .if, .not, .contains: child.error != nil
            case .anyOf, .oneOf: child.error != nil || (error != nil && keyword == child.keyword)
            default: true
            }
        }
    }

    private var head: JSONObject {
        JSONObject([
            .init(name: "valid", value: .bool(isValid)),
            .init(name: "keywordLocation", value: .string(location.description)),
            .init(name: "absoluteKeywordLocation", value: .string(absoluteLocation)),
            .init(name: "instanceLocation", value: .string(instance.description)),
        ])
    }

    private var leaf: JSONObject {
        var object = head
        if let error { object.append("error", .string(error)) }
        if let annotation { object.append("annotation", annotation) }
        return object
    }

    /// The flat form: the verdict and every unit with something to say.
    var basic: JSONValue {
        var units: [JSONValue] = []
        collect(into: &units)
        return [
            "valid": .bool(isValid),
            isValid ? "annotations" : "errors": .array(units),
        ]
    }

    private func collect(into units: inout [JSONValue]) {
        if error != nil || annotation != nil { units.append(.object(leaf)) }
        for child in relevant { child.collect(into: &units) }
    }

    /// The form in the shape of the schema; a unit that only passes on one other is left out.
    var detailed: JSONValue {
        let inner = relevant.compactMap(\.condensed)
        var object = leaf
        if !inner.isEmpty {
            object.append(isValid ? "annotations" : "errors", .array(inner.map(\.nested)))
        }
        return .object(object)
    }

    private var condensed: OutputUnit? {
        let inner = relevant.compactMap(\.condensed)
        if error == nil, annotation == nil {
            if inner.isEmpty { return nil }
            if inner.count == 1 { return inner[0] }
        }
        var unit = self
        unit.children = inner
        return unit
    }

    /// The unit with all its children, which were chosen before.
    private var nested: JSONValue {
        var object = leaf
        if !children.isEmpty {
            object.append(
                isValid ? "annotations" : "errors", .array(children.map(\.nested)))
        }
        return .object(object)
    }

    /// The form with everything, valid or not.
    var verbose: JSONValue {
        var object = leaf
        for (name, wanted) in [("errors", false), ("annotations", true)] {
            let inner = children.filter { $0.isValid == wanted }
            if !inner.isEmpty { object.append(name, .array(inner.map(\.verbose))) }
        }
        return .object(object)
    }
}
