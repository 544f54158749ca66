import Findings
import JSONModel

extension DriveReport {
    /// One line for each operation: requests that keep to the document, requests that break it, and
    /// the statuses they were answered with.
    var table: String {
        let heading = ["operation", "valid", "invalid", "answers"]
        let rows = operations.map { row in
            [
                row.operation, String(row.valid), String(row.invalid),
                row.sortedStatuses.map { "\($0.status) x\($0.count)" }.joined(separator: ", "),
            ]
        }
        return TextTable([.left, .right, .right, .left], [heading] + rows).lines
            .joined(separator: "\n")
    }

    /// The counts for machines.
    var json: JSONValue {
        [
            "requests": JSONValue(requests), "violations": JSONValue(violations),
            "unreached": .array(unreached.map(JSONValue.string)),
            "operations": .array(
                operations.map { row in
                    [
                        "operation": .string(row.operation), "valid": JSONValue(row.valid),
                        "invalid": JSONValue(row.invalid), "dropped": JSONValue(row.dropped),
                        "stages": .array(row.stages.map(JSONValue.string)),
                        "statuses": .object(
                            JSONObject(
                                row.sortedStatuses.map {
                                    .init(name: String($0.status), value: JSONValue($0.count))
                                })),
                    ]
                }),
        ]
    }
}
