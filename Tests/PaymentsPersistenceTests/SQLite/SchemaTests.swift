import GRDB
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsPersistence

@Suite struct SchemaTests {
    @Test(arguments: [
        "UPDATE journal_entries SET amount = 1", "DELETE FROM journal_entries",
        "UPDATE postings SET amount = 1", "DELETE FROM postings",
        "UPDATE journal_entries SET payment_id = NULL WHERE id = 'captured/pi_1'",
        "REPLACE INTO journal_entries SELECT * FROM journal_entries",
        "REPLACE INTO postings SELECT * FROM postings",
    ])
    func `what is booked cannot be changed`(_ sql: String) throws {
        let store = try SQLiteStore(inMemory: ())
        let entry = try Sample.entry(.captured, "pi_1")
        try store.post(entry)
        #expect(throws: StoreFailure.corrupt("SQLite 19: the journal is append-only")) {
            try store.write { try $0.execute(sql: sql) }
        }
        #expect(try store.allEntries() == [entry])
    }

    @Test func `there are the tables and they are strict`() throws {
        let store = try SQLiteStore(inMemory: ())
        let tables = try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT name, strict FROM pragma_table_list
                    WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                    ORDER BY name
                    """
            ).map { "\($0["name"] as String) \($0["strict"] as Int)" }
        }
        #expect(
            tables == [
                "attempts 1", "idempotency_keys 1", "inbox 1", "journal_entries 1", "outbox 1",
                "payments 1", "postings 1", "refunds 1", "sagas 1",
            ])
    }

    @Test(arguments: [
        ("attempts", "INSERT INTO attempts VALUES ('x', 0, '', '', 1, '', '', 0, '', NULL, 1)"),
        ("refunds", "INSERT INTO refunds VALUES ('x', 0, '', 1, '', '', NULL, 0, '', NULL, '', 1)"),
        ("postings", "INSERT INTO postings VALUES (99, 0, 'debit', '', 1, '')"),
    ])
    func `a row without its owner is refused`(_ table: String, _ sql: String) throws {
        let store = try SQLiteStore(inMemory: ())
        #expect(throws: StoreFailure.corrupt("SQLite 19: FOREIGN KEY constraint failed")) {
            try store.write { try $0.execute(sql: sql) }
        }
    }

    @Test(arguments: [
        ("status = 'LOST'", "payments.status: found LOST; expected a name of PaymentStatus"),
        ("currency = 'ZZZ'", "payments.currency: found ZZZ; expected a currency code"),
        (
            "hold_amount = 1",
            "payments.hold_currency: found half a sum; expected minor units and a currency"
        ),
        (
            "hold_amount = 1, hold_currency = 'INR'",
            "payments.hold_is_live: found nothing; expected 0 or 1"
        ),
        ("hold_is_live = 2", "payments.hold_is_live: found 2; expected 0 or 1"),
        ("method_kind = 'cash'", "payments.method_kind: found cash; expected a name of Kind"),
        (
            "order_id = 'a' || char(26)",
            "payments.order_id: found a\u{1A}; expected a text with whole escapes"
        ),
    ])
    func `a payment that cannot be read names table, column and what was found`(
        _ damage: String, _ message: String
    ) throws {
        let store = try SQLiteStore(inMemory: ())
        try store.commit(PaymentChange(payment: try Sample.payment("pay_1")))
        try store.write { try $0.execute(sql: "UPDATE payments SET \(damage)") }
        #expect(throws: StoreFailure.corrupt(message)) {
            try store.payment(PaymentID("pay_1"))
        }
    }

    @Test func `damage elsewhere is named too`() throws {
        let store = try SQLiteStore(inMemory: ())
        try store.commit(
            PaymentChange(
                payment: try Sample.payment("pay_1"), outbox: [try Sample.message("evt_1")],
                sagas: [Sample.due("saga_1", after: 0)]))
        _ = try store.store(Sample.notice("evt_1"))
        try store.write { database in
            try database.execute(
                sql: """
                    UPDATE attempts SET outcome = 'lost';
                    UPDATE outbox SET kind = 'PaymentFailed';
                    UPDATE sagas SET kind = 'lost';
                    UPDATE inbox SET activity = '{"about":"weather"}';
                    """)
        }
        #expect(
            throws: StoreFailure.corrupt(
                "attempts.outcome: found lost; expected the name of an outcome")
        ) { try store.payment(PaymentID("pay_1")) }
        #expect(
            throws: StoreFailure.corrupt(
                "outbox.kind: found PaymentFailed with columns that do not go with it")
        ) { try store.unpublished(limit: 9) }
        #expect(throws: StoreFailure.corrupt("sagas.kind: found lost; expected a name of Kind")) {
            try store.saga("saga_1")
        }
        #expect(
            throws: StoreFailure.corrupt(
                "activity member about: found weather; expected payment, refund or irrelevant")
        ) { try store.pendingNotices(limit: 9) }
    }

    @Test func `an entry whose id is not its movement's is not read as if it were`() throws {
        let store = try SQLiteStore(inMemory: ())
        try store.write { database in
            try database.execute(
                sql: """
                    INSERT INTO journal_entries
                    VALUES (1, 'fee/pi_1', 'captured', 'pi_1', 5, 'INR', NULL, 'stripe', 0)
                    """)
        }
        #expect(
            throws: StoreFailure.corrupt(
                "journal_entries.id: found fee/pi_1; expected captured/pi_1")
        ) { try store.allEntries() }
    }

    @Test(arguments: [
        (
            "SELECT * FROM sagas WHERE state = 'due' AND due_at <= 1 ORDER BY due_at, place",
            "sagas_due"
        ),
        ("SELECT min(due_at) FROM sagas WHERE state = 'due'", "sagas_due"),
        ("SELECT * FROM outbox WHERE is_published = 0 ORDER BY place", "outbox_unpublished"),
        ("SELECT * FROM inbox WHERE state = 'pending' ORDER BY place", "inbox_pending"),
        (
            "SELECT * FROM payments WHERE transaction_id = '' AND provider = ''",
            "payments_by_transaction"
        ),
    ])
    func `what workers ask for is found by an index and needs no sorting`(
        _ sql: String, _ index: String
    ) throws {
        let store = try SQLiteStore(inMemory: ())
        let plan = try store.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)").map {
                $0["detail"] as String
            }
        }
        #expect(plan.count == 1)
        #expect(plan.allSatisfy { $0.contains(index) })
    }
}
