/// The events of an account by number, the oldest of which are dropped when their time is over.
///
/// An event's number is written into its id, so that an event is found without an index.
struct StripeEventLog: Sendable {
    private let salt: UInt64
    private var kept = StripePages<StripeEvent>()
    /// The number of the oldest event there is.
    private(set) var first = 0
    /// When the oldest event was made, in Unix seconds: asked at every request.
    private var firstCreated = Int.max

    init(salt: UInt64) { self.salt = salt }

    /// The number the next event will have.
    var end: Int { kept.count }

    /// The event of a number, or nil when it has been dropped or not been made.
    subscript(number: Int) -> StripeEvent? {
        number >= first && number < end ? kept[number] : nil
    }

    mutating func append(_ event: consuming StripeEvent) {
        if first == end { firstCreated = event.created }
        kept.append(event)
    }

    /// Drops what was made before a moment in Unix seconds.
    mutating func drop(before moment: Int) {
        while firstCreated < moment { dropFirst() }
    }

    /// Drops the oldest event.
    mutating func dropFirst() {
        first += 1
        kept.drop(before: first)
        firstCreated = first < end ? kept[first].created : .max
    }

    /// Takes note that endpoints have got an event.
    mutating func settle(_ number: Int, bits: UInt64) {
        guard number >= first, number < end else { return }
        kept[number].undelivered &= ~bits
    }

    /// The number of the event with an id, or nil when there is none.
    func number(of id: String) -> Int? {
        guard let number = StripeIdentity.number(in: id, of: .event, salt: salt),
            self[number]?.identity.isWritten(as: id) == true
        else { return nil }
        return number
    }
}
