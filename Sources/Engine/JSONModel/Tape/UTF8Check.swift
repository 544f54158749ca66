/// Whether bytes are UTF-8 as RFC 3629 has it.
package enum UTF8Check {
    /// Where the first character that is not valid UTF-8 starts, or nil when all are.
    package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var place = 0
            while place < buffer.count {
                if buffer[place] < 0x80 {
                    place += 1
                } else {
                    let length = buffer.lengthOfMultibyte(at: place)
                    if length == 0 { return place }
                    place += length
                }
            }
            return nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes the character of several bytes at `place` has; 0 when it is not valid UTF-8.
    func lengthOfMultibyte(at place: Int) -> Int {
        let lead = self[place]
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if lead == 0xE0 { lowest = 0xA0 }
            if lead == 0xED { highest = 0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { lowest = 0x90 }
            if lead == 0xF4 { highest = 0x8F }
        default: return 0
        }
        guard place + length <= count, (lowest...highest).contains(self[place + 1]) else {
            return 0
        }
        for further in 2..<Swift.max(length, 2) where self[place + further] & 0xC0 != 0x80 {
            return 0
        }
        return length
    }
}
