import Findings
import JSONModel
import Testing

@Suite struct MachineRendererTests {
    private let findings = [
        Finding(
            rule: "a-rule", message: "x < \"y\" & z\u{1}",
            location: FindingLocation(
                file: "a.json", position: SourcePosition(line: 2, column: 3),
                pointer: JSONPointer(["a/b"]), step: 4),
            expected: "e", found: "f", nextAction: "n"),
        Finding(rule: "b-rule", severity: .warning, message: "m"),
    ]

    @Test func `JSON names every known part and leaves out the rest`() throws {
        let expected = try JSONValue.parse(
            Array(
                """
                {"errors":1,"warnings":1,"notes":0,"findings":[
                {"rule":"a-rule","severity":"error","message":"x < \\"y\\" & z\\u0001",
                 "file":"a.json","line":2,"column":3,"pointer":"/a~1b","step":4,
                 "expected":"e","found":"f","nextAction":"n"},
                {"rule":"b-rule","severity":"warning","message":"m"}]}
                """.utf8))
        #expect(JSONRenderer.render(findings) == expected)
    }

    @Test func `JUnit fails a case for each error, keeps warnings, and counts what passed`() {
        #expect(
            JUnitRenderer.render(findings, suite: "verify", passed: ["events"]) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites tests="3" failures="1">
                  <testsuite name="verify" tests="3" failures="1" errors="0" skipped="0">
                    <testcase classname="verify" name="events"/>
                    <testcase classname="verify" name="a.json:2:3, step 4: a-rule">
                      <failure type="a-rule" message="x &lt; &quot;y&quot; &amp; z\u{FFFD}">\
                a.json:2:3, step 4: error: x &lt; &quot;y&quot; &amp; z\\u{01} [a-rule]
                  found     f
                  expected  e
                  next      n
                </failure>
                    </testcase>
                    <testcase classname="verify" name="b-rule">
                      <system-out>warning: m [b-rule]
                </system-out>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }

    @Test func `only errors make a check fail`() {
        #expect(findings.hasErrors)
        #expect(!findings.dropFirst().hasErrors)
    }
}
