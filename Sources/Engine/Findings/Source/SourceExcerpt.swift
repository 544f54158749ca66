import JSONModel

/// The line a finding points at, the line before it, and a caret under the place.
///
/// ```
///   13 |   "type": "object",
///   14 |   "requierd": ["amount"],
///      |   ^~~~~~~~~~
/// ```
struct SourceExcerpt {
    /// A line of the excerpt: what stands left of the bar, and what right of it.
    struct Line: Hashable {
        let gutter: String
        let text: String
        let isCaret: Bool
    }

    let lines: [Line]

    /// The excerpt at a position, or nil when the source has no such place.
    ///
    /// A line wider than `width` columns is cut around the caret.
    init?(of source: SourceText, at position: SourcePosition, width: Int = 100) {
        guard let (line, offset) = source.place(of: position) else { return nil }
        let window = Window(line: line, offset: offset, width: width)
        let gutter = String(position.line)
        var lines: [Line] = []
        if window.startsWithLine, let before = source.line(position.line - 1),
            before.contains(where: { $0 > UInt8(ascii: " ") })
        {
            let number = String(position.line - 1)
            let padding = String(repeating: " ", count: gutter.utf8.count - number.utf8.count)
            let text = Window(line: before, offset: before.startIndex, width: width).text
            lines.append(Line(gutter: padding + number, text: text, isCaret: false))
        }
        lines.append(Line(gutter: gutter, text: window.text, isCaret: false))
        let blank = String(repeating: " ", count: gutter.utf8.count)
        lines.append(Line(gutter: blank, text: window.caret, isCaret: true))
        self.lines = lines
    }

    /// The part of a line that is shown.
    private struct Window {
        let text: String
        let caret: String
        let startsWithLine: Bool

        /// More bytes on either side cannot be on show, so lines of megabytes cost no more.
        private static let reach = 2048

        init(line: ArraySlice<UInt8>, offset: Int, width: Int) {
            let start = Self.boundary(in: line, near: max(line.startIndex, offset - Self.reach))
            let end = Self.boundary(in: line, near: min(line.endIndex, offset + Self.reach))
            let tokenEnd = min(end, SourceToken.end(in: line, from: offset))
            let before = DisplayCell.cells(of: line[min(start, offset)..<offset])
            let column = before.reduce(0) { $0 + $1.width }
            let token = DisplayCell.cells(of: line[offset..<max(offset, tokenEnd)], from: column)
            let tokenWidth = token.reduce(0) { $0 + $1.width }
            let after = DisplayCell.cells(
                of: line[max(offset, tokenEnd)..<max(offset, end)], from: column + tokenWidth)
            let cells = before + token + after

            let total = cells.reduce(0) { $0 + $1.width }
            let isWhole = start == line.startIndex && total <= width
            let first = isWhole || column <= width * 2 / 3 ? 0 : column - width / 3
            var shown = ""
            var (place, used, caretColumn) = (0, 0, 0)
            for cell in cells {
                if place >= first, used + cell.width <= width {
                    shown += cell.text
                    used += cell.width
                    if place < column { caretColumn = used }
                } else if place >= first {
                    break
                }
                place += cell.width
            }
            startsWithLine = start == line.startIndex && first == 0
            let isCutAfter = place < total || end < line.endIndex
            text = (startsWithLine ? "" : "…") + shown + (isCutAfter ? "…" : "")
            let tail = min(max(0, tokenWidth - 1), max(0, used - caretColumn - 1))
            caret =
                String(repeating: " ", count: caretColumn + (startsWithLine ? 0 : 1)) + "^"
                + String(repeating: "~", count: tail)
        }

        /// The start of the character that the byte is in.
        private static func boundary(in line: ArraySlice<UInt8>, near offset: Int) -> Int {
            var place = offset
            while place > line.startIndex, place < line.endIndex, line[place] & 0xC0 == 0x80 {
                place -= 1
            }
            return place
        }
    }
}
