/// Internet addresses: four decimal octets, or RFC 4291's groups of hexadecimal digits.
enum AddressFormat {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func isVersion4(_ bytes: Bytes) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count),
                    part.count == 1 || part.first != UInt8(ascii: "0"),
                    part.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
                else { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } < 256
            }
    }

    static func isVersion6(_ bytes: Bytes) -> Bool {
        let colon = UInt8(ascii: ":")
        var gap: Bytes.Index?
        for place in bytes.indices.dropLast()
        where bytes[place] == colon && bytes[place + 1] == colon {
            guard gap == nil else { return false }
            gap = place
        }
        guard let gap else { return groups(bytes, mayEndInVersion4: true) == 8 }
        let head = bytes[..<gap]
        let tail = bytes[(gap + 2)...]
        guard let before = head.isEmpty ? 0 : groups(head, mayEndInVersion4: false),
            let after = tail.isEmpty ? 0 : groups(tail, mayEndInVersion4: true)
        else { return false }
        return before + after <= 7
    }

    /// How many groups of 16 bits the text is, or nil when it is none.
    private static func groups(_ bytes: Bytes, mayEndInVersion4: Bool) -> Int? {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var count = 0
        for (place, part) in parts.enumerated() {
            if mayEndInVersion4, place == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard isVersion4(part) else { return nil }
                count += 2
            } else {
                guard (1...4).contains(part.count),
                    part.allSatisfy(URIFormat.isHexadecimal)
                else { return nil }
                count += 1
            }
        }
        return count
    }
}
