import Foundation
import GRDB
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsPersistence

@Suite struct DurabilityTests {
    @Test func `a file closed and opened again has everything`() async throws {
        let folder = try TemporaryFolder()
        let held = try await fill(folder.file("store"), seed: 7)
        #expect(try folder.names() == ["store"], "the log is gone when the last store is closed")
        let reopened = try SQLiteStore(path: folder.file("store"))
        let isSame = try await StoreContents(reopened) == held
        #expect(isSame)
        #expect(held.kinds == StoreContents.allKinds)
    }

    @Test func `a store that cannot be asked reports work of every kind`() throws {
        let store = try SQLiteStore(inMemory: ())
        try store.write { try $0.execute(sql: "DROP TABLE outbox") }
        #expect(store.openWork == .everything)
        #expect(throws: StoreFailure.corrupt("SQLite 1: no such table: outbox")) {
            try store.unpublished(limit: 1)
        }
    }

    @Test func `a file copied in the middle of a commit has all earlier commits and nothing of it`()
        throws
    {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("store"))
        try store.commit(PaymentChange(payment: try Sample.payment("pay_1")))
        try store.commit(
            PaymentChange(
                payment: try Sample.payment("pay_2"), journal: [try Sample.entry(.captured, "a")]))
        try store.write { database in
            try SQLitePayments(database: database).store(try Sample.payment("pay_3"))
            try SQLiteLedger(database: database).append([try Sample.entry(.captured, "b")])
            try folder.copyDatabase("store", to: "copy")
        }
        #expect(try store.paymentIDs().map(\.text) == ["pay_1", "pay_2", "pay_3"])
        let copy = try SQLiteStore(path: folder.file("copy"))
        #expect(try copy.paymentIDs().map(\.text) == ["pay_1", "pay_2"])
        #expect(try copy.payment(PaymentID("pay_2")) == Sample.payment("pay_2"))
        #expect(try copy.allEntries() == [try Sample.entry(.captured, "a")])
    }

    @Test func `a log torn in its last commit loses that commit as a whole and no other`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("store"))
        let ids = ["a", "b", "c"]
        for id in ids {
            try store.commit(
                PaymentChange(
                    payment: try Sample.payment(id), journal: [try Sample.entry(.captured, id)],
                    outbox: [try Sample.message(id)], sagas: [Sample.due(id, after: 0)],
                    idempotency: Sample.key(id)))
        }
        try folder.copyDatabase("store", to: "copy")
        try folder.shorten("copy-wal", by: 10)
        let copy = try SQLiteStore(path: folder.file("copy"))
        #expect(try copy.paymentIDs().map(\.text) == ["a", "b"])
        #expect(try copy.allEntries().map(\.movement.objectID) == ["a", "b"])
        #expect(try copy.unpublished(limit: 9).map(\.id) == ["a", "b"])
        #expect(try copy.dueSagas(at: Sample.noon, limit: 9).map(\.id) == ["a", "b"])
        #expect(try copy.idempotencyRecord("c") == nil)
        #expect(try store.paymentIDs().map(\.text) == ids)
    }

    @Test func `two stores on one file see each other's commits and versions`() throws {
        let folder = try TemporaryFolder()
        let first = try SQLiteStore(path: folder.file("store"))
        let second = try SQLiteStore(path: folder.file("store"))
        try first.commit(PaymentChange(payment: try Sample.payment("pay_1")))
        let next = Payment(restoring: try Sample.record("pay_1", version: 2))
        try second.commit(PaymentChange(payment: next))
        #expect(throws: StoreFailure.conflict) {
            try first.commit(PaymentChange(payment: next))
        }
        #expect(try first.payment(PaymentID("pay_1")) == next)
    }

    @Test func `a write while another process writes is unavailable and stores nothing`() throws {
        let folder = try TemporaryFolder()
        let first = try SQLiteStore(path: folder.file("store"), busyTimeoutSeconds: 0)
        let second = try SQLiteStore(path: folder.file("store"), busyTimeoutSeconds: 0)
        let change = PaymentChange(payment: try Sample.payment("pay_1"))
        try first.write { _ in
            _ = #expect(throws: StoreFailure.unavailable("SQLite 5: database is locked")) {
                try second.commit(change)
            }
        }
        #expect(try second.paymentIDs().isEmpty)
        try second.commit(change)
        #expect(try second.paymentIDs().map(\.text) == ["pay_1"])
    }

    @Test func `a file is written ahead, synced with every commit and keeps foreign keys`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("store"))
        let settings = try store.read { database in
            (
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                try Int.fetchOne(database, sql: "PRAGMA foreign_keys"),
                try Int.fetchOne(database, sql: "PRAGMA recursive_triggers")
            )
        }
        #expect(settings.0 == "wal")
        #expect(settings.1 == 2)
        #expect(settings.2 == 1)
        #expect(settings.3 == 1)
    }

    @Test func `a folder that is not there is unavailable`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: StoreFailure.unavailable("SQLite 14: unable to open database file")) {
            try SQLiteStore(path: folder.file("missing/store"))
        }
    }

    @Test func `a file that is no database is corrupt and left as it was`() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "no database at all. ", count: 100)
        try text.write(toFile: folder.file("store"), atomically: true, encoding: .utf8)
        #expect(throws: StoreFailure.corrupt("SQLite 26: file is not a database")) {
            try SQLiteStore(path: folder.file("store"))
        }
        #expect(try String(contentsOfFile: folder.file("store"), encoding: .utf8) == text)
    }

    @Test func `a file of a newer version is refused`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("store"))
        try store.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 from the future')")
        }
        #expect(
            throws: StoreFailure.corrupt("the file was made by a newer version of this store")
        ) {
            try SQLiteStore(path: folder.file("store"))
        }
    }

    /// Fills a new file, closes it, and gives what it held.
    private func fill(_ path: String, seed: UInt64) async throws -> StoreContents {
        let store = try SQLiteStore(path: path)
        var source = StoreOperationSource(seed: seed)
        for _ in 1...200 { _ = await (try source.next()).perform(on: store) }
        return try await StoreContents(store)
    }
}
