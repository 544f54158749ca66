/// One thing a terminal shows, and how many columns it takes.
struct DisplayCell: Hashable {
    let text: String
    let width: Int

    /// The cells of a line's bytes: tabs as spaces up to the next multiple of four, harmful
    /// characters as escapes, broken UTF-8 as replacement characters.
    static func cells(of bytes: ArraySlice<UInt8>, from column: Int = 0) -> [DisplayCell] {
        var cells: [DisplayCell] = []
        var column = column
        for character in String(decoding: bytes, as: UTF8.self) {
            let cell = cell(for: character, at: column)
            column += cell.width
            cells.append(cell)
        }
        return cells
    }

    private static func cell(for character: Character, at column: Int) -> DisplayCell {
        if character == "\t" {
            let width = tabWidth - column % tabWidth
            return DisplayCell(text: String(repeating: " ", count: width), width: width)
        }
        if character.unicodeScalars.contains(where: ShownText.isHarmful) {
            let text = ShownText.oneLine(String(character))
            return DisplayCell(text: text, width: text.unicodeScalars.count)
        }
        return DisplayCell(text: String(character), width: width(of: character))
    }

    private static let tabWidth = 4

    /// One column, two for East Asian wide characters and emoji, none for what only combines.
    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII { return character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1 }
        if character.unicodeScalars.contains(where: isWide) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x1100: false
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE0F, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
            0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }
}
