import GRDB
import PaymentsPorts

extension Database {
    /// Runs a statement that changes rows; gives how many it changed.
    @discardableResult
    func change(_ sql: String, _ values: ColumnValues) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: values.arguments)
        return changesCount
    }

    /// Runs a statement that adds a row; throws `failure` when an equal row is there already.
    func insert(
        _ sql: String, _ values: ColumnValues, orThrow failure: StoreFailure
    ) throws {
        do {
            try change(sql, values)
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
            || error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
        {
            throw failure
        }
    }

    /// Every row a query finds, each read from left to right.
    func rows<Answer>(
        of table: String, _ sql: String, _ values: ColumnValues = ColumnValues(),
        read: (inout ColumnReader) throws(StoreFailure) -> Answer
    ) throws -> [Answer] {
        let statement = try cachedStatement(sql: sql)
        let found = try CurrentRow.fetchCursor(statement, arguments: values.arguments)
        var answers: [Answer] = []
        while let row = try found.next() {
            var reader = ColumnReader(row, of: table) { statement.columnNames }
            answers.append(try read(&reader))
        }
        return answers
    }

    /// The first row a query finds.
    func row<Answer>(
        of table: String, _ sql: String, _ values: ColumnValues = ColumnValues(),
        read: (inout ColumnReader) throws(StoreFailure) -> Answer
    ) throws -> Answer? {
        try rows(of: table, sql, values, read: read).first
    }
}
