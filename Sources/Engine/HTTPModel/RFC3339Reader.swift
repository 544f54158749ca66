/// Reads one RFC 3339 time from left to right.
struct RFC3339Reader {
    var rest: ArraySlice<UInt8>

    /// The moment in milliseconds since 1970, when the whole text is one.
    mutating func readMoment() -> Int? {
        guard let day = readDay(), takeLetter("T"), let clock = readClock(),
            let offset = readOffsetMinutes(), rest.isEmpty
        else { return nil }
        let minutes = clock.minutes - offset
        if clock.seconds == 60, (minutes + 1440) % 1440 != 1439 { return nil }
        return ((day * 1440 + minutes) * 60 + clock.seconds) * 1000 + clock.milliseconds
    }

    private mutating func readDay() -> Int? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2), (1...12).contains(month), day >= 1,
            day <= RFC3339.days(inMonth: month, of: year)
        else { return nil }
        return RFC3339.day(year: year, month: month, day: day)
    }

    private mutating func readClock() -> (minutes: Int, seconds: Int, milliseconds: Int)? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"),
            let second = number(digits: 2), hour < 24, minute < 60, second <= 60
        else { return nil }
        guard take(".") else { return (hour * 60 + minute, second, 0) }
        var milliseconds = 0
        var unit = 100
        var any = false
        while let digit = takeDigit() {
            milliseconds += digit * unit
            unit /= 10
            any = true
        }
        return any ? (hour * 60 + minute, second, milliseconds) : nil
    }

    private mutating func readOffsetMinutes() -> Int? {
        if takeLetter("Z") { return 0 }
        let isNegative = take("-")
        guard isNegative || take("+"), let hours = number(digits: 2), take(":"),
            let minutes = number(digits: 2), hours < 24, minutes < 60
        else { return nil }
        let offset = hours * 60 + minutes
        return isNegative ? -offset : offset
    }

    private mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = takeDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func takeDigit() -> Int? {
        guard let byte = rest.first, (48...57).contains(byte) else { return nil }
        rest.removeFirst()
        return Int(byte) - 48
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes a letter written large or small, as RFC 3339 allows.
    private mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, byte & 0xDF == UInt8(ascii: letter) else { return false }
        rest.removeFirst()
        return true
    }
}
