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

    @Test func `only errors make a check fail`() {
        #expect(findings.hasErrors)
        #expect(!findings.dropFirst().hasErrors)
    }
}
