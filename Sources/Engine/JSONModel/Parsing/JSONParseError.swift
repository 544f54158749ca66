/// Why a text is not JSON, and where.
package struct JSONParseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault a text can have.
    package enum Reason: Sendable, Hashable {
        case unexpectedEnd(expected: String)
        case unexpectedByte(UInt8, expected: String)
        case invalidUTF8
        case loneSurrogate
        case controlCharacter(UInt8)
        case unknownEscape(UInt8)
        case leadingZero
        /// A number whose exponent has more digits than numbers can be compared by.
        case exponentOutOfRange(limit: Int)
        case nestedTooDeeply(limit: Int)
        case tooLong(limit: Int)
        case trailingContent
        case duplicateName(String)
    }

    package let reason: Reason
    package let position: SourcePosition

    package var description: String { "\(position): \(explanation)" }

    /// The reason in words, without the place.
    package var explanation: String {
        switch reason {
        case .unexpectedEnd(let expected): "the text ends here; expected \(expected)"
        case .unexpectedByte(let byte, let expected):
            "found \(Self.show(byte)); expected \(expected)"
        case .invalidUTF8: "the bytes here are not valid UTF-8"
        case .loneSurrogate: "half of a surrogate pair stands alone"
        case .controlCharacter(let byte):
            "control character \(Self.show(byte)) in a string; write it as an escape"
        case .unknownEscape(let byte): "unknown escape \\\(Self.show(byte))"
        case .leadingZero: "a number may not start with a needless zero"
        case .exponentOutOfRange(let limit):
            "this number is out of range; its exponent may have at most \(limit) digits"
        case .nestedTooDeeply(let limit): "nested more than \(limit) levels deep"
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .trailingContent: "more text after the end of the value"
        case .duplicateName(let name): "the name \"\(name)\" occurs twice in one object"
        }
    }

    private static func show(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte)
            ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x" + String(byte, radix: 16)
    }
}
