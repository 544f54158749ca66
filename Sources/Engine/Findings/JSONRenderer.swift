import JSONModel

/// Writes findings for tools, as a JSON value with a fixed order of members.
package enum JSONRenderer {
    /// An object with the counts and the findings in the given order.
    package static func render(_ findings: [Finding]) -> JSONValue {
        func count(_ severity: Finding.Severity) -> JSONValue {
            JSONValue(findings.count { $0.severity == severity })
        }
        return [
            "errors": count(.error), "warnings": count(.warning), "notes": count(.note),
            "findings": .array(findings.map(render)),
        ]
    }

    /// One finding; parts that are not known are left out.
    package static func render(_ finding: Finding) -> JSONValue {
        var object = JSONObject()
        object.append("rule", .string(finding.rule))
        object.append("severity", .string(finding.severity.rawValue))
        object.append("message", .string(finding.message))
        let location = finding.location
        if let file = location.file { object.append("file", .string(file)) }
        if let position = location.position {
            object.append("line", JSONValue(position.line))
            object.append("column", JSONValue(position.column))
        }
        if let pointer = location.pointer {
            object.append("pointer", .string(pointer.description))
        }
        if let step = location.step { object.append("step", JSONValue(step)) }
        if let expected = finding.expected { object.append("expected", .string(expected)) }
        if let found = finding.found { object.append("found", .string(found)) }
        if let next = finding.nextAction { object.append("nextAction", .string(next)) }
        return .object(object)
    }
}
