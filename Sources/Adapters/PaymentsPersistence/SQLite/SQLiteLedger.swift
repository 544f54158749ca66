import GRDB
import PaymentsDomain
import PaymentsPorts

/// The tables `journal_entries` and `postings`, to which rows are only ever added.
struct SQLiteLedger {
    let database: Database

    /// Books entries; throws `entryExists` at the first whose id is booked already.
    func append(_ entries: [JournalEntry]) throws {
        for entry in entries {
            try database.insert(
                Self.entryInsertion, Self.values(of: entry), orThrow: .entryExists(entry.id))
            let place = database.lastInsertedRowID
            for (position, posting) in entry.postings.enumerated() {
                var values = ColumnValues()
                values.add(Int(place))
                values.add(position)
                values.add(posting.side.rawValue)
                values.add(posting.account.rawValue)
                values.add(posting.amount)
                try database.change(Self.postingInsertion, values)
            }
        }
    }

    func entries(of payment: PaymentID) throws -> [JournalEntry] {
        var values = ColumnValues()
        values.add(payment.text)
        return try entries(where: "WHERE payment_id = ?", values)
    }

    func allEntries() throws -> [JournalEntry] { try entries(where: "", ColumnValues()) }

    /// Puts entries together from two walks over the tables in the same order.
    private func entries(
        where condition: String, _ values: ColumnValues
    ) throws -> [JournalEntry] {
        let booked = try database.rows(
            of: "journal_entries", "\(Self.entrySelection) \(condition) ORDER BY place", values,
            read: Self.bookedEntry)
        let postings = try database.rows(
            of: "postings", "\(Self.postingSelection) \(condition) ORDER BY place, position",
            values, read: Self.bookedPosting)
        var rest = postings[...]
        return try booked.map { entry in
            let own = rest.prefix { $0.place == entry.place }
            rest = rest.dropFirst(own.count)
            return try entry.with(own.map(\.posting))
        }
    }
}

extension SQLiteLedger {
    private static let entryInsertion = """
        INSERT INTO journal_entries
            (id, kind, object_id, amount, currency, payment_id, provider, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let postingInsertion = """
        INSERT INTO postings (entry_place, position, side, account, amount, currency)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    private static let entrySelection = """
        SELECT place, id, kind, amount, currency, object_id, payment_id, provider, recorded_at
        FROM journal_entries
        """

    private static let postingSelection = """
        SELECT entry_place, side, account, postings.amount, postings.currency
        FROM journal_entries JOIN postings ON entry_place = place
        """

    private static func values(of entry: JournalEntry) -> ColumnValues {
        var values = ColumnValues()
        values.add(entry.id)
        values.add(entry.movement.kind.rawValue)
        values.add(entry.movement.objectID)
        values.add(entry.movement.amount)
        values.add(entry.paymentID?.text)
        values.add(entry.provider.text)
        values.add(entry.recordedAt)
        return values
    }

    private static func bookedEntry(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> BookedEntry {
        BookedEntry(
            place: try column.integer(), id: try column.text(),
            entry: JournalEntry(
                MoneyMovement(
                    try column.choice(MoneyMovement.Kind.self), try column.money(),
                    objectID: try column.text()),
                paymentID: try column.optionalText().map(PaymentID.init),
                provider: ProviderName(try column.text()), recordedAt: try column.moment()))
    }

    private static func bookedPosting(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> (place: Int, posting: JournalEntry.Posting) {
        (
            try column.integer(),
            JournalEntry.Posting(
                try column.choice(JournalEntry.Posting.Side.self),
                try column.choice(Account.self), try column.money())
        )
    }
}

/// An entry's own row; its postings are still missing.
private struct BookedEntry {
    let place: Int
    let id: String
    let entry: JournalEntry

    /// The entry with the postings on file.
    ///
    /// An entry makes its postings from its movement. Should the rules for that ever change, the
    /// books must not change with them.
    func with(_ postings: [JournalEntry.Posting]) throws(StoreFailure) -> JournalEntry {
        guard id == entry.id else {
            throw .corrupt("journal_entries.id: found \(id); expected \(entry.id)")
        }
        return postings == entry.postings ? entry : entry.keeping(postings: postings)
    }
}
