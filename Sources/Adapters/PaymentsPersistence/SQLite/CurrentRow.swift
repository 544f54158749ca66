import GRDB

/// The row a running query stands at, with its columns read straight from SQLite.
///
/// GRDB's `Row` makes a dictionary of its column names for every query, which costs more than the
/// query itself. A value is one only as far as GRDB's cursors ask for it: it is never stored, and it
/// must not be kept beyond the next step of the query.
struct CurrentRow: DatabaseValueConvertible, StatementColumnConvertible {
    private let statement: SQLiteStatement

    init(sqliteStatement: SQLiteStatement, index: CInt) { statement = sqliteStatement }

    /// A row, also when its first column is null.
    static func fromStatement(
        _ sqliteStatement: SQLiteStatement, atUncheckedIndex index: CInt
    ) -> CurrentRow? {
        CurrentRow(sqliteStatement: sqliteStatement, index: index)
    }

    static func fromDatabaseValue(_ databaseValue: DatabaseValue) -> CurrentRow? { nil }

    var databaseValue: DatabaseValue { .null }

    func value(at place: Int) -> DatabaseValue {
        DatabaseValue(sqliteStatement: statement, index: CInt(place))
    }
}
