import Findings
import JSONModel
import Testing

@Suite struct FindingsReportTests {
    @Test func `an error violates, an obstacle leaves it open, and only without both it holds`() {
        #expect(SmallReport.report([]).verdict == .holds)
        #expect(SmallReport.report([SmallReport.warning]).verdict == .holds)
        #expect(SmallReport.report([], obstacle: "o").verdict == .cannotTell)
        #expect(SmallReport.report([SmallReport.warning], obstacle: "o").verdict == .cannotTell)
        #expect(SmallReport.report([SmallReport.error]).verdict == .violated)
        #expect(SmallReport.report([SmallReport.error], obstacle: "o").verdict == .violated)
    }

    @Test func `text goes by file, explains the broken rules, and ends with the verdict`() {
        var report = SmallReport.report([SmallReport.warning, SmallReport.error])
        report.sections = [FindingsReport.Section("The history", "one\ntwo\u{7}")]
        report.facts = [FindingsReport.Fact("steps", "12")]
        #expect(
            report.render(.text) == """
                The history:
                one
                two\\u{07}

                events/a.json: 1 error

                events/a.json:3:24: error: unknown keyword "requierd" [schema-unknown-keyword]
                  2 |     "type": "object",
                  3 |   "größe 日本": 1, "requierd": ["a"]
                    |                    ^~~~~~~~~~
                  expected  a keyword
                  next      did you mean "required"?

                without a file: 1 warning

                step 9: warning: slow [slow-step]
                  found     3 s

                Why these rules exist
                  schema-unknown-keyword: A misspelt keyword checks nothing.

                steps      12
                violated: 1 error, 1 warning

                """)
    }

    @Test func `findings of one file need no headings`() {
        #expect(
            SmallReport.report([SmallReport.warning]).render(.text) == """
                step 9: warning: slow [slow-step]
                  found     3 s

                holds: 1 warning

                """)
    }

    @Test func `text says in its last line what could not be told, and why`() {
        #expect(
            SmallReport.report([], obstacle: "stopped").render(.text) == "cannot tell: stopped\n")
        #expect(
            SmallReport.report([SmallReport.error], obstacle: "stopped").render(.text)
                .hasSuffix("\nviolated: 1 error; not all was checked: stopped\n"))
        #expect(SmallReport.report([]).render(.text) == "holds\n")
    }

    @Test func `colours mark severity, caret, gutter and verdict`() {
        let text = SmallReport.report([SmallReport.error]).render(.text, colour: true)
        #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m unknown"))
        #expect(text.contains("\u{1B}[2m  3 |\u{1B}[0m   \"größe"))
        #expect(text.contains("\u{1B}[1;31m                   ^~~~~~~~~~\u{1B}[0m\n"))
        #expect(text.hasSuffix("\u{1B}[1;31mviolated\u{1B}[0m: 1 error\n"))
    }

    @Test func `a catalogue keeps the first of two rules and names only broken ones`() {
        enum Rule: String, CaseIterable { case one = "rule-one", two = "rule-two" }
        let catalogue =
            RuleCatalogue(of: Rule.self, reason: { "\($0)" })
            + RuleCatalogue([RuleCatalogue.Rule(id: "rule-two", reason: "again")])
        #expect(catalogue.rules.map(\.id) == ["rule-one", "rule-two"])
        #expect(catalogue.reason(for: "rule-two") == "two")
        #expect(catalogue.reason(for: "rule-three") == nil)
        let broken = catalogue.broken(by: [
            Finding(rule: "rule-two", message: ""), Finding(rule: "unknown", message: ""),
            Finding(rule: "rule-two", message: ""),
        ])
        #expect(broken.map(\.id) == ["rule-two"])
    }

    @Test(arguments: ReportFormat.allCases)
    func `every format ends with a line feed and says the same twice`(_ format: ReportFormat) {
        for report in AwkwardReports.reports {
            let text = report.render(format)
            #expect(text.hasSuffix("\n"))
            #expect(text == report.render(format))
        }
    }

    @Test(arguments: AwkwardReports.numbers)
    func `text sends no control character but line feeds`(_ number: Int) {
        let report = AwkwardReports.reports[number]
        let controls = report.render(.text).unicodeScalars.filter {
            $0.properties.generalCategory == .control && $0 != "\n"
        }
        #expect(controls.isEmpty)
    }

    @Test(arguments: AwkwardReports.numbers)
    func `JSON can be read back with every text unharmed`(_ number: Int) throws {
        let report = AwkwardReports.reports[number]
        let json = try JSONValue.parse(Array(report.render(.json).utf8))
        #expect(json["title"]?.string == report.title)
        #expect(json["obstacle"]?.string == report.obstacle)
        #expect(json["verdict"]?.string == report.verdict.rawValue)
        #expect(json["findings"]?.array?.count == report.findings.count)
        #expect(json["findings"]?[0]?["message"]?.string == report.findings[0].message)
        #expect(json["passed"]?.array?.map(\.string) == report.passed)
        #expect(json["rules"]?[0]?["reason"]?.string == report.rules.rules[0].reason)
    }
}
