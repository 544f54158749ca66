import GRDB
import PaymentsDomain
import PaymentsPorts

/// The table `outbox`; published messages stay on file.
struct SQLiteOutbox {
    let database: Database

    /// Stores messages; throws `conflict` at the first whose id is stored already, because the same
    /// change would be announced twice.
    func append(_ messages: [OutboxMessage]) throws {
        for message in messages {
            try database.insert(Self.insertion, Self.values(of: message), orThrow: .conflict)
        }
    }

    func unpublished(limit: Int) throws -> [OutboxMessage] {
        var values = ColumnValues()
        values.add(max(0, limit))
        return try database.rows(of: "outbox", Self.selection, values, read: Self.message)
    }

    func markPublished(_ id: String) throws {
        var values = ColumnValues()
        values.add(id)
        try database.change("UPDATE outbox SET is_published = 1 WHERE id = ?", values)
    }
}

extension SQLiteOutbox {
    private static let insertion = """
        INSERT INTO outbox (id, payment_id, order_id, provider, transaction_id, sequence,
            occurred_at, kind, amount, currency, refund_id, total_refunded, total_currency,
            is_full, failure_kind, failure_code)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let selection = """
        SELECT id, payment_id, order_id, provider, transaction_id, sequence, occurred_at, kind,
            amount, currency, refund_id, total_refunded, total_currency, is_full, failure_kind,
            failure_code
        FROM outbox WHERE is_published = 0 ORDER BY place LIMIT ?
        """

    private static func values(of message: OutboxMessage) -> ColumnValues {
        let event = message.event
        var values = ColumnValues()
        values.add(message.id)
        values.add(event.paymentID.text)
        values.add(event.orderID.text)
        values.add(event.provider.text)
        values.add(event.transactionID?.text)
        values.add(event.sequence)
        values.add(event.occurredAt)
        values.add(event.name)
        switch event.kind {
        case .authorized(let amount), .captured(let amount):
            add(amount, to: &values)
        case .failed(let reason):
            add(failure: reason, to: &values)
        case .refunded(let refund, let amount, let total, let isFull):
            add(amount, refund: refund, total: total, isFull: isFull, to: &values)
        }
        return values
    }

    private static func add(
        _ amount: Money? = nil, refund: RefundID? = nil, total: Money? = nil, isFull: Bool? = nil,
        failure: FailureReason? = nil, to values: inout ColumnValues
    ) {
        values.add(amount)
        values.add(refund?.text)
        values.add(total)
        values.add(isFull.map { $0 ? 1 : 0 })
        values.add(failure)
    }

    private static func message(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> OutboxMessage {
        let id = try column.text()
        let paymentID = PaymentID(try column.text())
        let orderID = OrderID(try column.text())
        let provider = ProviderName(try column.text())
        let transactionID = try column.optionalText().map(TransactionID.init)
        let sequence = try column.integer()
        let occurredAt = try column.moment()
        return OutboxMessage(
            id: id,
            event: PaymentEvent(
                kind: try kind(&column), paymentID: paymentID, orderID: orderID,
                provider: provider, transactionID: transactionID, sequence: sequence,
                occurredAt: occurredAt))
    }

    private static func kind(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> PaymentEvent.Kind {
        let name = try column.text()
        let amount = try column.optionalMoney()
        let refund = try column.optionalText().map(RefundID.init)
        let total = try column.optionalMoney()
        let isFull = try column.optionalFlag()
        let failure = try column.optionalFailure()
        switch (name, amount, refund, total, isFull, failure) {
        case ("PaymentAuthorized", let amount?, nil, nil, nil, nil):
            return .authorized(amount: amount)
        case ("PaymentCaptured", let amount?, nil, nil, nil, nil):
            return .captured(amount: amount)
        case ("PaymentFailed", nil, nil, nil, nil, let reason?):
            return .failed(reason)
        case ("PaymentRefunded", let amount?, let refund?, let total?, let isFull?, nil):
            return .refunded(refund, amount: amount, totalRefunded: total, isFull: isFull)
        default:
            throw .corrupt("outbox.kind: found \(name) with columns that do not go with it")
        }
    }
}
