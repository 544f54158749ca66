import Foundation
import JSONModel
import Testing

@Suite struct ReportTests {
    @Test(arguments: [
        ["explore", "--runs", "30", "--seed", "7"], ["run", "scenarios/happy"],
        ["replay", "rough-7"],
    ])
    func `the JSON report carries the promised members`(_ arguments: [String]) throws {
        let ending = try Paycheck.run(arguments + ["--format", "json"])
        #expect(ending.code == 0)
        let report = try JSONValue.parse(Array(ending.output.utf8))
        #expect(report["traceHash"]?.string?.count == 16)
        #expect(report["steps"]?.integer ?? 0 > 0)
        #expect(report["stepsPerSecond"]?.integer != nil)
        #expect(report["histories"]?.integer != nil)
        #expect(report["findings"]?.array == [])
    }

    @Test func `two processes and two stores agree on the trace hash`() throws {
        func hash(_ more: [String]) throws -> String? {
            let ending = try Paycheck.run(
                ["explore", "--runs", "60", "--seed", "7", "--format", "json"] + more)
            return try JSONValue.parse(Array(ending.output.utf8))["traceHash"]?.string
        }
        let first = try hash([])
        #expect(first != nil)
        #expect(try hash([]) == first)
        #expect(try hash(["--store", "sqlite"]) == first)
        #expect(try hash(["--threads", "3"]) == first)
    }

    @Test func `a report goes to a file when asked, and nothing to standard output`() throws {
        let scratch = try Scratch()
        let file = scratch.folder.appendingPathComponent("report.xml")
        let ending = try Paycheck.run(
            [
                "explore", "--runs", "5", "--seed", "1", "--format", "junit", "--output", file.path,
            ])
        #expect(ending.code == 0)
        #expect(ending.output == "")
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("<?xml"))
    }

    @Test func `a pipe gets neither colour nor progress`() throws {
        let ending = try Paycheck.run(["explore", "--runs", "300", "--seed", "1"])
        #expect(!ending.output.contains("\u{1B}"))
        #expect(ending.errors == "")
    }

    @Test func `help shows examples and exit codes and ends with 0`() throws {
        let ending = try Paycheck.run(["--help"])
        #expect(ending.code == 0)
        #expect(ending.output.contains("EXAMPLES"))
        #expect(ending.output.contains("EXIT CODES"))
    }
}
