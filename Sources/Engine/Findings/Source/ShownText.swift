/// Makes quoted input safe to show: it must not drive a terminal or reorder what is read.
enum ShownText {
    /// The text with every harmful scalar as an escape; line feeds are harmful, too.
    static func oneLine(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return String(text) }
        var shown = ""
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                shown += scalar.escaped(asASCII: true)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The lines of a text, each safe to show.
    static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            oneLine(Substring(line.last == "\r" ? line.dropLast() : line))
        }
    }

    /// Controls, line separators, byte order marks, and what turns the direction of writing.
    static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            true
        default: false
        }
    }
}
