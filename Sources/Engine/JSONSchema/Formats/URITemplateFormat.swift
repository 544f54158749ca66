/// URI templates as in RFC 6570: literals and expressions such as `{?name,list*}`.
enum URITemplateFormat {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "{"):
                guard let close = rest.firstIndex(of: UInt8(ascii: "}")),
                    isExpression(rest[..<close])
                else { return false }
                rest = rest[(close + 1)...]
            case UInt8(ascii: "%"): guard takeTriplet(&rest) else { return false }
            case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"),
                UInt8(ascii: "}"):
                return false
            default: break
            }
        }
        return true
    }

    private static func isExpression(_ bytes: Bytes) -> Bool {
        var rest = bytes
        if let first = rest.first, "+#./;?&=,!@|".utf8.contains(first) { rest = rest.dropFirst() }
        let variables = rest.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return variables.allSatisfy(isVariable)
    }

    private static func isVariable(_ bytes: Bytes) -> Bool {
        var name = bytes
        if name.last == UInt8(ascii: "*") {
            name = name.dropLast()
        } else if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
            let length = name[(colon + 1)...]
            guard (1...4).contains(length.count), length.first != UInt8(ascii: "0"),
                length.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
            else { return false }
            name = name[..<colon]
        }
        let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            guard !part.isEmpty else { return false }
            var rest = part
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%") {
                    guard takeTriplet(&rest) else { return false }
                } else if !URIFormat.isLetterOrDigit(byte), byte != UInt8(ascii: "_") {
                    return false
                }
            }
            return true
        }
    }

    /// Takes the two digits after a percent sign.
    private static func takeTriplet(_ rest: inout Bytes) -> Bool {
        guard let high = rest.popFirst(), let low = rest.popFirst() else { return false }
        return URIFormat.isHexadecimal(high) && URIFormat.isHexadecimal(low)
    }
}
