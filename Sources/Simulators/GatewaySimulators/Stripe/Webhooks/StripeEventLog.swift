/// The events of an account by number, the oldest of which are dropped when their time is over.
///
/// An event's number is written into its id, so that an event is found without an index.
struct StripeEventLog: Sendable {
    private var kept: [StripeEvent] = []
    /// How many of the kept ones have been dropped already.
    private var stale = 0
    /// The number of the first kept one.
    private var firstNumber = 0

    /// The number of the oldest event there is.
    var first: Int { firstNumber + stale }
    /// The number the next event will have.
    var end: Int { firstNumber + kept.count }

    /// The event of a number, or nil when it has been dropped or not been made.
    subscript(number: Int) -> StripeEvent? {
        number >= first && number < end ? kept[number - firstNumber] : nil
    }

    /// Adds an event; the oldest one gives way when there are too many.
    mutating func append(_ event: StripeEvent, atMost limit: Int) {
        kept.append(event)
        guard kept.count - stale > limit else { return }
        stale += 1
        compact()
    }

    /// Drops what was made before a moment in Unix seconds.
    mutating func drop(before moment: Int) {
        guard stale < kept.count, kept[stale].created < moment else { return }
        while stale < kept.count, kept[stale].created < moment { stale += 1 }
        compact()
    }

    /// Gives the room of dropped events back once they are more than the others.
    private mutating func compact() {
        guard stale > 1024, stale > kept.count / 2 else { return }
        kept.removeFirst(stale)
        firstNumber += stale
        stale = 0
    }

    /// Takes note that endpoints have got an event.
    mutating func settle(_ number: Int, bits: UInt64) {
        guard number >= first, number < end else { return }
        kept[number - firstNumber].undelivered &= ~bits
    }

    /// The number of the event with an id, or nil when there is none.
    func number(of id: String) -> Int? {
        guard let number = Self.number(inTailOf: id), self[number]?.id == id else { return nil }
        return number
    }
}

extension StripeEventLog {
    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    /// How many different tails there are: eight letters or digits.
    private static let tails: UInt64 = 218_340_105_584_896
    /// Spreads neighbouring numbers over all tails; the other factor takes that back.
    private static let spread: UInt64 = 25_214_903_917
    private static let gather = inverse(of: spread)

    /// The last eight characters of the id of the event with a number.
    static func tail(of number: Int) -> [UInt8] {
        var rest = multiply(UInt64(number), spread)
        var text = [UInt8](repeating: 0, count: 8)
        for place in text.indices.reversed() {
            text[place] = alphabet[Int(rest % 62)]
            rest /= 62
        }
        return text
    }

    private static func number(inTailOf id: String) -> Int? {
        var value: UInt64 = 0
        let tail = id.utf8.suffix(8)
        guard tail.count == 8 else { return nil }
        for byte in tail {
            guard let digit = digit(byte) else { return nil }
            value = value * 62 + digit
        }
        return Int(multiply(value, gather))
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a")) + 36
        default: nil
        }
    }

    private static func multiply(_ left: UInt64, _ right: UInt64) -> UInt64 {
        tails.dividingFullWidth((left % tails).multipliedFullWidth(by: right)).remainder
    }

    /// The factor that takes multiplication by another back, by Euclid's algorithm.
    private static func inverse(of factor: UInt64) -> UInt64 {
        var (rest, next) = (Int(tails), Int(factor))
        var (above, value) = (0, 1)
        while next > 1 {
            let quotient = rest / next
            (rest, next) = (next, rest - quotient * next)
            (above, value) = (value, above - quotient * value)
        }
        return UInt64(value < 0 ? value + Int(tails) : value)
    }
}
