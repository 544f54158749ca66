import SimulationCore

/// A provider that carries so much and no more, as a queue of work in virtual time.
///
/// What comes in waits behind what came before; with more than a little waiting, requests are
/// refused, and with much more they fail. Refusing costs work, too, so that callers who answer every
/// refusal with another request can keep a provider down long after what brought it down is over
/// (the shape of Stripe's outage of 2015-12-17). Nothing is drawn: the same requests at the same
/// moments fare the same.
package struct CapacityModel: Sendable {
    /// What becomes of a request.
    package enum Admission: Sendable, Hashable {
        /// It is carried out when the work before it is done.
        case served(after: VirtualDuration)
        /// It is answered with 429 and not carried out.
        case refused
        /// It is answered with 503 and not carried out.
        case failed
    }

    package let terms: CapacityTerms
    /// Work not yet done, in microseconds.
    private var waiting = 0
    private var lastLook: VirtualInstant?
    /// What is owed of the next failure: failures are spread evenly, not drawn.
    private var failureOwed = 0

    package init(_ terms: CapacityTerms) { self.terms = terms }

    /// How much work waits at a moment not before the last look.
    package mutating func work(at now: VirtualInstant) -> VirtualDuration {
        drain(until: now)
        return .milliseconds(waiting / 1000)
    }

    /// Decides about a request that arrives now.
    package mutating func admit(at now: VirtualInstant) -> Admission {
        drain(until: now)
        let refusesAt = terms.refusesAt.milliseconds * 1000
        let failsAt = terms.failsAt.milliseconds * 1000
        guard waiting >= min(refusesAt, failsAt) else {
            defer { waiting += terms.workMicroseconds }
            return .served(after: .milliseconds(waiting / 1000))
        }
        let wasted = terms.wasted.of(terms.workMicroseconds)
        let isFailure = fails(over: waiting - failsAt, outOf: failsAt)
        // What gives up waiting makes room: however long the flood, the queue stays finite.
        waiting = min(waiting + wasted, 2 * failsAt + terms.workMicroseconds)
        return isFailure ? .failed : .refused
    }

    private mutating func drain(until now: VirtualInstant) {
        if let lastLook, now > lastLook {
            waiting = max(0, waiting - (now - lastLook).milliseconds * 1000)
        }
        lastLook = max(now, lastLook ?? now)
    }

    /// Whether this one is among the failures: none below the mark, all at twice the mark.
    private mutating func fails(over excess: Int, outOf whole: Int) -> Bool {
        guard excess >= 0 else { return false }
        guard excess < whole else { return true }
        let one = Share.all.basisPoints
        failureOwed += excess * one / max(1, whole)
        guard failureOwed >= one else { return false }
        failureOwed -= one
        return true
    }
}

/// The queues of a provider under the limits it was given, each limit with a queue of its own.
package struct CapacityDesk: Sendable {
    private var models: [String: CapacityModel] = [:]

    package init() {}

    /// Decides about a request that arrives now under the limit of that id.
    package mutating func admit(
        under terms: CapacityTerms, id: String, at now: VirtualInstant
    ) -> CapacityModel.Admission {
        var model = models[id] ?? CapacityModel(terms)
        if model.terms != terms { model = CapacityModel(terms) }
        let admission = model.admit(at: now)
        models[id] = model
        return admission
    }
}
