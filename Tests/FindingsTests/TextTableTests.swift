import Findings
import Testing

@Suite struct TextTableTests {
    @Test func `words stand to the left and figures to the right, without spaces at the end`() {
        let table = TextTable(
            [.left, .right, .left], [["what", "count", "note"], ["größe", "7", ""]])
        #expect(
            table.lines == [
                "  what   count  note",
                "  größe      7",
            ])
    }
}
