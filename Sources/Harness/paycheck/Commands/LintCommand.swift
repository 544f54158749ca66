import ArgumentParser
import Contracts
import Findings

/// Looks over schemas and specifications of any origin.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Looks over JSON Schemas and OpenAPI documents for what cannot be meant.",
        discussion: """
            Takes files and folders of any origin: JSON Schema drafts 7, 2019-09 and 2020-12, \
            OpenAPI 3.0 and 3.1, in JSON or YAML. References between the files are followed, \
            nothing is ever fetched. The rules are few and certain; --rules lists them.

            EXAMPLES
              paycheck lint contracts
              paycheck lint openapi.yaml schemas/ --format sarif --output lint.sarif
              paycheck lint --rules
            """)

    @Argument(help: "Files, or folders of them.")
    var paths: [String] = []

    @Flag(help: "List the rules with their reasons, and stop.")
    var rules = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard rules || !paths.isEmpty else {
            throw ValidationError(
                "Name at least one file or folder, such as: paycheck lint contracts")
        }
    }

    func run() throws {
        if rules {
            for rule in LintReport.rules { print("\(rule.id)\n    \(rule.reason)") }
            return
        }
        let (lint, seconds) = try measuringSeconds {
            try loadingContracts { () throws(ContractLoadError) in
                try ContractLint.lint(paths: paths)
            }
        }
        try output.deliver(lint.findingsReport(seconds: seconds), unreadable: lint.unreadable > 0)
    }
}

extension LintReport {
    fileprivate func findingsReport(seconds: Double) -> FindingsReport {
        var report = PaycheckCommand.report(
            "lint", findings, obstacle: lookedAtAnything ? nil : "there was nothing to look at")
        var text = [
            Counted.text(schemas, "schema"), Counted.text(apis, "API"),
            Counted.text(operations, "operation"), Counted.text(examples, "example"),
        ].joined(separator: ", ")
        if skipped > 0 { text += "; " + Counted.text(skipped, "file") + " skipped" }
        report.facts = [.init("looked at", text)]
        report.milliseconds = Int(seconds * 1000)
        return report
    }
}
