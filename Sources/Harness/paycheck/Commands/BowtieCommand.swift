import ArgumentParser
import Findings
import Foundation
import JSONSchema

/// Lets a harness hold our schema engine to a test suite.
struct BowtieCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bowtie",
        abstract: "Answers the Bowtie harness: JSON Schema cases on standard input, verdicts out.",
        discussion: """
            Speaks IHOP, the protocol of bowtie.report: one command a line (start, dialect, run, \
            stop), one answer a line. Unknown keywords are annotations here, as the official suite \
            wants; formats are asserted only with --assert-formats.

            EXAMPLES
              paycheck bowtie < commands.jsonl
              paycheck bowtie --assert-formats
            """)

    @Flag(help: "Judge the formats this engine knows instead of taking them as annotations.")
    var assertFormats = false

    func run() throws {
        var session = BowtieSession(
            version: PaycheckCommand.tool.version, home: "urn:paycheck:repository",
            formats: assertFormats ? .assertedWhereKnown : .annotated)
        while let line = readLine() {
            switch session.answer(line) {
            case .line(let answer):
                FileHandle.standardOutput.write(Data((answer + "\n").utf8))
            case .stop: return
            case .broken(let reason): throw CommandEnding(.wrongUsage, reason)
            }
        }
    }
}
