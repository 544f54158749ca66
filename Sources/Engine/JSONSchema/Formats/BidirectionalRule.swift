/// The rule of RFC 5893 for names with characters that are written from right to left.
///
/// Directions are told by block: every letter of the blocks from Hebrew to Arabic Extended-A, of
/// the presentation forms, and of the right-to-left blocks further up runs from right to left.
enum BidirectionalRule {
    private enum Direction { case left, right, digit, arabicDigit, mark, neutral }

    /// Whether the label makes its whole name subject to the rule.
    static func applies(to label: [Unicode.Scalar]) -> Bool {
        label.contains {
            let direction = direction(of: $0)
            return direction == .right || direction == .arabicDigit
        }
    }

    static func allows(_ label: [Unicode.Scalar]) -> Bool {
        let directions = label.map(direction)
        guard let last = directions.last(where: { $0 != .mark }) else { return false }
        switch directions.first {
        case .right?:
            return !directions.contains(.left)
                && (last == .right || last == .digit || last == .arabicDigit)
                && !(directions.contains(.digit) && directions.contains(.arabicDigit))
        case .left?:
            return !directions.contains(.right) && !directions.contains(.arabicDigit)
                && (last == .left || last == .digit)
        default: return false
        }
    }

    private static func direction(of scalar: Unicode.Scalar) -> Direction {
        switch scalar.value {
        case 0x30...0x39, 0x6F0...0x6F9: return .digit
        case 0x660...0x669, 0x66B...0x66C, 0x6DD, 0x10E60...0x10E7E: return .arabicDigit
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .spacingMark, .letterNumber, .decimalNumber, .otherSymbol:
            switch scalar.value {
            case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF,
                0x1E800...0x1EFFF:
                return .right
            default: return .left
            }
        default: return .neutral
        }
    }
}
