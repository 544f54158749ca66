import HTTPModel
import SimulationCore

/// The answer to one request, before headers.
struct StripeAnswer: Sendable {
    let status: Int
    let body: [UInt8]
}

/// The answers kept under idempotency keys, one name space for the whole account.
struct StripeIdempotency: Sendable {
    private struct Entry: Sendable {
        let path: String
        let body: [UInt8]
        let requestID: String
        let answer: StripeAnswer
        let stored: VirtualInstant
    }

    private var entries: [String: Entry] = [:]

    static let longestKey = 255

    /// The kept answer and the id of the request it was first given to, or nil for a new key.
    ///
    /// - Throws: the refusal when the key was first used for another path or other parameters.
    func find(
        _ key: String, path: String, body: [UInt8], at now: VirtualInstant, life: VirtualDuration
    ) throws(StripeError) -> (answer: StripeAnswer, requestID: String)? {
        guard let entry = entries[key], now < entry.stored + life else { return nil }
        guard entry.path == path else {
            throw StripeError(
                "Keys for idempotent requests can only be used for the same endpoint they were "
                    + "first used for ('\(path)' vs '\(entry.path)'). Try using a key other than "
                    + "'\(key)' if you meant to execute a different request.",
                category: .idempotency)
        }
        guard entry.body == body || StripeForm(entry.body).sorted == StripeForm(body).sorted else {
            throw StripeError(
                "Keys for idempotent requests can only be used with the same parameters they were "
                    + "first used with. Try using a key other than '\(key)' if you meant to "
                    + "execute a different request.", category: .idempotency)
        }
        return (entry.answer, entry.requestID)
    }

    mutating func store(
        _ answer: StripeAnswer, under key: String, path: String, body: [UInt8], requestID: String,
        at now: VirtualInstant
    ) {
        entries[key] = Entry(
            path: path, body: body, requestID: requestID, answer: answer, stored: now)
    }
}
