import Findings
import JSONModel
import Testing

@Suite struct JUnitRendererTests {
    @Test func `errors fail a case, warnings pass and are told, what holds is counted`() {
        var report = SmallReport.report(
            [
                Finding(
                    rule: "a-rule", message: "x < \"y\" & z\u{1}",
                    location: FindingLocation(
                        file: "a.json", position: SourcePosition(line: 2, column: 3), step: 4),
                    expected: "e"),
                SmallReport.warning,
            ], passed: ["events"])
        report.startedAt = "2026-01-31T23:59:59"
        report.milliseconds = 61_007
        #expect(
            report.render(.junit)
                == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites>
                  <testsuite name="tool verify" package="tool" id="0" timestamp="2026-01-31T23:59:59" \
                hostname="localhost" tests="3" failures="1" errors="0" skipped="0" time="61.007">
                    <properties/>
                    <testcase name="events" classname="tool verify" time="0"/>
                    <testcase name="a.json:2:3, step 4: a-rule" classname="tool verify" time="0">
                      <failure message="x &lt; &quot;y&quot; &amp; z\u{FFFD}" type="a-rule">\
                a.json:2:3, step 4: error: x &lt; &quot;y&quot; &amp; z\\u{01} [a-rule]&#10;\
                  expected  e&#10;</failure>
                    </testcase>
                    <testcase name="step 9: slow-step" classname="tool verify" time="0"/>
                    <system-out>step 9: warning: slow [slow-step]&#10;  found     3 s&#10;\
                violated: 1 error, 1 warning
                </system-out>
                    <system-err/>
                  </testsuite>
                </testsuites>

                """.replacing("1 warning\n</system-out>", with: "1 warning&#10;</system-out>"))
    }

    @Test func `what could not be checked is a case with an error, never success`() throws {
        let xml = try XMLTree(SmallReport.report([], obstacle: "no store").render(.junit))
        let suite = try #require(xml.children.first)
        #expect(suite.attributes["tests"] == "1")
        #expect(suite.attributes["errors"] == "1")
        let error = try #require(suite.children("testcase").first?.children("error").first)
        #expect(error.attributes["type"] == "cannot-tell")
        #expect(error.attributes["message"] == "cannot tell: no store")
    }

    @Test func `nothing checked shows as no tests rather than as success`() throws {
        let suite = try #require(try XMLTree(SmallReport.report([]).render(.junit)).children.first)
        #expect(suite.attributes["tests"] == "0")
    }

    @Test func `two findings of one name are two tests`() throws {
        let finding = Finding(rule: "r", message: "m")
        let xml = JUnitRenderer.render([finding, finding], suite: "s", passed: ["r"])
        let cases = try #require(try XMLTree(xml).children.first).children("testcase")
        #expect(cases.compactMap { $0.attributes["name"] } == ["r", "r (2)", "r (3)"])
    }

    @Test(arguments: [nil, "yesterday", "2026-01-31T23:59:59Z"])
    func `a start that the format cannot carry is left out`(_ start: String?) throws {
        var report = SmallReport.report([])
        report.startedAt = start
        let suite = try #require(try XMLTree(report.render(.junit)).children.first)
        #expect(suite.attributes["timestamp"] == nil)
    }

    @Test(arguments: AwkwardReports.numbers)
    func `the XML is well-formed and keeps to both common schemas`(_ number: Int) throws {
        let report = AwkwardReports.reports[number]
        let root = try XMLTree(report.render(.junit))
        #expect(root.name == "testsuites")
        #expect(root.attributes.isEmpty)
        #expect(root.children.map(\.name) == ["testsuite"])
        let suite = try #require(root.children.first)
        #expect(
            Set(suite.attributes.keys) == [
                "name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors",
                "skipped", "time",
            ])
        let cases = suite.children("testcase")
        #expect(
            suite.children.map(\.name) == ["properties"] + cases.map(\.name) + [
                "system-out", "system-err",
            ])
        #expect(suite.attributes["tests"] == String(cases.count))
        #expect(suite.attributes["failures"] == String(cases.count { $0.has("failure") }))
        #expect(suite.attributes["errors"] == String(cases.count { $0.has("error") }))
        #expect(suite.attributes["time"] == "61.007")
        for testCase in cases {
            #expect(Set(testCase.attributes.keys) == ["name", "classname", "time"])
            #expect(testCase.children.count <= 1)
            for problem in testCase.children {
                #expect(["failure", "error"].contains(problem.name))
                #expect(Set(problem.attributes.keys) == ["message", "type"])
            }
        }
        #expect(Set(cases.map { $0.attributes["name"] }).count == cases.count)
    }
}
