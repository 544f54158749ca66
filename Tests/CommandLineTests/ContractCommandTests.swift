import Foundation
import JSONModel
import Testing

@Suite struct ContractCommandTests {
    @Test func `lint finds our contracts sound and says what it looked at`() throws {
        let ending = try Paycheck.run([
            "lint", "contracts/events", "contracts/apis/payments.v1.yaml",
        ])
        #expect(ending.code == 0)
        #expect(ending.output.contains("looked at  5 schemas, 1 API, 13 operations"))
        #expect(try Paycheck.run(["lint", "contracts"]).code == 0)
    }

    @Test func `lint shows the line that cannot be meant`() throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "{\n  \"type\": \"string\",\n  \"minLength\": 9,\n  \"maxLength\": 3\n}\n",
            to: "range.json")
        let ending = try Paycheck.run(["lint", file])
        #expect(ending.code == 1)
        #expect(ending.output.contains("[lint-impossible-range]"))
        #expect(
            ending.output.contains("\"minLength\": 9") || ending.output.contains("\"maxLength\": 3")
        )
        #expect(ending.output.contains("^"))
    }

    @Test func `lint of nothing cannot tell, and of a torn file says where`() throws {
        let scratch = try Scratch()
        let empty = scratch.folder.path
        #expect(try Paycheck.run(["lint", empty]).code == 4)
        let torn = try scratch.write("{\"type\": ", to: "torn.json")
        let ending = try Paycheck.run(["lint", torn])
        #expect(ending.code == 3)
        #expect(ending.output.contains("torn.json:1:"))
    }

    @Test func `every lint rule is listed with its reason`() throws {
        let ending = try Paycheck.run(["lint", "--rules"])
        #expect(ending.code == 0)
        #expect(ending.output.contains("lint-impossible-range\n    "))
    }

    @Test func `diff shows a value that was legal and is refused now`() throws {
        let scratch = try Scratch()
        let old = try scratch.write(#"{"enum": ["EUR", "USD"]}"#, to: "old.json")
        let new = try scratch.write(#"{"enum": ["EUR"]}"#, to: "new.json")
        let broken = try Paycheck.run(["diff", old, new, "--role", "accepted"])
        #expect(broken.code == 1)
        #expect(broken.output.contains("\"USD\""))
        #expect(try Paycheck.run(["diff", old, new, "--role", "promised"]).code == 0)
        #expect(try Paycheck.run(["diff", old, old]).code == 0)
    }

    @Test func `a waiver turns a finding into a note until its day`() throws {
        let scratch = try Scratch()
        let old = try scratch.write(#"{"enum": ["EUR", "USD"]}"#, to: "old.json")
        let new = try scratch.write(#"{"enum": ["EUR"]}"#, to: "new.json")
        let report = try Paycheck.run(["diff", old, new, "--format", "json"])
        let finding = try JSONValue.parse(Array(report.output.utf8))["findings"]?[0]
        let rule = try #require(finding?["rule"]?.string)
        let file = try scratch.write(
            """
            waivers:
              - rule: \(rule)
                file: new.json
                reason: nobody pays in dollars
                expires: '2026-12-31'
            """, to: "waivers.yaml")
        let waived = ["diff", old, new, "--waivers", file, "--today"]
        #expect(try Paycheck.run(waived + ["2026-12-31"]).code == 0)
        let expired = try Paycheck.run(waived + ["2027-01-01"])
        #expect(expired.code == 1)
        #expect(expired.output.contains("[waiver-expired]"))
    }

    @Test func `verify compares with a commit and shows what breaks since`() throws {
        let scratch = try Scratch()
        let contracts = try scratch.copyContracts()
        try git(["init", "--quiet"], in: scratch)
        try git(["add", "."], in: scratch)
        try git(["commit", "--quiet", "--message", "base"], in: scratch)
        let arguments = ["verify", "--contracts", contracts, "--against", "git:HEAD"]
        let before = try Paycheck.run(arguments)
        #expect(before.code == 0)
        #expect(before.output.contains("against    git:HEAD, wire:"))
        let file = contracts + "/events/definitions.v1.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let changed = text.replacingOccurrences(of: "\"minimum\": 1,", with: "\"minimum\": 0,")
        try #require(changed != text)
        try changed.write(toFile: file, atomically: true, encoding: .utf8)
        let after = try Paycheck.run(arguments + ["--format", "json"])
        #expect(after.code == 1)
        let report = try JSONValue.parse(Array(after.output.utf8))
        #expect(report["comparison"]?["verdict"]?.string == "breaking")
        #expect(report["comparison"]?["advice"]?.array?.count == 4)
    }

    @Test func `waivers without a revision to compare with are wrong usage`() throws {
        let ending = try Paycheck.run(["verify", "--waivers", "waivers.yaml"])
        #expect(ending.code == 2)
        #expect(ending.errors.contains("--waivers"))
    }

    @Test func `verify gives the same trace on both stores`() throws {
        func hash(_ store: String) throws -> String? {
            let ending = try Paycheck.run(["verify", "--store", store, "--format", "json"])
            return try JSONValue.parse(Array(ending.output.utf8))["traceHash"]?.string
        }
        #expect(try hash("sqlite") == hash("memory"))
    }

    @Test func `an unknown revision ends with 3 and names it`() throws {
        let ending = try Paycheck.run(["verify", "--against", "git:no-such-branch"])
        #expect(ending.code == 3)
        #expect(ending.errors.contains("no-such-branch"))
        #expect(try Paycheck.run(["verify", "--against", "no/such/folder"]).code == 3)
    }

    @Test(arguments: [
        ("drops-response-field", "drive-invalid-response"),
        ("answers-wrong-status", "drive-undocumented-status"),
        ("accepts-bad-amount", "drive-invalid-request-accepted"),
    ])
    func `verify finds a defect planted in the API and prints the request`(
        _ defect: String, _ rule: String
    ) throws {
        let ending = try Paycheck.run(["verify", "--plant-in-api", defect])
        #expect(ending.code == 1)
        #expect(ending.output.contains("[\(rule)]"))
        #expect(ending.output.contains("curl "))
    }

    @Test func `bowtie answers each command with a line`() throws {
        let commands = [
            #"{"cmd": "start", "version": 1}"#,
            #"{"cmd": "dialect", "dialect": "https://json-schema.org/draft/2020-12/schema"}"#,
            #"{"cmd": "run", "seq": 7, "case": {"description": "", "schema": {"minimum": 3},"#
                + #" "tests": [{"description": "", "instance": 3}, {"description": "", "instance": 2}]}}"#,
            #"{"cmd": "stop"}"#,
        ]
        let ending = try Paycheck.run(["bowtie"], input: commands.joined(separator: "\n") + "\n")
        #expect(ending.code == 0)
        let answers = try ending.output.split(separator: "\n").map {
            try JSONValue.parse(Array($0.utf8))
        }
        try #require(answers.count == 3)
        #expect(answers[0]["implementation"]?["name"]?.string == "paycheck")
        #expect(answers[1]["ok"] == true)
        #expect(answers[2] == ["seq": 7, "results": [["valid": true], ["valid": false]]])
        #expect(try Paycheck.run(["bowtie"], input: "nonsense\n").code == 2)
    }

    @Test(arguments: ["text", "json", "junit", "sarif", "github", "markdown"])
    func `every format says that a gate failed`(_ format: String) throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            #"{"type": "integer", "minimum": 9, "maximum": 3}"#, to: "range.json")
        let ending = try Paycheck.run(["lint", file, "--format", format])
        #expect(ending.code == 1)
        #expect(ending.output.contains("lint-impossible-range"))
    }

    @Test func `a JUnit report says when the check began`() throws {
        let ending = try Paycheck.run(["lint", "contracts", "--format", "junit"])
        let stamp = try #require(ending.output.firstMatch(of: /timestamp="([^"]*)"/))
        #expect(stamp.1.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil)
    }

    private func git(_ words: [String], in scratch: Scratch) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["git", "-c", "user.name=Test", "-c", "user.email=test@example.com"] + words
        process.currentDirectoryURL = scratch.folder
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
