import PaymentsDomain

/// Keeps payments, and everything that must be stored together with a change of one.
///
/// ## A conformer promises
/// - ``commit(_:)`` is one transaction: state, ledger, outbox, saga, key and inbox mark together or
///   not at all.
/// - It refuses a change that was based on an older version, a key that is taken, and a ledger entry
///   whose id exists.
/// - What was committed survives a crash of the process.
package protocol PaymentRepository: Sendable {
    /// The payment of that id.
    func payment(_ id: PaymentID) async throws(StoreFailure) -> Payment?
    /// The payments of an order, oldest first.
    func payments(of order: OrderID) async throws(StoreFailure) -> [Payment]
    /// The payment a provider knows under that id.
    func payment(
        provider: ProviderName, transactionID: TransactionID
    ) async throws(StoreFailure) -> Payment?
    /// What an API idempotency key was used for.
    func idempotencyRecord(_ key: String) async throws(StoreFailure) -> IdempotencyRecord?
    /// Every payment's id, oldest first; for reconciling all.
    func paymentIDs() async throws(StoreFailure) -> [PaymentID]
    /// Stores a change, all of it or nothing.
    func commit(_ change: PaymentChange) async throws(StoreFailure)
}

/// Everything one change of a payment stores together.
package struct PaymentChange: Sendable {
    /// The payment after the change; its version says which version the change was based on
    /// (version − 1).
    package var payment: Payment
    package var journal: [JournalEntry]
    package var outbox: [OutboxMessage]
    /// Sagas to insert or replace.
    package var sagas: [SagaRecord]
    package var idempotency: IdempotencyRecord?
    /// The webhook this change came from, to be marked as applied.
    package var appliedNotice: NoticeID?

    package init(
        payment: Payment, journal: [JournalEntry] = [], outbox: [OutboxMessage] = [],
        sagas: [SagaRecord] = [], idempotency: IdempotencyRecord? = nil,
        appliedNotice: NoticeID? = nil
    ) {
        self.payment = payment
        self.journal = journal
        self.outbox = outbox
        self.sagas = sagas
        self.idempotency = idempotency
        self.appliedNotice = appliedNotice
    }
}

/// What an API idempotency key was first used for.
package struct IdempotencyRecord: Sendable, Hashable {
    package let key: String
    /// What the request asked, so that another request under the same key is recognised.
    package let fingerprint: String
    package let paymentID: PaymentID
    /// The capture or cancellation attempt, or the refund, it started; nil for an authorization.
    package let operation: String?

    package init(key: String, fingerprint: String, paymentID: PaymentID, operation: String?) {
        self.key = key
        self.fingerprint = fingerprint
        self.paymentID = paymentID
        self.operation = operation
    }
}

/// Why a store did not do what it was asked.
package enum StoreFailure: Error, Sendable, Hashable {
    /// Somebody changed the payment meanwhile; load it again.
    case conflict
    /// The API idempotency key is taken.
    case keyTaken(String)
    /// A ledger entry of that id exists: the same movement would be booked twice.
    case entryExists(String)
    /// The store cannot be reached; nothing was stored.
    case unavailable(String)
    /// What is stored cannot be read back.
    case corrupt(String)
}
