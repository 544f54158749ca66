/// JSON pointers as in RFC 6901, and relative ones, which start with the number of levels to go up.
enum PointerFormat {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func isPointer(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first else { return true }
        guard first == UInt8(ascii: "/") else { return false }
        for place in bytes.indices where bytes[place] == UInt8(ascii: "~") {
            guard place + 1 < bytes.endIndex,
                bytes[place + 1] == UInt8(ascii: "0") || bytes[place + 1] == UInt8(ascii: "1")
            else { return false }
        }
        return true
    }

    static func isRelative(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = bytes.prefix { $0 &- UInt8(ascii: "0") < 10 }
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else {
            return false
        }
        let rest = bytes[digits.endIndex...]
        return rest.elementsEqual("#".utf8) || isPointer(rest)
    }
}
