import Findings
import JSONModel
import Testing

@Suite struct GitHubRendererTests {
    @Test func `errors come first, and columns are counted as GitHub counts them`() {
        #expect(
            SmallReport.report([SmallReport.warning, SmallReport.error]).render(.github) == """
                ::error file=events/a.json,line=3,col=18,endColumn=28,title=schema-unknown-keyword::\
                unknown keyword "requierd"%0Aexpected: a keyword%0Anext: did you mean "required"?
                ::warning title=slow-step::step 9: slow%0Afound: 3 s
                tool verify: violated: 1 error, 1 warning

                """)
    }

    @Test func `without the source a column cannot be converted and is left out`() {
        var report = SmallReport.report([SmallReport.error])
        report.sources = .none
        #expect(report.render(.github).hasPrefix("::error file=events/a.json,line=3,title="))
    }

    @Test func `what could not be checked is an error annotation`() {
        #expect(
            SmallReport.report([], obstacle: "50%: no").render(.github)
                == """
                ::error title=tool verify%3A cannot tell::not everything was checked: 50%25: no
                tool verify: cannot tell: 50%25: no

                """.replacing("tell: 50%25", with: "tell: 50%"))
    }

    @Test(arguments: AwkwardReports.numbers)
    func `a runner reads exactly one command for each finding, with its texts`(_ number: Int) throws
    {
        let report = AwkwardReports.reports[number]
        let lines = report.render(.github).utf8.split(separator: UInt8(ascii: "\n"))
        let commands = lines.compactMap {
            WorkflowCommand(line: String(decoding: $0, as: UTF8.self))
        }
        let obstacles = report.obstacle == nil ? 0 : 1
        #expect(commands.count == report.findings.count + obstacles)
        #expect(lines.count == commands.count + 1)
        for command in commands {
            #expect(["error", "warning", "notice"].contains(command.name))
            #expect(
                Set(command.properties.keys).isSubset(of: [
                    "file", "line", "col", "endColumn", "title",
                ]))
            #expect(command.message.unicodeScalars.count <= 4001)
        }
        #expect(commands.count { $0.name == "error" } == 4 + obstacles)
        let first = try #require(commands.dropFirst(obstacles).first)
        #expect(first.properties["title"] == "a-rule")
        #expect(first.properties["line"] == "2")
        let message = report.findings[0].message
        if message.utf8.allSatisfy({ (32...126).contains($0) }) {
            #expect(first.message.hasPrefix(message.prefix(3900)))
        }
    }

    @Test func `a percent sign, a colon and a comma come back as they were`() throws {
        let finding = Finding(
            rule: "a:b,c%d", message: "1%0A::2",
            location: FindingLocation(
                file: "C:\\x,y%.json", position: SourcePosition(line: 7, column: 1)))
        let line = SmallReport.report([finding]).render(.github).split(separator: "\n")[0]
        let command = try #require(WorkflowCommand(line: String(line)))
        #expect(command.name == "error")
        #expect(
            command.properties == ["file": "C:\\x,y%.json", "line": "7", "title": "a:b,c%d"])
        #expect(command.message == "1%0A::2")
    }
}

/// A workflow command as GitHub's runner reads it from a line of a step's output.
private struct WorkflowCommand {
    var name: String
    var properties: [String: String] = [:]
    var message: String

    /// The command, or nil when the runner would show the line as it is.
    init?(line: String) {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard text.utf8.starts(with: "::".utf8) else { return nil }
        let body = Array(text.utf8.dropFirst(2))
        guard
            let end = body.indices.dropLast().first(where: { body[$0] == 58 && body[$0 + 1] == 58 })
        else { return nil }
        let head = String(decoding: body[..<end], as: UTF8.self)
        message = Self.unescape(
            String(decoding: body[(end + 2)...], as: UTF8.self), property: false)
        guard let space = head.utf8.firstIndex(of: UInt8(ascii: " ")) else {
            name = head
            return
        }
        name = String(head[..<space])
        for pair in head[space...].utf8.dropFirst().split(separator: UInt8(ascii: ",")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let key = String(parts[0]), let value = String(parts[1])
            else { return nil }
            properties[key] = Self.unescape(value, property: true)
        }
    }

    private static func unescape(_ text: String, property: Bool) -> String {
        var result = text.replacing("%0D", with: "\r").replacing("%0A", with: "\n")
        if property { result = result.replacing("%3A", with: ":").replacing("%2C", with: ",") }
        return result.replacing("%25", with: "%")
    }
}
