import GRDB
import PaymentsDomain
import PaymentsPorts

/// Keeps everything in one SQLite database: the real store.
///
/// It obeys the same rules as ``MemoryStore`` and passes the same conformance suite. Only GRDB's
/// synchronous calls are used, because the asynchronous ones would leave the executor of a simulated
/// world. In a file, what was committed survives the process: the log is written ahead and synced
/// with every commit. The file is closed with the last reference to the store.
package final class SQLiteStore: Sendable {
    private let queue: DatabaseQueue

    /// Opens the file, making it and its tables where they are missing.
    ///
    /// Throws `unavailable` when the file cannot be opened, `corrupt` when it is none of ours.
    package convenience init(path: String) throws(StoreFailure) {
        try self.init(path: path, busyTimeoutSeconds: 1)
    }

    /// `busyTimeoutSeconds` is how long to wait for another process that writes.
    init(path: String, busyTimeoutSeconds: Double) throws(StoreFailure) {
        queue = try Self.open { () throws in
            var configuration = Self.configuration
            configuration.busyMode = .timeout(busyTimeoutSeconds)
            configuration.prepareDatabase { database in
                try database.execute(
                    sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// A database in memory, gone with the object.
    package init(inMemory: ()) throws(StoreFailure) {
        queue = try Self.open { () throws in
            try DatabaseQueue(configuration: Self.configuration)
        }
    }

    /// Reads inside one transaction, so that all parts of an answer belong together.
    ///
    /// Not with GRDB's `read`: it switches a setting that makes SQLite compile every statement anew.
    func read<Answer>(_ work: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        try StoreFailure.translating {
            var answer: Answer?
            try queue.inTransaction(.deferred) { database in
                answer = try work(database)
                return .commit
            }
            guard let answer else { throw StoreFailure.unavailable("the read did not take place") }
            return answer
        }
    }

    /// Writes inside one immediate transaction, undone when `work` throws.
    func write<Answer>(_ work: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        try StoreFailure.translating { try queue.write(work) }
    }

    /// Runs one statement that reads: it sees one state of the database without a transaction.
    func readOnce<Answer>(_ work: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        try StoreFailure.translating { try queue.unsafeRead(work) }
    }

    /// Runs one statement that writes: it is a transaction of its own.
    func writeOnce<Answer>(_ work: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        try StoreFailure.translating { try queue.writeWithoutTransaction(work) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        // Replacing a row must not delete the old one behind the back of the delete triggers.
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA recursive_triggers = ON")
        }
        return configuration
    }

    private static func open(
        _ connect: () throws -> DatabaseQueue
    ) throws(StoreFailure) -> DatabaseQueue {
        try StoreFailure.translating {
            let queue = try connect()
            let migrator = SQLiteSchema.migrator
            guard try !queue.read(migrator.hasBeenSuperseded) else {
                throw StoreFailure.corrupt("the file was made by a newer version of this store")
            }
            try migrator.migrate(queue)
            return queue
        }
    }
}

extension SQLiteStore: WorkGauge {
    package var openWork: OpenWork {
        do throws(StoreFailure) {
            return try readOnce { database in
                try database.row(of: "open work", Self.gauge) { column throws(StoreFailure) in
                    OpenWork(
                        earliestDue: try column.optionalMoment(),
                        hasUnpublished: try column.flag(), hasPendingNotices: try column.flag())
                }
            } ?? .everything
        } catch {
            return .everything
        }
    }

    private static let gauge = """
        SELECT (SELECT min(due_at) FROM sagas WHERE state = 'due'),
            EXISTS (SELECT 1 FROM outbox WHERE is_published = 0),
            EXISTS (SELECT 1 FROM inbox WHERE state = 'pending')
        """
}
