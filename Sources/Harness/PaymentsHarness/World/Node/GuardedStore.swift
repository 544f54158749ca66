import PaymentsDomain
import PaymentsPersistence
import PaymentsPorts

/// A node's way to the shared store: through its gate, with every commit noted for the judges.
struct GuardedStore: Sendable {
    let store: any PaymentsStore
    let gate: NodeGate
    let history: History
    /// What a planted bug does to what passes through; nothing in a sound system.
    private(set) var tampering: StoreTampering?

    init(store: any PaymentsStore, gate: NodeGate, history: History) {
        self.store = store
        self.gate = gate
        self.history = history
    }

    func tampered(_ tampering: StoreTampering) -> GuardedStore {
        var copy = self
        copy.tampering = tampering
        return copy
    }

    /// A payment as a planted bug makes the system see it.
    private func seen(_ payment: Payment?) -> Payment? {
        guard let tampering, let payment else { return payment }
        return tampering.loaded(payment)
    }
}

extension GuardedStore: PaymentRepository {
    func payment(_ id: PaymentID) async throws(StoreFailure) -> Payment? {
        try await gate.store("store.load") { () async throws(StoreFailure) in
            seen(try await store.payment(id))
        }
    }

    func payments(of order: OrderID) async throws(StoreFailure) -> [Payment] {
        try await gate.store("store.load") { () async throws(StoreFailure) in
            try await store.payments(of: order).compactMap { seen($0) }
        }
    }

    func payment(
        provider: ProviderName, transactionID: TransactionID
    ) async throws(StoreFailure) -> Payment? {
        try await gate.store("store.load") { () async throws(StoreFailure) in
            seen(try await store.payment(provider: provider, transactionID: transactionID))
        }
    }

    func idempotencyRecord(_ key: String) async throws(StoreFailure) -> IdempotencyRecord? {
        try await gate.store("store.load") { () async throws(StoreFailure) in
            try await store.idempotencyRecord(key)
        }
    }

    func paymentIDs() async throws(StoreFailure) -> [PaymentID] {
        try await gate.store("store.load") { () async throws(StoreFailure) in
            try await store.paymentIDs()
        }
    }

    func commit(_ change: PaymentChange) async throws(StoreFailure) {
        try await gate.store("store.commit") { () async throws(StoreFailure) in
            if gate.conflicts("store.commit") { throw .conflict }
            let change = tampering?.committing(change) ?? change
            try await store.commit(change)
            history.committed(change)
        }
    }
}

extension GuardedStore: SagaStore {
    func dueSagas(at now: Timestamp, limit: Int) async throws(StoreFailure) -> [SagaRecord] {
        try await gate.store("store.saga") { () async throws(StoreFailure) in
            try await store.dueSagas(at: now, limit: limit)
        }
    }

    func saga(_ id: String) async throws(StoreFailure) -> SagaRecord? {
        try await gate.store("store.saga") { () async throws(StoreFailure) in
            try await store.saga(id)
        }
    }

    func save(_ saga: SagaRecord) async throws(StoreFailure) {
        try await gate.store("store.saga") { () async throws(StoreFailure) in
            try await store.save(saga)
        }
    }

    func parkedSagas() async throws(StoreFailure) -> [SagaRecord] {
        try await gate.store("store.saga") { () async throws(StoreFailure) in
            try await store.parkedSagas()
        }
    }
}

extension GuardedStore: WebhookInbox {
    func store(_ notice: ProviderNotice) async throws(StoreFailure) -> Bool {
        try await gate.store("inbox.store") { () async throws(StoreFailure) in
            let notice = tampering?.storing(notice) ?? notice
            let isNew = try await store.store(notice)
            if isNew { history.storedNotice(notice.id) }
            return isNew
        }
    }

    func pendingNotices(limit: Int) async throws(StoreFailure) -> [ProviderNotice] {
        try await gate.store("inbox.apply") { () async throws(StoreFailure) in
            try await store.pendingNotices(limit: limit)
        }
    }

    func markApplied(_ id: NoticeID) async throws(StoreFailure) {
        try await gate.store("inbox.apply") { () async throws(StoreFailure) in
            try await store.markApplied(id)
        }
    }

    func park(_ id: NoticeID, reason: String) async throws(StoreFailure) {
        try await gate.store("inbox.apply") { () async throws(StoreFailure) in
            try await store.park(id, reason: reason)
        }
    }

    func parkedNotices() async throws(StoreFailure) -> [(notice: ProviderNotice, reason: String)] {
        try await gate.store("inbox.apply") { () async throws(StoreFailure) in
            try await store.parkedNotices()
        }
    }
}

extension GuardedStore: Outbox {
    func unpublished(limit: Int) async throws(StoreFailure) -> [OutboxMessage] {
        try await gate.store("outbox.read") { () async throws(StoreFailure) in
            try await store.unpublished(limit: limit)
        }
    }

    func markPublished(_ id: String) async throws(StoreFailure) {
        try await gate.store("outbox.mark") { () async throws(StoreFailure) in
            try await store.markPublished(id)
        }
    }
}

extension GuardedStore: Ledger {
    func entries(of payment: PaymentID) async throws(StoreFailure) -> [JournalEntry] {
        try await gate.store("ledger.read") { () async throws(StoreFailure) in
            try await store.entries(of: payment)
        }
    }

    func allEntries() async throws(StoreFailure) -> [JournalEntry] {
        try await gate.store("ledger.read") { () async throws(StoreFailure) in
            try await store.allEntries()
        }
    }

    func post(_ entry: JournalEntry) async throws(StoreFailure) {
        try await gate.store("ledger.post") { () async throws(StoreFailure) in
            try await store.post(entry)
            history.posted(entry)
        }
    }
}
