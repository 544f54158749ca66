import PaymentsDomain
import PaymentsPorts
import Synchronization

/// Keeps everything in memory behind one lock: the fast store, for simulated worlds.
///
/// It obeys the same rules as ``SQLiteStore`` and passes the same conformance suite. Its methods are
/// synchronous and so never suspend; what it holds lives as long as the object.
package final class MemoryStore: Sendable {
    struct Contents: Sendable {
        var payments = MemoryPayments()
        var journal = MemoryJournal()
        var sagas = MemorySagas()
        var outbox = MemoryOutbox()
        var inbox = MemoryInbox()

        /// Checks all parts of a change before the first of them is stored.
        mutating func commit(_ change: PaymentChange) throws(StoreFailure) {
            try payments.check(change)
            try journal.check(change.journal)
            try outbox.check(change.outbox)
            payments.apply(change)
            journal.append(change.journal)
            outbox.append(change.outbox)
            for saga in change.sagas { sagas.save(saga) }
            if let notice = change.appliedNotice { inbox.markApplied(notice) }
        }
    }

    private let contents = Mutex(Contents())

    package init() {}

    private func read<Answer: Sendable>(_ part: (borrowing Contents) -> Answer) -> Answer {
        contents.withLock { part($0) }
    }
}

extension MemoryStore: PaymentRepository {
    package func payment(_ id: PaymentID) -> Payment? { read { $0.payments.payment(id) } }

    package func payments(of order: OrderID) -> [Payment] {
        read { $0.payments.payments(of: order) }
    }

    package func payment(provider: ProviderName, transactionID: TransactionID) -> Payment? {
        read { $0.payments.payment(provider: provider, transactionID: transactionID) }
    }

    package func idempotencyRecord(_ key: String) -> IdempotencyRecord? {
        read { $0.payments.idempotencyRecord(key) }
    }

    package func paymentIDs() -> [PaymentID] { read { $0.payments.all.map(\.id) } }

    package func commit(_ change: PaymentChange) throws(StoreFailure) {
        try contents.withLock { (contents) throws(StoreFailure) in try contents.commit(change) }
    }
}

extension MemoryStore: Ledger {
    package func entries(of payment: PaymentID) -> [JournalEntry] {
        read { $0.journal.entries(of: payment) }
    }

    package func allEntries() -> [JournalEntry] { read { $0.journal.all } }

    package func post(_ entry: JournalEntry) throws(StoreFailure) {
        try contents.withLock { (contents) throws(StoreFailure) in
            try contents.journal.check([entry])
            contents.journal.append([entry])
        }
    }
}

extension MemoryStore: SagaStore {
    package func dueSagas(at now: Timestamp, limit: Int) -> [SagaRecord] {
        read { $0.sagas.due(at: now, limit: limit) }
    }

    package func saga(_ id: String) -> SagaRecord? { read { $0.sagas.saga(id) } }

    package func save(_ saga: SagaRecord) { contents.withLock { $0.sagas.save(saga) } }

    package func parkedSagas() -> [SagaRecord] { read { $0.sagas.parkedSagas() } }
}

extension MemoryStore: WebhookInbox {
    package func store(_ notice: ProviderNotice) -> Bool {
        contents.withLock { $0.inbox.store(notice) }
    }

    package func pendingNotices(limit: Int) -> [ProviderNotice] {
        read { $0.inbox.pendingNotices(limit: limit) }
    }

    package func markApplied(_ id: NoticeID) { contents.withLock { $0.inbox.markApplied(id) } }

    package func park(_ id: NoticeID, reason: String) {
        contents.withLock { $0.inbox.park(id, reason: reason) }
    }

    package func parkedNotices() -> [(notice: ProviderNotice, reason: String)] {
        read { $0.inbox.parkedNotices() }
    }
}

extension MemoryStore: Outbox {
    package func unpublished(limit: Int) -> [OutboxMessage] {
        read { $0.outbox.unpublished(limit: limit) }
    }

    package func markPublished(_ id: String) { contents.withLock { $0.outbox.markPublished(id) } }
}

extension MemoryStore: WorkGauge {
    package var openWork: OpenWork {
        read {
            OpenWork(
                earliestDue: $0.sagas.earliestDue, hasUnpublished: $0.outbox.hasUnpublished,
                hasPendingNotices: $0.inbox.hasPending)
        }
    }
}
