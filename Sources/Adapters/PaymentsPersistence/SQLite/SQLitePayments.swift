import GRDB
import PaymentsDomain
import PaymentsPorts

/// The tables `payments` and `idempotency_keys`.
struct SQLitePayments {
    private static let table = "payments"
    let database: Database

    func payment(_ id: PaymentID) throws -> Payment? {
        try find("id = ?") { $0.add(id.text) }.first
    }

    func payments(of order: OrderID) throws -> [Payment] {
        try find("order_id = ?") { $0.add(order.text) }
    }

    /// Of several payments that name the same transaction, the one stored first.
    func payment(provider: ProviderName, transactionID: TransactionID) throws -> Payment? {
        try find("transaction_id = ? AND provider = ?", limit: 1) {
            $0.add(transactionID.text)
            $0.add(provider.text)
        }.first
    }

    func paymentIDs() throws -> [PaymentID] {
        try database.rows(of: Self.table, "SELECT id FROM payments ORDER BY place") {
            column throws(StoreFailure) in PaymentID(try column.text())
        }
    }

    /// Stores a payment whose version is one above what is stored; throws `conflict` otherwise.
    func store(_ payment: Payment) throws {
        var values = ColumnValues()
        Self.add(payment, to: &values)
        values.add(payment.id.text)
        if payment.version == 1 {
            try database.insert(Self.insertion, values, orThrow: .conflict)
        } else {
            values.add(payment.version &- 1)
            let count = try database.change(Self.update, values)
            guard count == 1 else { throw StoreFailure.conflict }
        }
        try SQLiteOperations(database: database).store(payment)
    }

    func idempotencyRecord(_ key: String) throws -> IdempotencyRecord? {
        var values = ColumnValues()
        values.add(key)
        return try database.row(of: "idempotency_keys", Self.recordOfKey, values) {
            column throws(StoreFailure) in
            IdempotencyRecord(
                key: try column.text(), fingerprint: try column.text(),
                paymentID: PaymentID(try column.text()), operation: try column.optionalText())
        }
    }

    /// Takes a key; throws `keyTaken` when somebody has it.
    func store(_ record: IdempotencyRecord) throws {
        var values = ColumnValues()
        values.add(record.key)
        values.add(record.fingerprint)
        values.add(record.paymentID.text)
        values.add(record.operation)
        try database.insert(
            "INSERT INTO idempotency_keys VALUES (?, ?, ?, ?)", values,
            orThrow: .keyTaken(record.key))
    }

    private func find(
        _ condition: String, limit: Int = -1, _ fill: (inout ColumnValues) -> Void
    ) throws -> [Payment] {
        var values = ColumnValues()
        fill(&values)
        let sql = "\(Self.selection) WHERE \(condition) ORDER BY place LIMIT \(limit)"
        let records = try database.rows(of: Self.table, sql, values, read: Self.record)
        let operations = SQLiteOperations(database: database)
        return try records.map { record in
            var record = record
            record.attempts = try operations.attempts(of: record.id)
            record.refunds = try operations.refunds(of: record.id)
            return Payment(restoring: record)
        }
    }

    private static let recordOfKey = """
        SELECT key, fingerprint, payment_id, operation FROM idempotency_keys WHERE key = ?
        """
}

extension SQLitePayments {
    /// Every column a payment fills but its id, in the order of `add` and `record`.
    private static let columns = [
        "order_id", "provider", "method_kind", "method_reference", "amount", "currency",
        "created_at", "status", "transaction_id", "redirect_url", "hold_amount", "hold_currency",
        "hold_expires_at", "hold_is_live", "captured_amount", "captured_currency", "fee_amount",
        "fee_currency", "failure_kind", "failure_code", "event_count", "version",
    ]

    private static let names = columns.joined(separator: ", ")
    private static let places = columns.map { _ in "?" }.joined(separator: ", ")
    private static let selection = "SELECT id, \(names) FROM payments"
    private static let insertion = "INSERT INTO payments (\(names), id) VALUES (\(places), ?)"
    private static let update = """
        UPDATE payments SET \(columns.map { $0 + " = ?" }.joined(separator: ", "))
        WHERE id = ? AND version = ?
        """

    private static func add(_ payment: Payment, to values: inout ColumnValues) {
        values.add(payment.orderID.text)
        values.add(payment.provider.text)
        values.add(payment.method.kind.rawValue)
        values.add(payment.method.reference)
        values.add(payment.amount)
        values.add(payment.createdAt)
        values.add(payment.status.rawValue)
        values.add(payment.transactionID?.text)
        values.add(payment.nextAction?.redirectURL)
        values.add(payment.hold?.amount)
        values.add(payment.hold?.expiresAt?.milliseconds)
        values.add(payment.hold.map { $0.isLive ? 1 : 0 })
        values.add(payment.captured)
        values.add(payment.fee)
        values.add(payment.failure)
        values.add(payment.eventCount)
        values.add(payment.version)
    }

    /// A payment's own row; its attempts and refunds are still missing.
    private static func record(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> PaymentRecord {
        PaymentRecord(
            id: PaymentID(try column.text()), orderID: OrderID(try column.text()),
            provider: ProviderName(try column.text()),
            method: PaymentMethod(
                kind: try column.choice(PaymentMethod.Kind.self), reference: try column.text()),
            amount: try column.money(), createdAt: try column.moment(),
            status: try column.choice(PaymentStatus.self),
            transactionID: try column.optionalText().map(TransactionID.init),
            nextAction: try column.optionalText().map(NextAction.init(redirectURL:)),
            hold: try hold(&column), captured: try column.optionalMoney(),
            fee: try column.optionalMoney(), failure: try column.optionalFailure(),
            eventCount: try column.integer(), version: try column.integer())
    }

    private static func hold(_ column: inout ColumnReader) throws(StoreFailure) -> Hold? {
        let amount = try column.optionalMoney()
        let expiresAt = try column.optionalMoment()
        let isLive = try column.optionalFlag()
        guard let amount else { return nil }
        guard let isLive else { throw column.unreadable("nothing", "0 or 1") }
        return Hold(amount: amount, expiresAt: expiresAt, isLive: isLive)
    }
}
