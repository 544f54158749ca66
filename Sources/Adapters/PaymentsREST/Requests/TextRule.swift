/// What a text of a request may be; each is a `pattern` with its lengths in the contract.
enum TextRule {
    /// An id of ours or of the caller.
    case identifier
    case providerName
    case currencyCode
    /// What a provider knows a shopper's method by; digits alone could be a card number.
    case methodReference
    /// Words for people.
    case remark
    case moment

    /// The rule in words, for a problem's detail.
    var words: String {
        switch self {
        case .identifier: "1 to 128 letters, digits or any of _ . : -"
        case .providerName: "a provider's name in lower case"
        case .currencyCode: "three upper-case letters"
        case .methodReference: "1 to 255 visible ASCII characters, not digits alone"
        case .remark: "a text of 1 to 255 characters"
        case .moment: "an RFC 3339 time"
        }
    }

    func accepts(_ text: String) -> Bool {
        let bytes = text.utf8
        switch self {
        case .identifier: return Self.isIdentifier(text)
        case .providerName:
            return (1...32).contains(bytes.count) && bytes.first.map(Self.isLowerCase) == true
                && bytes.allSatisfy { byte in
                    Self.isLowerCase(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_")
                        || byte == UInt8(ascii: "-")
                }
        case .currencyCode: return bytes.count == 3 && bytes.allSatisfy(Self.isUpperCase)
        case .methodReference:
            return (1...255).contains(bytes.count) && bytes.allSatisfy(VisibleASCII.contains)
                && !bytes.allSatisfy(Self.isDigit)
        case .remark:
            return !text.isEmpty && (bytes.count <= 255 || text.unicodeScalars.count <= 255)
        case .moment: return true
        }
    }

    /// Whether a text may name a payment or an order.
    static func isIdentifier(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                isLowerCase(byte) || isUpperCase(byte) || isDigit(byte) || isMark(byte)
            }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isLowerCase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isUpperCase(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
