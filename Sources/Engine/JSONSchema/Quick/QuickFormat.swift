/// Formats whose usual texts are recognised at a glance.
///
/// Only a yes counts: a text not recognised here goes to the whole check of its format.
enum QuickFormat {
    case none
    case dateTime, date, uuid, uriReference, uri
    /// A format with no quick way.
    case other

    init(_ format: StringFormat?) {
        switch format?.rawValue {
        case nil: self = .none
        case "date-time": self = .dateTime
        case "date": self = .date
        case "uuid": self = .uuid
        case "uri": self = .uri
        case "uri-reference": self = .uriReference
        default: self = .other
        }
    }

    @inline(__always)
    func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .none: true
        case .dateTime: Self.isPlainDateTime(text)
        case .date: text.count == 10 && Self.isPlainDate(text)
        case .uuid: Self.isUUID(text)
        case .uriReference: Self.isPlainPath(text)
        case .uri, .other: false
        }
    }

    /// `2024-02-28T10:00:00Z`, with a fraction or without.
    private static func isPlainDateTime(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 20, text[10] == UInt8(ascii: "T"), isPlainDate(text),
            text[text.count - 1] == UInt8(ascii: "Z"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":")
        else { return false }
        guard pair(text, 11) < 24, pair(text, 14) < 60, pair(text, 17) < 60 else { return false }
        if text.count == 20 { return true }
        guard text[19] == UInt8(ascii: "."), text.count > 21 else { return false }
        for place in 20..<(text.count - 1) where text[place] &- 0x30 > 9 { return false }
        return true
    }

    /// A date no later than the 28th; the text has at least ten bytes.
    private static func isPlainDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let month = pair(text, 5)
        let day = pair(text, 8)
        return pair(text, 0) < 100 && pair(text, 2) < 100 && text[4] == UInt8(ascii: "-")
            && text[7] == UInt8(ascii: "-") && month >= 1 && month <= 12 && day >= 1 && day <= 28
    }

    /// Two digits as a number, or 1000 when they are none.
    @inline(__always)
    private static func pair(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        let tens = text[place] &- 0x30
        let ones = text[place + 1] &- 0x30
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 1000
    }

    private static func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 36 else { return false }
        for place in 0..<36 {
            let byte = text[place]
            if place == 8 || place == 13 || place == 18 || place == 23 {
                if byte != UInt8(ascii: "-") { return false }
            } else if byte &- 0x30 > 9, (byte | 0x20) &- 0x61 > 5 {
                return false
            }
        }
        return true
    }

    /// Letters, digits and `-._~/`, but no `//` in front, which would start a host.
    private static func isPlainPath(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.count > 1, text[0] == UInt8(ascii: "/"), text[1] == UInt8(ascii: "/") {
            return false
        }
        for byte in text {
            let isPlain =
                (byte | 0x20) &- 0x61 < 26 || byte &- 0x2D < 13 || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "~")
            if !isPlain { return false }
        }
        return true
    }
}
