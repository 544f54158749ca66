import GRDB
import PaymentsDomain
import PaymentsPorts

extension SQLiteStore: PaymentRepository {
    package func payment(_ id: PaymentID) throws(StoreFailure) -> Payment? {
        try read { try SQLitePayments(database: $0).payment(id) }
    }

    package func payments(of order: OrderID) throws(StoreFailure) -> [Payment] {
        try read { try SQLitePayments(database: $0).payments(of: order) }
    }

    package func payment(
        provider: ProviderName, transactionID: TransactionID
    ) throws(StoreFailure) -> Payment? {
        try read {
            try SQLitePayments(database: $0).payment(
                provider: provider, transactionID: transactionID)
        }
    }

    package func idempotencyRecord(_ key: String) throws(StoreFailure) -> IdempotencyRecord? {
        try readOnce { try SQLitePayments(database: $0).idempotencyRecord(key) }
    }

    package func paymentIDs() throws(StoreFailure) -> [PaymentID] {
        try readOnce { try SQLitePayments(database: $0).paymentIDs() }
    }

    package func commit(_ change: PaymentChange) throws(StoreFailure) {
        try write { database in
            let payments = SQLitePayments(database: database)
            try payments.store(change.payment)
            if let record = change.idempotency { try payments.store(record) }
            try SQLiteLedger(database: database).append(change.journal)
            try SQLiteOutbox(database: database).append(change.outbox)
            for saga in change.sagas { try SQLiteSagas(database: database).save(saga) }
            if let notice = change.appliedNotice {
                try SQLiteInbox(database: database).markApplied(notice)
            }
        }
    }
}

extension SQLiteStore: Ledger {
    package func entries(of payment: PaymentID) throws(StoreFailure) -> [JournalEntry] {
        try read { try SQLiteLedger(database: $0).entries(of: payment) }
    }

    package func allEntries() throws(StoreFailure) -> [JournalEntry] {
        try read { try SQLiteLedger(database: $0).allEntries() }
    }

    package func post(_ entry: JournalEntry) throws(StoreFailure) {
        try write { try SQLiteLedger(database: $0).append([entry]) }
    }
}

extension SQLiteStore: SagaStore {
    package func dueSagas(at now: Timestamp, limit: Int) throws(StoreFailure) -> [SagaRecord] {
        try readOnce { try SQLiteSagas(database: $0).due(at: now, limit: limit) }
    }

    package func saga(_ id: String) throws(StoreFailure) -> SagaRecord? {
        try readOnce { try SQLiteSagas(database: $0).saga(id) }
    }

    package func save(_ saga: SagaRecord) throws(StoreFailure) {
        try writeOnce { try SQLiteSagas(database: $0).save(saga) }
    }

    package func parkedSagas() throws(StoreFailure) -> [SagaRecord] {
        try readOnce { try SQLiteSagas(database: $0).parked() }
    }
}

extension SQLiteStore: WebhookInbox {
    package func store(_ notice: ProviderNotice) throws(StoreFailure) -> Bool {
        try writeOnce { try SQLiteInbox(database: $0).store(notice) }
    }

    package func pendingNotices(limit: Int) throws(StoreFailure) -> [ProviderNotice] {
        try readOnce { try SQLiteInbox(database: $0).pending(limit: limit) }
    }

    package func markApplied(_ id: NoticeID) throws(StoreFailure) {
        try writeOnce { try SQLiteInbox(database: $0).markApplied(id) }
    }

    package func park(_ id: NoticeID, reason: String) throws(StoreFailure) {
        try writeOnce { try SQLiteInbox(database: $0).park(id, reason: reason) }
    }

    package func parkedNotices() throws(StoreFailure) -> [(notice: ProviderNotice, reason: String)]
    {
        try readOnce { try SQLiteInbox(database: $0).parked() }
    }
}

extension SQLiteStore: Outbox {
    package func unpublished(limit: Int) throws(StoreFailure) -> [OutboxMessage] {
        try readOnce { try SQLiteOutbox(database: $0).unpublished(limit: limit) }
    }

    package func markPublished(_ id: String) throws(StoreFailure) {
        try writeOnce { try SQLiteOutbox(database: $0).markPublished(id) }
    }
}
