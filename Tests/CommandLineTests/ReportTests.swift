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

    @Test func `a planted bug comes back as a small scenario file that shows it again`() throws {
        let scratch = try Scratch()
        let planted = ["--plant", "forgets-fees"]
        let ending = try Paycheck.run(
            ["explore", "--seed", "3", "--save", scratch.folder.path] + planted)
        #expect(ending.code == 1)
        #expect(ending.output.contains("again      paycheck replay rough-"))
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        let file = scratch.folder.appendingPathComponent(try #require(files.first)).path
        let broken = try Paycheck.run(["replay", file, "--format", "json"] + planted)
        #expect(broken.code == 1)
        let report = try JSONValue.parse(Array(broken.output.utf8))
        #expect(report["findings"]?[0]?["rule"]?.string == "ledger-complete")
        #expect(report["steps"]?.integer ?? 99 <= 4)
        #expect(try Paycheck.run(["replay", file]).code == 0)
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
