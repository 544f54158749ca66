import Contracts
import Findings
import JSONModel

/// What a verdict on contracts rests on: what was driven, exercised, replayed and compared.
package struct ContractEvidence: Sendable {
    /// A comparison with an earlier revision.
    package struct Comparison: Sendable {
        /// The earlier revision as the person named it: `git:main`.
        package let against: String
        package let strictness: Strictness
        package let report: ComparisonReport

        package init(against: String, strictness: Strictness, report: ComparisonReport) {
            self.against = against
            self.strictness = strictness
            self.report = report
        }
    }

    package var counts: ContractCounts?
    package var drive: DriveReport?
    package var consumers: ConsumerCounts?
    package var coverage: CoverageReport?
    package var comparison: Comparison?

    package init() {}

    mutating func add(_ other: ContractEvidence) {
        counts = counts ?? other.counts
        drive = drive ?? other.drive
        consumers = consumers ?? other.consumers
        coverage = other.coverage ?? coverage
        comparison = comparison ?? other.comparison
    }
}

extension ContractEvidence {
    /// Lines of the summary.
    var facts: [FindingsReport.Fact] {
        var facts: [FindingsReport.Fact] = []
        if let counts {
            facts.append(
                .init(
                    "contracts",
                    "\(counts.events) event schemas, \(counts.operations) operations, "
                        + "\(counts.examples) examples"))
        }
        if let drive {
            let reached = drive.operations.count - drive.unreached.count
            facts.append(
                .init(
                    "driven",
                    "\(drive.requests) requests, \(reached) of \(drive.operations.count) operations"
                ))
        }
        if let consumers, consumers.consumers > 0 {
            facts.append(
                .init(
                    "consumers",
                    "\(consumers.consumers) verified: "
                        + Counted.text(consumers.exchanges, "request") + ", "
                        + Counted.text(consumers.messages, "message")))
        }
        if let comparison {
            let compared = comparison.report.compared
            facts.append(
                .init(
                    "against",
                    "\(comparison.against), \(comparison.strictness.rawValue): \(compared.schemas) "
                        + "schemas, \(compared.operations) operations compared, "
                        + comparison.report.verdict.rawValue))
        }
        if let coverage {
            facts.append(.init("exercised", coverage.figures))
        }
        return facts
    }

    /// Longer texts: what was sent to each operation, what was never exercised, and advice.
    var sections: [FindingsReport.Section] {
        var sections: [FindingsReport.Section] = []
        if let drive, drive.requests > 0 {
            sections.append(.init("Requests made from the API's document", drive.table))
        }
        if let coverage {
            sections.append(
                .init(
                    "Exercised by each operation",
                    coverage.operationLines.joined(separator: "\n")))
            let gaps = coverage.gapLines
            if !gaps.isEmpty {
                sections.append(.init("Never exercised", gaps.joined(separator: "\n")))
            }
        }
        if let advice = comparison?.report.advice, !advice.isEmpty {
            sections.append(.init("Advice", advice.joined(separator: "\n")))
        }
        return sections
    }

    /// Members of the report for machines.
    func append(to object: inout JSONObject) {
        if let counts {
            object.append(
                "contracts",
                [
                    "events": JSONValue(counts.events), "apis": JSONValue(counts.apis),
                    "operations": JSONValue(counts.operations),
                    "examples": JSONValue(counts.examples),
                ])
        }
        if let drive { object.append("drive", drive.json) }
        if let consumers {
            object.append(
                "consumers",
                [
                    "consumers": JSONValue(consumers.consumers),
                    "exchanges": JSONValue(consumers.exchanges),
                    "messages": JSONValue(consumers.messages),
                ])
        }
        if let coverage { object.append("coverage", coverage.json) }
        if let comparison { object.append("comparison", comparison.json) }
    }
}

extension ContractEvidence.Comparison {
    fileprivate var json: JSONValue {
        [
            "against": .string(against), "strictness": .string(strictness.rawValue),
            "verdict": .string(report.verdict.rawValue),
            "schemas": JSONValue(report.compared.schemas),
            "operations": JSONValue(report.compared.operations),
            "advice": .array(report.advice.map(JSONValue.string)),
        ]
    }
}
