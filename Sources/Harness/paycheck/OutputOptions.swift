import ArgumentParser
import Findings
import Foundation
import JSONModel
import PaymentsHarness

/// Where a report goes and in which form; the same for every command.
struct OutputOptions: ParsableArguments {
    /// The forms a report can take.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case junit
    }

    @Option(help: "The report's form: text, json or junit.")
    var format: Format = .text

    @Option(help: "Write the report to this file instead of standard output.")
    var output: String?

    /// Writes the report and ends the command with the verdict's exit code.
    func deliver(_ report: RunReport) throws {
        let text = render(report)
        if let output {
            do {
                try text.write(toFile: output, atomically: true, encoding: .utf8)
            } catch {
                throw CommandEnding(
                    .unreadableInput,
                    "\(output): the report cannot be written here (\(error.localizedDescription))")
            }
        } else {
            print(text, terminator: "")
        }
        switch report.verdict {
        case .holds: return
        case .violated: throw CommandEnding(.findings)
        case .cannotTell: throw CommandEnding(.cannotTell)
        }
    }

    private func render(_ report: RunReport) -> String {
        switch format {
        case .text:
            ReportText(report, colour: output == nil && Terminal.hasColours).text
        case .json: report.json.prettyText + "\n"
        case .junit:
            JUnitRenderer.render(
                report.findings, suite: "paycheck \(report.command)",
                passed: report.findings.isEmpty ? ["every rule holds"] : [])
        }
    }
}
