import JSONModel

/// Writes findings for tools, as a JSON value with a fixed order of members.
package enum JSONRenderer {
    /// A whole report: who reports, the verdict, the counts, the findings and the broken rules.
    package static func render(_ report: FindingsReport) -> JSONValue {
        var object = JSONObject()
        object.append("tool", .string(report.tool.name))
        object.append("version", .string(report.tool.version))
        object.append("title", .string(report.title))
        object.append("verdict", .string(report.verdict.rawValue))
        if let obstacle = report.obstacle { object.append("obstacle", .string(obstacle)) }
        for member in render(report.findings).object?.members ?? [] {
            object.append(member.name, member.value)
        }
        object.append(
            "rules",
            .array(
                report.rules.broken(by: report.findings).map {
                    ["id": .string($0.id), "reason": .string($0.reason)]
                }))
        object.append("passed", .array(report.passed.map(JSONValue.string)))
        object.append("facts", pairs(report.facts.map { ($0.label, $0.text) }))
        object.append("sections", pairs(report.sections.map { ($0.heading, $0.text) }))
        return .object(object)
    }

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

    /// Labelled texts as an array, because a label may come twice.
    private static func pairs(_ pairs: [(label: String, text: String)]) -> JSONValue {
        .array(pairs.map { ["label": .string($0.label), "text": .string($0.text)] })
    }
}
