/// Dates and times as in RFC 3339.
enum DateAndTimeFormat {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func isDateTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 11, bytes[10] | 0x20 == UInt8(ascii: "t") else { return false }
        return isDate(bytes[..<10]) && isTime(bytes[11...])
    }

    /// A full date: `2024-02-29`.
    static func isDate(_ bytes: Bytes) -> Bool {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"), let year = number(bytes, start, digits: 4),
            let month = number(bytes, start + 5, digits: 2), (1...12).contains(month),
            let day = number(bytes, start + 8, digits: 2), day >= 1
        else { return false }
        return day <= days(in: month, of: year)
    }

    /// A full time: `23:59:59.25+05:30`, and `:60` only where a leap second can be.
    static func isTime(_ bytes: Bytes) -> Bool {
        let start = bytes.startIndex
        guard bytes.count >= 9, bytes[start + 2] == UInt8(ascii: ":"),
            bytes[start + 5] == UInt8(ascii: ":"), let hour = number(bytes, start, digits: 2),
            let minute = number(bytes, start + 3, digits: 2), hour < 24, minute < 60,
            let second = number(bytes, start + 6, digits: 2), second <= 60
        else { return false }
        var place = start + 8
        if bytes[place] == UInt8(ascii: ".") {
            place += 1
            let fraction = place
            while place < bytes.endIndex, isDigit(bytes[place]) { place += 1 }
            guard place > fraction else { return false }
        }
        guard let offset = offsetMinutes(bytes[place...]) else { return false }
        let utc = (hour * 60 + minute - offset + 2 * 1440) % 1440
        return second < 60 || utc == 1439
    }

    private static func offsetMinutes(_ bytes: Bytes) -> Int? {
        let start = bytes.startIndex
        guard let sign = bytes.first else { return nil }
        if sign | 0x20 == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count == 6,
            bytes[start + 3] == UInt8(ascii: ":"),
            let hours = number(bytes, start + 1, digits: 2), hours < 24,
            let minutes = number(bytes, start + 4, digits: 2), minutes < 60
        else { return nil }
        let total = hours * 60 + minutes
        return sign == UInt8(ascii: "-") ? -total : total
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2:
            let isLeap =
                year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            return isLeap ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    private static func number(_ bytes: Bytes, _ start: Int, digits: Int) -> Int? {
        var value = 0
        for place in start..<(start + digits) {
            guard isDigit(bytes[place]) else { return nil }
            value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
