import Findings
import JSONModel

extension CoverageReport {
    /// One line: the total, then the figures of each kind.
    package var figures: String {
        total.text + ": "
            + kinds.map { "\($0.kind.plural) \($0.count.text)" }.joined(separator: ", ")
    }

    /// What was never exercised, by kind, each kind under a heading.
    package var gapLines: [String] {
        kinds.flatMap { row -> [String] in
            let names = gaps.filter { $0.kind == row.kind }.map(\.name)
            return names.isEmpty ? [] : ["\(row.kind.plural):"] + Self.wrapped(names)
        }
    }

    /// What each operation's own exchanges exercised, a line for each under a heading.
    package var operationLines: [String] {
        guard !operations.isEmpty else { return [] }
        let heading = ["operation", "statuses", "parameters", "properties"]
        let rows = operations.map {
            [$0.name, $0.statuses.text, $0.parameters.text, $0.properties.text]
        }
        return TextTable([.left, .right, .right, .right], [heading] + rows).lines
    }

    /// Names between commas, as many on a line as fit.
    private static func wrapped(_ names: [String]) -> [String] {
        let width = 96
        var lines: [String] = []
        var line = ""
        for (place, name) in names.enumerated() {
            let part = place + 1 < names.count ? name + "," : name
            if !line.isEmpty, line.utf8.count + part.utf8.count + 1 > width {
                lines.append("  " + line)
                line = part
            } else {
                line += line.isEmpty ? part : " " + part
            }
        }
        return line.isEmpty ? lines : lines + ["  " + line]
    }

    /// The report for machines: `total`, `kinds`, `operations` and `gaps`.
    package var json: JSONValue {
        [
            "total": total.json,
            "kinds": .array(
                kinds.map { ["kind": .string($0.kind.rawValue), "count": $0.count.json] }),
            "operations": .array(
                operations.map { row in
                    [
                        "operation": .string(row.name), "statuses": row.statuses.json,
                        "parameters": row.parameters.json, "properties": row.properties.json,
                    ]
                }),
            "gaps": .array(
                gaps.map { ["kind": .string($0.kind.rawValue), "name": .string($0.name)] }),
        ]
    }

    /// The rows of a markdown table: kind, exercised, total.
    package var markdownRows: [[String]] {
        kinds.map { [$0.kind.plural, String($0.count.exercised), String($0.count.total)] }
    }
}

extension CoverageReport.Count {
    fileprivate var json: JSONValue {
        ["exercised": JSONValue(exercised), "total": JSONValue(total)]
    }
}
