import JSONModel
import SimulationCore

/// What was done under each refund idempotency key, for as long as keys live.
struct RazorpayRefundKeys: Sendable {
    /// What a key answers with once its request was carried out.
    enum Outcome: Sendable {
        case refund(Int)
        case refusal(RazorpayError)
    }

    struct Entry: Sendable {
        let paymentID: String
        let body: JSONObject
        let outcome: Outcome
        let at: VirtualInstant
        /// Until when its first request is still being answered.
        var isInFlightUntil: VirtualInstant?
    }

    private var entries: [String: Entry] = [:]
    /// The keys in order of their making, so that dead ones are found without a search.
    private var queue: [(key: String, at: VirtualInstant)] = []
    private var firstAlive = 0

    var count: Int { entries.count }

    subscript(key: String) -> Entry? { entries[key] }

    mutating func remember(_ entry: Entry, under key: String, life: VirtualDuration?) {
        if let life { dropDead(at: entry.at, life: life) }
        entries[key] = entry
        if life != nil { queue.append((key, entry.at)) }
    }

    mutating func forget(_ key: String) { entries[key] = nil }

    private mutating func dropDead(at now: VirtualInstant, life: VirtualDuration) {
        while firstAlive < queue.count, queue[firstAlive].at + life <= now {
            let (key, at) = queue[firstAlive]
            // A key that was forgotten and used again lives on under its later date.
            if entries[key]?.at == at { entries[key] = nil }
            firstAlive += 1
        }
        if firstAlive > 1024, firstAlive > queue.count / 2 {
            queue.removeFirst(firstAlive)
            firstAlive = 0
        }
    }
}

/// The idempotency key of one refund request.
struct RazorpayRefundKey: Sendable {
    /// What the key is stored under, which may be narrower than the account.
    let name: String

    /// Checks the form of a key: at least 10 letters, digits, `_` or `-`.
    init(_ text: String, of paymentID: String, scope: RazorpaySettings.RefundKeyScope)
        throws(RazorpayError)
    {
        guard text.utf8.count >= 10 else {
            throw .notApplicable("The idempotency key must be at least 10 characters long.")
        }
        guard text.utf8.allSatisfy(Self.isKeyByte) else {
            throw .notApplicable(
                "The idempotency key must only contain alphanumeric characters, underscores, "
                    + "and hyphens")
        }
        switch scope {
        case .account: name = text
        case .payment: name = paymentID + "/" + text
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
