/// The events of an account by number, the oldest of which are dropped when their time is over.
///
/// An event's number is written into its id, so that an event is found without an index.
struct StripeEventLog: Sendable {
    private let salt: UInt64
    private var kept: [StripeEvent] = []
    /// How many of the kept ones have been dropped already.
    private var stale = 0
    /// The number of the first kept one.
    private var firstNumber = 0

    init(salt: UInt64) { self.salt = salt }

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
        guard let number = StripeIdentity.number(in: id, of: .event, salt: salt),
            self[number]?.id == id
        else { return nil }
        return number
    }
}
