import Findings
import JSONModel
import Testing

@Suite struct TextRendererTests {
    private let finding = Finding(
        rule: "schema-unknown-keyword", message: "unknown keyword \"requierd\"",
        location: FindingLocation(
            file: "events/a.json", position: SourcePosition(line: 14, column: 7)),
        expected: "a keyword", nextAction: "did you mean \"required\"?")

    @Test func `a finding is a block with the place first and each detail on its own line`() {
        #expect(
            TextRenderer(colour: false).render(finding) == """
                events/a.json:14:7: error: unknown keyword "requierd" [schema-unknown-keyword]
                  expected  a keyword
                  next      did you mean "required"?

                """)
    }

    @Test func `colour marks the severity and nothing else`() {
        let text = TextRenderer(colour: true).render(
            Finding(rule: "r", severity: .warning, message: "m"))
        #expect(text == "\u{1B}[1;33mwarning:\u{1B}[0m m [r]\n")
    }

    @Test func `control characters of quoted input are shown, never sent to the terminal`() {
        let text = TextRenderer(colour: false).render(
            Finding(rule: "r", message: "found \u{1B}[2J", found: "a\nb\u{7}"))
        #expect(text == "error: found \\u{1B}[2J [r]\n  found     a\n            b\\u{07}\n")
    }

    @Test func `a place without a file names the step and the pointer`() {
        var location = FindingLocation(pointer: JSONPointer(["data", "amount"]), step: 9)
        #expect(location.text == "step 9, /data/amount")
        location = FindingLocation()
        #expect(location.text == nil)
    }

    @Test func `reading order goes by file, then line, then column, then rule`() {
        func at(_ file: String, _ line: Int, _ column: Int, _ rule: String) -> Finding {
            Finding(
                rule: rule, message: "m",
                location: FindingLocation(
                    file: file, position: SourcePosition(line: line, column: column)))
        }
        let sorted = [
            at("b", 1, 1, "a"), at("a", 10, 1, "a"), at("a", 2, 9, "b"), at("a", 2, 9, "a"),
        ]
        #expect(
            sorted.sortedForReading()
                == [
                    at("a", 2, 9, "a"), at("a", 2, 9, "b"), at("a", 10, 1, "a"), at("b", 1, 1, "a"),
                ])
    }
}
