import HTTPModel
import SimulationCore

/// The answer to one request, before headers.
struct StripeAnswer: Sendable {
    /// What the body says: text, or an object from which the text is written when it is wanted.
    enum Body: Sendable {
        case text([UInt8])
        case intent(StripeIntent)
        case refund(StripeRefund)
        /// The text of an object of another kind, or in another view; and where to find it anew.
        case shown([UInt8], StripeKind, place: Int, StripeView)
    }

    let status: Int
    let body: Body

    init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = .text(body)
    }

    init(showing body: Body) {
        status = 200
        self.body = body
    }
}

/// The answers kept under idempotency keys, until they are old enough to be forgotten.
struct StripeIdempotency: Sendable {
    struct Entry: Sendable {
        let path: String
        let fingerprint: UInt64
        let request: StripeIdentity
        var answer: StripeAnswer
        let stored: VirtualInstant
        /// Until when the request that is answered here counts as still running.
        var isRunningUntil: VirtualInstant?
    }

    /// Keys of one account under one API key.
    struct Name: Sendable, Hashable {
        let key: String
        /// Empty for the account's own API key.
        let scope: String
    }

    private var entries: [Name: Entry] = [:]
    /// The names in order of storing, those before `oldest` forgotten already.
    private var order: [(name: Name, stored: VirtualInstant)] = []
    private var oldest = 0

    static let longestKey = 255

    var count: Int { entries.count }

    subscript(name: Name) -> Entry? { entries[name] }

    mutating func store(_ entry: Entry, under name: Name) {
        entries[name] = entry
        order.append((name, entry.stored))
    }

    mutating func forget(_ name: Name) { entries[name] = nil }

    /// Forgets what was stored a life ago or earlier.
    mutating func forget(at now: VirtualInstant, life: VirtualDuration) {
        while oldest < order.count, order[oldest].stored + life <= now {
            let (name, stored) = order[oldest]
            if entries[name]?.stored == stored { entries[name] = nil }
            oldest += 1
        }
        guard oldest > 1024, oldest * 2 > order.count else { return }
        order.removeFirst(oldest)
        oldest = 0
    }
}

extension StripeState {
    /// The kept answer for a key, or nil for a new one.
    ///
    /// - Throws: the refusal when the key was first used for another path or other parameters, or
    ///   when that first use is still running.
    mutating func kept(
        under name: StripeIdempotency.Name, path: String, fingerprint: UInt64
    ) throws(StripeError) -> StripeIdempotency.Entry? {
        let key = name.key
        let rules = settings.idempotency
        idempotency.forget(at: clock, life: rules.life)
        guard let entry = idempotency[name] else { return nil }
        guard entry.path == path else {
            throw StripeError(
                "Keys for idempotent requests can only be used for the same endpoint they were "
                    + "first used for ('\(path)' vs '\(entry.path)'). Try using a key other than "
                    + "'\(key)' if you meant to execute a different request.",
                category: .idempotency)
        }
        if rules.comparesParameters, entry.fingerprint != fingerprint {
            throw StripeError(
                "Keys for idempotent requests can only be used with the same parameters they were "
                    + "first used with. Try using a key other than '\(key)' if you meant to "
                    + "execute a different request.", category: .idempotency)
        }
        if let end = entry.isRunningUntil, end > clock {
            switch rules.twin {
            case .refused: throw Self.keyInUse(key)
            case .waits: return entry
            case .runs: return nil
            }
        }
        if entry.answer.status >= 500, !rules.replaysErrors { return nil }
        return entry
    }

    /// The bytes of an answer's body.
    func bytes(of answer: StripeAnswer) -> [UInt8] {
        switch answer.body {
        case .text(let text), .shown(let text, _, _, _): return text
        case .intent(let intent):
            var out = StripeWriter(capacity: 2048)
            write(intent, view: .plain, into: &out)
            return out.bytes
        case .refund(let refund):
            var out = StripeWriter(capacity: 960)
            write(refund, view: .plain, into: &out)
            return out.bytes
        }
    }

    /// The bytes of a kept answer's body, of the object as it is now where the account does so.
    func replay(_ answer: StripeAnswer) -> [UInt8] {
        guard settings.idempotency.replay == .latestState else { return bytes(of: answer) }
        switch answer.body {
        case .text(let text): return text
        case .intent(let intent):
            return bytes(of: StripeAnswer(showing: .intent(intents[Int(intent.identity.number)])))
        case .refund(let refund):
            return bytes(of: StripeAnswer(showing: .refund(refunds[Int(refund.identity.number)])))
        case .shown(_, let kind, let place, let view): return show(kind, at: place, view: view)
        }
    }
}
