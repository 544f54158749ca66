import ArgumentParser
import Contracts
import Findings
import JSONModel

/// Compares any two documents or folders of them.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says whether a changed schema, specification or folder breaks anybody.",
        discussion: """
            Compares two files of one kind (JSON Schema or OpenAPI), or two folders. What breaks \
            somebody is shown by a value or an exchange that was legal before and is not now, \
            judged by both revisions; where none is found, the answer is "cannot tell".

            EXAMPLES
              paycheck diff old/order.json new/order.json --role accepted
              paycheck diff v1.yaml v2.yaml --strictness source
              paycheck diff contracts-old contracts --waivers waivers.yaml --format github
            """)

    @Argument(help: "The revision others rely on: a file or a folder.")
    var old: String

    @Argument(help: "The revision to judge: a file or a folder.")
    var new: String

    @Option(
        help: ArgumentHelp(
            "Who sends what a bare schema describes: promised (we do), accepted (others do) or both.",
            valueName: "role"))
    var role: DocumentComparison.Role = .both

    @OptionGroup var gate: ComparisonOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (comparison, seconds) = try measuringSeconds {
            try loadingContracts { () throws(ContractLoadError) in
                try DocumentComparison(strictness: gate.strictness, role: role).compare(
                    oldPath: old, newPath: new)
            }
        }
        let judged = try gate.waive(comparison)
        var report = PaycheckCommand.report("diff", judged.findings, obstacle: judged.obstacle)
        let compared = judged.compared
        report.facts = [
            .init(
                "compared",
                Counted.text(compared.documents, "document") + ", "
                    + Counted.text(compared.schemas, "schema") + ", "
                    + Counted.text(compared.operations, "operation")
                    + " (\(gate.strictness.rawValue))"),
            .init("verdict", judged.verdict.rawValue),
        ]
        if !judged.advice.isEmpty {
            report.sections = [.init("Advice", judged.advice.joined(separator: "\n"))]
        }
        report.milliseconds = Int(seconds * 1000)
        try output.deliver(report)
    }
}

extension ComparisonReport {
    /// Why it cannot be told whether anybody breaks, or nil when it can.
    var obstacle: String? {
        guard verdict == .cannotTell else { return nil }
        if compared.schemas + compared.operations == 0 { return "nothing was compared" }
        return "whether some changes break anybody could not be shown either way"
    }
}
