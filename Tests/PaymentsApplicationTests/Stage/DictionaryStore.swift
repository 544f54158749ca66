import PaymentsDomain
import PaymentsPorts
import Synchronization

/// A store of dictionaries that keeps the promises of the ports and can be told to fail.
final class DictionaryStore: Sendable {
    struct Contents: Sendable {
        var payments: [PaymentID: Payment] = [:]
        var order: [PaymentID] = []
        var keys: [String: IdempotencyRecord] = [:]
        var entries: [JournalEntry] = []
        var outbox: [OutboxMessage] = []
        var sagas: [String: SagaRecord] = [:]
        var notices: [ProviderNotice] = []
        var applied: Set<NoticeID> = []
        var parked: [NoticeID: String] = [:]
        var failures: [StoreFailure] = []
        var commits = 0
    }

    private let contents = Mutex(Contents())

    /// Everything stored, at this moment.
    var now: Contents { contents.withLock { $0 } }

    /// Makes the next commits fail, one by one.
    func failNextCommits(_ failures: [StoreFailure]) {
        contents.withLock { $0.failures = failures }
    }

    private func change<Answer: Sendable>(
        _ body: (inout Contents) throws(StoreFailure) -> Answer
    ) throws(StoreFailure) -> Answer {
        let result: Result<Answer, StoreFailure> = contents.withLock { contents in
            do throws(StoreFailure) { return .success(try body(&contents)) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

extension DictionaryStore: PaymentRepository {
    func payment(_ id: PaymentID) -> Payment? { now.payments[id] }

    func payments(of order: OrderID) -> [Payment] {
        let contents = now
        return contents.order.compactMap { contents.payments[$0] }.filter { $0.orderID == order }
    }

    func payment(provider: ProviderName, transactionID: TransactionID) -> Payment? {
        let contents = now
        return contents.order.compactMap { contents.payments[$0] }.first {
            $0.provider == provider && $0.transactionID == transactionID
        }
    }

    func idempotencyRecord(_ key: String) -> IdempotencyRecord? { now.keys[key] }

    func paymentIDs() -> [PaymentID] { now.order }

    func commit(_ change: PaymentChange) throws(StoreFailure) {
        try self.change { (contents: inout Contents) throws(StoreFailure) in
            if !contents.failures.isEmpty { throw contents.failures.removeFirst() }
            let payment = change.payment
            let stored = contents.payments[payment.id]?.version ?? 0
            guard stored == payment.version - 1 else { throw .conflict }
            if let key = change.idempotency?.key, contents.keys[key] != nil { throw .keyTaken(key) }
            for entry in change.journal
            where contents.entries.contains(where: { $0.id == entry.id }) {
                throw .entryExists(entry.id)
            }
            if contents.payments[payment.id] == nil { contents.order.append(payment.id) }
            contents.payments[payment.id] = payment
            if let record = change.idempotency { contents.keys[record.key] = record }
            contents.entries += change.journal
            contents.outbox += change.outbox
            for saga in change.sagas { contents.sagas[saga.id] = saga }
            if let notice = change.appliedNotice { contents.applied.insert(notice) }
            contents.commits += 1
        }
    }
}

extension DictionaryStore: Ledger {
    func entries(of payment: PaymentID) -> [JournalEntry] {
        now.entries.filter { $0.paymentID == payment }
    }

    func allEntries() -> [JournalEntry] { now.entries }

    func post(_ entry: JournalEntry) throws(StoreFailure) {
        try change { (contents: inout Contents) throws(StoreFailure) in
            guard !contents.entries.contains(where: { $0.id == entry.id }) else {
                throw .entryExists(entry.id)
            }
            contents.entries.append(entry)
        }
    }
}

extension DictionaryStore: SagaStore {
    func dueSagas(at moment: Timestamp, limit: Int) -> [SagaRecord] {
        let due = now.sagas.values.compactMap { saga -> (Timestamp, SagaRecord)? in
            guard case .due(let time) = saga.state, time <= moment else { return nil }
            return (time, saga)
        }
        return due.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.prefix(limit).map(\.1)
    }

    func saga(_ id: String) -> SagaRecord? { now.sagas[id] }

    func save(_ saga: SagaRecord) throws(StoreFailure) {
        try change { (contents: inout Contents) in contents.sagas[saga.id] = saga }
    }

    func parkedSagas() -> [SagaRecord] {
        now.sagas.values.sorted { $0.id < $1.id }.filter {
            if case .parked = $0.state { true } else { false }
        }
    }
}

extension DictionaryStore: WebhookInbox {
    func store(_ notice: ProviderNotice) throws(StoreFailure) -> Bool {
        try change { (contents: inout Contents) in
            guard !contents.notices.contains(where: { $0.id == notice.id }) else { return false }
            contents.notices.append(notice)
            return true
        }
    }

    func pendingNotices(limit: Int) -> [ProviderNotice] {
        let contents = now
        return Array(
            contents.notices.filter {
                !contents.applied.contains($0.id) && contents.parked[$0.id] == nil
            }.prefix(limit))
    }

    func markApplied(_ id: NoticeID) throws(StoreFailure) {
        _ = try change { (contents: inout Contents) in contents.applied.insert(id) }
    }

    func park(_ id: NoticeID, reason: String) throws(StoreFailure) {
        try change { (contents: inout Contents) in contents.parked[id] = reason }
    }

    func parkedNotices() -> [(notice: ProviderNotice, reason: String)] {
        let contents = now
        return contents.notices.compactMap { notice in
            contents.parked[notice.id].map { (notice, $0) }
        }
    }
}
