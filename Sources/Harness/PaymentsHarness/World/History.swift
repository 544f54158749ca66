import GatewaySimulators
import HTTPModel
import PaymentsDomain
import PaymentsPorts
import SimulatedHTTP
import SimulationCore

/// Everything observed in one run, in order, and what the judges have not looked at yet.
///
/// It belongs to one world and is used on that world's thread only; `@unchecked Sendable` because
/// ports that note their commits here are `Sendable`.
package final class History: @unchecked Sendable {
    /// The observable history, which is hashed.
    package private(set) var trace = Trace<Observation>()
    private let executor: DeterministicExecutor
    /// What happened since the judges last looked.
    private(set) var fresh = Delta()

    init(executor: DeterministicExecutor) { self.executor = executor }

    /// What judges are shown after each step.
    struct Delta {
        var commits: [PaymentChange] = []
        /// Ledger entries, those of commits included, in order of booking.
        var journal: [JournalEntry] = []
        var bookEntries: [(provider: String, entry: BookEntry)] = []
        /// Requests the payments API answered.
        var answers: [(request: RequestMessage, response: ResponseMessage)] = []
        /// Events as their subscriber received them.
        var events: [[UInt8]] = []
        /// Webhooks on their way, each try counted.
        var sentWebhooks: [NoticeID] = []
        /// Webhooks newly stored.
        var storedNotices: [NoticeID] = []
    }

    func takeFresh() -> Delta {
        let delta = fresh
        fresh = Delta()
        return delta
    }

    func note(_ observation: Observation) {
        trace.append(observation, at: executor.now)
    }

    func committed(_ change: PaymentChange) {
        fresh.commits.append(change)
        fresh.journal += change.journal
        if !change.outbox.isEmpty {
            eventNames[change.payment.id.text, default: []] += change.outbox.map(\.event.name)
        }
        note(.committed(Observation.Commit(change)))
    }

    /// The names of the events stored for each payment, in order.
    private(set) var eventNames: [String: [String]] = [:]

    func posted(_ entry: JournalEntry) {
        fresh.journal.append(entry)
        note(.posted(entry.id))
    }

    func sentWebhook(_ eventID: String, by provider: String) {
        fresh.sentWebhooks.append(
            NoticeID(provider: ProviderName(provider), eventID: eventID))
    }

    func storedNotice(_ id: NoticeID) { fresh.storedNotices.append(id) }

    func booked(_ entry: BookEntry, by provider: String) {
        fresh.bookEntries.append((provider, entry))
        note(.booked(provider, entry))
    }

    func answered(_ request: RequestMessage, _ response: ResponseMessage) {
        fresh.answers.append((request, response))
    }

    func received(event: [UInt8]) { fresh.events.append(event) }
}
