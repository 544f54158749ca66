/// A table of short texts for a terminal: words to the left, figures to the right.
package struct TextTable: Sendable {
    /// How the cells of a column stand in it.
    package enum Alignment: Sendable {
        case left, right
    }

    private let alignments: [Alignment]
    private let rows: [[String]]

    /// A table with one alignment for each column; the first row is usually the heading.
    package init(_ alignments: [Alignment], _ rows: [[String]]) {
        self.alignments = alignments
        self.rows = rows
    }

    /// One line for each row, indented by two, without spaces at the end.
    package var lines: [String] {
        let widths = alignments.indices.map { column in
            rows.map { $0[column].unicodeScalars.count }.max() ?? 0
        }
        return rows.map { row in
            var line = " "
            for (column, cell) in row.enumerated() {
                let space = widths[column] - cell.unicodeScalars.count
                let padding = String(repeating: " ", count: space)
                line += " " + (alignments[column] == .left ? cell + padding : padding + cell) + " "
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
