import PaymentsPersistence
import PaymentsPorts

/// Everything a node keeps, behind one object: both real stores are such.
package typealias PaymentsStore = PaymentRepository & SagaStore & WebhookInbox & Outbox & Ledger
    & WorkGauge

/// Which store a world runs on.
package enum StoreKind: String, Sendable, Hashable, CaseIterable {
    case memory
    case sqlite

    /// A new, empty store.
    ///
    /// - Throws: `StoreFailure` when SQLite cannot make one.
    func make() throws(StoreFailure) -> any PaymentsStore {
        switch self {
        case .memory: MemoryStore()
        case .sqlite: try SQLiteStore(inMemory: ())
        }
    }
}
