import GRDB
import PaymentsPorts

extension StoreFailure {
    /// What a failure of SQLite means to somebody who used the store.
    ///
    /// Damage, missing tables and broken rules of the schema are `corrupt`: trying again
    /// cannot help. Everything else (busy, full, no such file, closed) is `unavailable`.
    init(_ error: DatabaseError) {
        let text = "SQLite \(error.resultCode.rawValue): \(error.message ?? "no message")"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR:
            self = .corrupt(text)
        default:
            self = .unavailable(text)
        }
    }

    /// Does some work with GRDB and throws only what the ports know.
    static func translating<Answer>(
        _ work: () throws -> Answer
    ) throws(StoreFailure) -> Answer {
        do {
            return try work()
        } catch let failure as StoreFailure {
            throw failure
        } catch let error as DatabaseError {
            throw StoreFailure(error)
        } catch {
            throw .unavailable("\(error)")
        }
    }
}
