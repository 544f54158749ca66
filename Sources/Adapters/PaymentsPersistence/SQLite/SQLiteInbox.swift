import GRDB
import PaymentsDomain
import PaymentsPorts

/// The table `inbox`.
///
/// A notice is pending, parked or applied; applied is final.
struct SQLiteInbox {
    let database: Database

    /// Stores a notice as pending; false when one of that id is on file.
    func store(_ notice: ProviderNotice) throws -> Bool {
        var values = ColumnValues()
        values.add(notice.id.provider.text)
        values.add(notice.id.eventID)
        values.add(notice.type)
        values.add(StoredActivity.text(of: notice.activity))
        values.add(notice.body)
        values.add(notice.receivedAt)
        return try database.change(Self.insertion, values) == 1
    }

    func pending(limit: Int) throws -> [ProviderNotice] {
        var values = ColumnValues()
        values.add(max(0, limit))
        return try database.rows(of: "inbox", Self.pendingSelection, values, read: Self.notice)
    }

    func parked() throws -> [(notice: ProviderNotice, reason: String)] {
        try database.rows(of: "inbox", Self.parkedSelection) { column throws(StoreFailure) in
            let notice = try Self.notice(&column)
            return (notice, try column.text())
        }
    }

    func markApplied(_ id: NoticeID) throws {
        try database.change(Self.application, Self.key(id))
    }

    func park(_ id: NoticeID, reason: String) throws {
        var values = ColumnValues()
        values.add(reason)
        values.add(id.provider.text)
        values.add(id.eventID)
        try database.change(Self.parking, values)
    }

    private static func key(_ id: NoticeID) -> ColumnValues {
        var values = ColumnValues()
        values.add(id.provider.text)
        values.add(id.eventID)
        return values
    }

    private static let insertion = """
        INSERT INTO inbox (provider, event_id, type, activity, body, received_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (provider, event_id) DO NOTHING
        """

    private static let columns = "provider, event_id, type, activity, body, received_at"

    private static let pendingSelection = """
        SELECT \(columns) FROM inbox WHERE state = 'pending' ORDER BY place LIMIT ?
        """

    private static let parkedSelection = """
        SELECT \(columns), parked_reason FROM inbox WHERE state = 'parked' ORDER BY place
        """

    private static let application = """
        UPDATE inbox SET state = 'applied', parked_reason = NULL
        WHERE provider = ? AND event_id = ?
        """

    private static let parking = """
        UPDATE inbox SET state = 'parked', parked_reason = ?
        WHERE provider = ? AND event_id = ? AND state <> 'applied'
        """

    private static func notice(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> ProviderNotice {
        ProviderNotice(
            id: NoticeID(
                provider: ProviderName(try column.text()), eventID: try column.text()),
            type: try column.text(),
            activity: try StoredActivity.activity(from: try column.text()),
            body: try column.bytes(), receivedAt: try column.moment())
    }
}
