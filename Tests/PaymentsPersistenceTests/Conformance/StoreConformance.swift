import PaymentsPersistence
import PaymentsPorts
import Testing

/// Everything a store of payments must be.
typealias PaymentStore = Ledger & Outbox & PaymentRepository & SagaStore & WebhookInbox & WorkGauge

/// A store to be held against the rules that every store obeys.
///
/// The rules are the suites of this folder; each test runs once for each of ``everyStore``.
struct StoreConformance: Sendable, CustomTestStringConvertible {
    let name: String
    /// Makes an empty store.
    let make: @Sendable () throws -> any PaymentStore

    var testDescription: String { name }

    static let everyStore = [
        StoreConformance(name: "memory") { MemoryStore() },
        StoreConformance(name: "SQLite") { try SQLiteStore(inMemory: ()) },
    ]
}
