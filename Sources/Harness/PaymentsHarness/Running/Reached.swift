import Exploration
import HTTPModel
import PaymentsDomain
import PaymentsPorts
import SimulatedHTTP
import SimulationCore

/// How often each kind of thing occurred, so that an empty search is seen.
package struct Reached: Sendable, Hashable {
    package var steps = Tally()
    package var faults = Tally()
    package var attemptOutcomes = Tally()
    package var paymentStatuses = Tally()
    package var refundStatuses = Tally()
    package var answers = Tally()
    package var events = Tally()

    package init() {}

    package mutating func add(_ other: Reached) {
        steps.add(other.steps)
        faults.add(other.faults)
        attemptOutcomes.add(other.attemptOutcomes)
        paymentStatuses.add(other.paymentStatuses)
        refundStatuses.add(other.refundStatuses)
        answers.add(other.answers)
        events.add(other.events)
    }

    /// Every tally with its heading, in the order people read them.
    package var sections: [(heading: String, tally: Tally)] {
        [
            ("steps", steps), ("faults", faults), ("attemptOutcomes", attemptOutcomes),
            ("paymentStatuses", paymentStatuses), ("refundStatuses", refundStatuses),
            ("apiAnswers", answers), ("events", events),
        ]
    }

    /// What one world reached.
    init(_ world: World) {
        var outcomes: [AttemptID: PaymentAttempt.Outcome] = [:]
        var statuses: [PaymentID: PaymentStatus] = [:]
        var refunds: [RefundID: Refund.Status] = [:]
        for (_, entry) in world.history.trace.entries {
            switch entry {
            case .step(_, let act): count(act)
            case .exchange(let exchange):
                if exchange.label == "payments.api", let response = exchange.response {
                    answers.count(String(response.status))
                }
            case .committed(let commit):
                for name in commit.events { events.count(name) }
                for attempt in commit.attempts where outcomes[attempt.id] != attempt.outcome {
                    outcomes[attempt.id] = attempt.outcome
                    attemptOutcomes.count("\(attempt.kind.rawValue) \(attempt.outcome.name)")
                }
                for refund in commit.refunds where refunds[refund.id] != refund.status {
                    refunds[refund.id] = refund.status
                    refundStatuses.count(refund.status.rawValue)
                }
                if statuses[commit.paymentID] != commit.status {
                    statuses[commit.paymentID] = commit.status
                    paymentStatuses.count(commit.status.rawValue)
                }
            case .skipped, .asked, .posted, .booked, .fault, .crashed, .restarted, .healed: continue
            }
        }
        for (name, strikes) in world.faults.strikes { faults.count(name, strikes) }
    }

    private mutating func count(_ act: Act) {
        steps.count(act.verb)
        if case .together(let parts) = act { for part in parts { count(part.act) } }
    }
}
