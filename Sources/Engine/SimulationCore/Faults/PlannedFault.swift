/// One fault that a history is to suffer: what, where, when, and how often.
package struct PlannedFault: Sendable, Hashable {
    /// How many times a fault strikes that is to strike until it is taken away.
    package static let endless = 1_000_000

    /// By which it can be taken away alone; the plan gives it one where this is nil.
    package var id: String?
    /// The fault's name, the same in scenario files, docs, traces and code: `response-lost`.
    package var name: String
    /// Which call it strikes, as the world labels calls: `stripe.capture`; `*` strikes any call.
    package var call: String
    /// Which requests it strikes among the calls with that label.
    package var only = CallFilter.everything
    /// The first matching call it strikes, counted from 1 since the fault was planned.
    package var occurrence: Int
    /// How many matching calls it strikes.
    package var times: Int
    /// It strikes every so many-th matching call, counted on from its first: 1 is each.
    package var every = 1
    /// When it begins to count and to strike; nil means at once.
    package var from: VirtualInstant?
    /// When it stops striking, whatever is left of `times`; nil means never.
    package var until: VirtualInstant?
    /// How likely it is to strike a call it could strike.
    package var chance = Share.all
    /// What `chance` has grown or shrunk to when it ends, in a straight line since it began.
    package var rampTo: Share?
    /// A size the fault may need, such as a delay in milliseconds; 0 where it needs none.
    package var amount: Int
    /// How much a provider carries, for the fault that limits it.
    package var capacity: CapacityTerms?

    package init(
        _ name: String, on call: String, occurrence: Int = 1, times: Int = 1,
        until: VirtualInstant? = nil, amount: Int = 0
    ) {
        self.name = name
        self.call = call
        self.occurrence = occurrence
        self.times = times
        self.until = until
        self.amount = amount
    }

    func matches(_ label: String) -> Bool {
        if call == label || call == "*" { return true }
        return call.hasSuffix(".*") && label.hasPrefix(call.dropLast())
    }

    func isInTime(_ now: VirtualInstant) -> Bool {
        if let from, now < from { return false }
        if let until, now >= until { return false }
        return true
    }

    /// How likely it is to strike at a moment of its time.
    func share(at now: VirtualInstant) -> Share {
        guard let rampTo, let from, let until, until > from else { return chance }
        let (passed, whole) = ((now - from).milliseconds, (until - from).milliseconds)
        let change = rampTo.basisPoints - chance.basisPoints
        return Share(basisPoints: chance.basisPoints + change * passed / whole)
    }
}
