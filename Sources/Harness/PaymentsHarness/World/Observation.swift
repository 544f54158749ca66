import GatewaySimulators
import HTTPModel
import HTTPTypes
import PaymentsDomain
import PaymentsPorts
import SimulatedHTTP
import SimulationCore

/// One line of a history: what somebody watching the whole world would write down.
///
/// Nothing here depends on which store a node uses, so the same seed on both stores gives the same
/// history and the same hash.
package enum Observation: TraceEntry {
    case step(number: Int, Act)
    /// A step could not be played, and why: there was no such payment, nothing to approve.
    case skipped(number: Int, String)
    case exchange(SimulatedExchange)
    /// Another merchant asked a provider.
    case asked(Question)
    case committed(Commit)
    case posted(String)
    case booked(String, BookEntry)
    case fault(String, call: String)
    case crashed(node: Int)
    case restarted(node: Int)
    case healed

    /// A request of another merchant, and what came of it.
    package struct Question: Sendable {
        /// What the scenario calls it.
        package let name: String
        package let provider: String
        package let request: RequestMessage
        package let response: ResponseMessage
        package let fault: GatewayFault?
    }

    /// What a commit changed, without everything it stored.
    package struct Commit: Sendable {
        package let paymentID: PaymentID
        package let status: PaymentStatus
        package let version: Int
        /// Outcomes of the attempts and statuses of the refunds, in order.
        package let attempts: [PaymentAttempt]
        package let refunds: [Refund]
        package let entries: [String]
        package let events: [String]

        init(_ change: PaymentChange) {
            paymentID = change.payment.id
            status = change.payment.status
            version = change.payment.version
            attempts = change.payment.attempts
            refunds = change.payment.refunds
            entries = change.journal.map(\.id)
            events = change.outbox.map(\.event.name)
        }
    }

    package func combine(into hasher: inout StableHasher) {
        switch self {
        case .step(let number, let act):
            hasher.combine(1)
            hasher.combine(number)
            hasher.combine(act.verb)
        case .skipped(let number, let reason):
            hasher.combine(2)
            hasher.combine(number)
            hasher.combine(reason)
        case .exchange(let exchange): exchange.combine(into: &hasher)
        case .asked(let question): question.combine(into: &hasher)
        case .committed(let commit): commit.combine(into: &hasher)
        case .posted(let id):
            hasher.combine(5)
            hasher.combine(id)
        case .booked(let provider, let entry):
            hasher.combine(6)
            hasher.combine(provider)
            hasher.combine(entry.kind.rawValue)
            hasher.combine(entry.objectID)
            hasher.combine(entry.amount)
        case .fault(let name, let call):
            hasher.combine(7)
            hasher.combine(name)
            hasher.combine(call)
        case .crashed(let node):
            hasher.combine(8)
            hasher.combine(node)
        case .restarted(let node):
            hasher.combine(9)
            hasher.combine(node)
        case .healed: hasher.combine(10)
        }
    }
}

extension Observation.Question {
    fileprivate func combine(into hasher: inout StableHasher) {
        hasher.combine(11)
        hasher.combine(name)
        hasher.combine(provider)
        hasher.combine(request.head.path ?? "")
        hasher.combine(request.body)
        hasher.combine(response.status)
        hasher.combine(response.body)
        hasher.combine(fault?.rawValue ?? "")
    }
}

extension Observation.Commit {
    fileprivate func combine(into hasher: inout StableHasher) {
        hasher.combine(4)
        hasher.combine(paymentID.text)
        hasher.combine(status.rawValue)
        hasher.combine(version)
        for attempt in attempts {
            hasher.combine(attempt.id.text)
            hasher.combine(attempt.outcome.name)
        }
        for refund in refunds {
            hasher.combine(refund.id.text)
            hasher.combine(refund.status.rawValue)
        }
        for entry in entries { hasher.combine(entry) }
        for event in events { hasher.combine(event) }
    }
}

extension SimulatedExchange {
    fileprivate func combine(into hasher: inout StableHasher) {
        hasher.combine(3)
        hasher.combine(sender)
        hasher.combine(label)
        hasher.combine(request.head.path ?? "")
        hasher.combine(request.body)
        hasher.combine(response?.status ?? 0)
        hasher.combine(response?.body ?? [])
        hasher.combine(fault ?? "")
        hasher.combine(startedAt.milliseconds)
    }
}
