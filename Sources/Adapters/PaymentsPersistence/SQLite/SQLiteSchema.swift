import GRDB

/// The tables of the store, and how an older file gets them.
///
/// Amounts are whole minor units beside their currency; moments are milliseconds since 1970. `place`
/// is the order of insertion. Texts are compared byte by byte.
enum SQLiteSchema {
    /// Every step from an empty file to today's tables.
    ///
    /// A step that was released is never edited.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first tables", foreignKeyChecks: .immediate) { database in
            for sql in [payments, journal, appendOnly, outbox, sagas, inbox] {
                try database.execute(sql: sql)
            }
        }
        return migrator
    }

    private static let payments = """
        CREATE TABLE payments (
            place INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            order_id TEXT NOT NULL,
            provider TEXT NOT NULL,
            method_kind TEXT NOT NULL,
            method_reference TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            currency TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            status TEXT NOT NULL,
            transaction_id TEXT,
            redirect_url TEXT,
            hold_amount INTEGER CHECK (hold_amount >= 0),
            hold_currency TEXT,
            hold_expires_at INTEGER,
            hold_is_live INTEGER,
            captured_amount INTEGER CHECK (captured_amount >= 0),
            captured_currency TEXT,
            fee_amount INTEGER CHECK (fee_amount >= 0),
            fee_currency TEXT,
            failure_kind TEXT,
            failure_code TEXT,
            event_count INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX payments_by_order ON payments (order_id);
        CREATE INDEX payments_by_transaction ON payments (transaction_id, provider)
            WHERE transaction_id IS NOT NULL;

        CREATE TABLE attempts (
            payment_id TEXT NOT NULL REFERENCES payments (id),
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            currency TEXT NOT NULL,
            key TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            outcome_code TEXT,
            sends INTEGER NOT NULL,
            PRIMARY KEY (payment_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE refunds (
            payment_id TEXT NOT NULL REFERENCES payments (id),
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            currency TEXT NOT NULL,
            key TEXT NOT NULL,
            reason TEXT,
            requested_at INTEGER NOT NULL,
            status TEXT NOT NULL,
            transaction_id TEXT,
            failure_code TEXT,
            sends INTEGER NOT NULL,
            PRIMARY KEY (payment_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE idempotency_keys (
            key TEXT NOT NULL PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            payment_id TEXT NOT NULL,
            operation TEXT
        ) STRICT, WITHOUT ROWID;
        """

    private static let journal = """
        CREATE TABLE journal_entries (
            place INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            object_id TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            currency TEXT NOT NULL,
            payment_id TEXT,
            provider TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX journal_entries_by_payment ON journal_entries (payment_id);

        CREATE TABLE postings (
            entry_place INTEGER NOT NULL REFERENCES journal_entries (place),
            position INTEGER NOT NULL,
            side TEXT NOT NULL CHECK (side IN ('debit', 'credit')),
            account TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            currency TEXT NOT NULL,
            PRIMARY KEY (entry_place, position)
        ) STRICT, WITHOUT ROWID;
        """

    /// Refuses every change of what is booked, whoever asks for it.
    private static let appendOnly = ["journal_entries", "postings"].flatMap { table in
        ["UPDATE", "DELETE"].map { act in
            """
            CREATE TRIGGER \(table)_no_\(act.lowercased()) BEFORE \(act) ON \(table)
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            """
        }
    }.joined(separator: "\n")

    private static let outbox = """
        CREATE TABLE outbox (
            place INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            payment_id TEXT NOT NULL,
            order_id TEXT NOT NULL,
            provider TEXT NOT NULL,
            transaction_id TEXT,
            sequence INTEGER NOT NULL,
            occurred_at INTEGER NOT NULL,
            amount INTEGER CHECK (amount >= 0),
            currency TEXT,
            refund_id TEXT,
            total_refunded INTEGER CHECK (total_refunded >= 0),
            total_currency TEXT,
            is_full INTEGER,
            failure_kind TEXT,
            failure_code TEXT,
            is_published INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX outbox_unpublished ON outbox (place) WHERE is_published = 0;
        """

    private static let sagas = """
        CREATE TABLE sagas (
            place INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            payment_id TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('due', 'finished', 'parked')),
            due_at INTEGER CHECK ((due_at IS NOT NULL) = (state = 'due')),
            parked_reason TEXT CHECK ((parked_reason IS NOT NULL) = (state = 'parked')),
            questions INTEGER NOT NULL,
            started_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sagas_due ON sagas (due_at, place) WHERE state = 'due';
        CREATE INDEX sagas_parked ON sagas (place) WHERE state = 'parked';
        """

    private static let inbox = """
        CREATE TABLE inbox (
            place INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            event_id TEXT NOT NULL,
            type TEXT NOT NULL,
            activity TEXT NOT NULL,
            body BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'applied', 'parked')),
            parked_reason TEXT CHECK ((parked_reason IS NOT NULL) = (state = 'parked')),
            UNIQUE (provider, event_id)
        ) STRICT;
        CREATE INDEX inbox_pending ON inbox (place) WHERE state = 'pending';
        CREATE INDEX inbox_parked ON inbox (place) WHERE state = 'parked';
        """
}
