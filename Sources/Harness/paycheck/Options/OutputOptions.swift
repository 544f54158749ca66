import ArgumentParser
import Findings
import Foundation
import JSONModel
import PaymentsHarness

/// Where a report goes and in which form; the same for every command that judges.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The report's form.", valueName: "format"))
    var format: ReportFormat = .text

    @Option(help: "Write the report to this file instead of standard output.")
    var output: String?

    /// Writes the report and ends the command with the verdict's exit code.
    ///
    /// `json` is what machines are promised; without one they get the findings alone. Where a part
    /// of the input could not be read the exit code says that, as the rest is no whole answer.
    func deliver(
        _ report: FindingsReport, json: JSONValue? = nil, unreadable: Bool = false
    ) throws {
        var report = report
        report.startedAt = Self.start(milliseconds: report.milliseconds ?? 0)
        let colour = output == nil && Terminal.hasColours
        let text =
            if format == .json, let json { json.prettyText + "\n" } else {
                report.render(format, colour: colour)
            }
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
        if unreadable { throw CommandEnding(.unreadableInput) }
        switch report.verdict {
        case .holds: return
        case .violated: throw CommandEnding(.findings)
        case .cannotTell: throw CommandEnding(.cannotTell)
        }
    }

    /// When work that took so long and ends now began, as reports write it.
    private static func start(milliseconds: Int) -> String {
        let start = Date.now.addingTimeInterval(-Double(milliseconds) / 1000)
        return String(ISO8601DateFormatter().string(from: start).prefix(19))
    }

    /// Writes what was played.
    func deliver(_ report: RunReport) throws {
        try deliver(
            report.findingsReport(by: PaycheckCommand.tool, sources: .files), json: report.json)
    }
}

extension ReportFormat: ExpressibleByArgument {}

extension SourceExcerpts {
    /// Files of the machine, as findings name them; a file too large to quote is none.
    static let files = SourceExcerpts { file in
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let size = attributes?[.size] as? Int, size <= 16 << 20,
            let data = FileManager.default.contents(atPath: file)
        else { return nil }
        return [UInt8](data)
    }
}
