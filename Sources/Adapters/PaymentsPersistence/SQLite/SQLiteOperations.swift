import GRDB
import PaymentsDomain
import PaymentsPorts

/// The tables `attempts` and `refunds`: what was tried for a payment, in order.
struct SQLiteOperations {
    let database: Database

    /// Makes both lists on file what they are in the payment.
    func store(_ payment: Payment) throws {
        for (place, attempt) in payment.attempts.enumerated() {
            try database.change(
                Self.attemptReplacement, Self.values(of: attempt, at: place, in: payment))
        }
        for (place, refund) in payment.refunds.enumerated() {
            try database.change(
                Self.refundReplacement, Self.values(of: refund, at: place, in: payment))
        }
        guard payment.version > 1 else { return }
        try removeRest("attempts", of: payment.id, from: payment.attempts.count)
        try removeRest("refunds", of: payment.id, from: payment.refunds.count)
    }

    func attempts(of payment: PaymentID) throws -> [PaymentAttempt] {
        var values = ColumnValues()
        values.add(payment.text)
        return try database.rows(
            of: "attempts", Self.attemptSelection, values, read: Self.attempt)
    }

    func refunds(of payment: PaymentID) throws -> [Refund] {
        var values = ColumnValues()
        values.add(payment.text)
        return try database.rows(
            of: "refunds", Self.refundSelection, values, read: Self.refund)
    }

    private func removeRest(_ table: String, of payment: PaymentID, from count: Int) throws {
        var values = ColumnValues()
        values.add(payment.text)
        values.add(count)
        try database.change(
            "DELETE FROM \(table) WHERE payment_id = ? AND position >= ?", values)
    }
}

extension SQLiteOperations {
    private static let attemptReplacement = """
        INSERT OR REPLACE INTO attempts (payment_id, position, id, kind, amount, currency, key,
            started_at, outcome, outcome_code, sends)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let attemptSelection = """
        SELECT id, kind, amount, currency, key, started_at, sends, outcome, outcome_code
        FROM attempts WHERE payment_id = ? ORDER BY position
        """

    private static func values(
        of attempt: PaymentAttempt, at place: Int, in payment: Payment
    ) -> ColumnValues {
        var values = ColumnValues()
        values.add(payment.id.text)
        values.add(place)
        values.add(attempt.id.text)
        values.add(attempt.kind.rawValue)
        values.add(attempt.amount)
        values.add(attempt.key.text)
        values.add(attempt.startedAt)
        values.add(attempt.outcome.name)
        values.add(attempt.outcome.code)
        values.add(attempt.sends)
        return values
    }

    private static func attempt(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> PaymentAttempt {
        let id = AttemptID(try column.text())
        let kind = try column.choice(PaymentAttempt.Kind.self)
        let amount = try column.money()
        let key = IdempotencyKey(try column.text())
        let startedAt = try column.moment()
        let sends = try column.integer()
        let name = try column.text()
        guard
            let outcome = PaymentAttempt.Outcome(name: name, code: try column.optionalText())
        else { throw .corrupt("attempts.outcome: found \(name); expected the name of an outcome") }
        return PaymentAttempt(
            id: id, kind: kind, amount: amount, key: key, startedAt: startedAt,
            outcome: outcome, sends: sends)
    }
}

extension SQLiteOperations {
    private static let refundReplacement = """
        INSERT OR REPLACE INTO refunds (payment_id, position, id, amount, currency, key, reason,
            requested_at, status, transaction_id, failure_code, sends)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let refundSelection = """
        SELECT id, amount, currency, key, reason, requested_at, status, transaction_id,
            failure_code, sends
        FROM refunds WHERE payment_id = ? ORDER BY position
        """

    private static func values(
        of refund: Refund, at place: Int, in payment: Payment
    ) -> ColumnValues {
        var values = ColumnValues()
        values.add(payment.id.text)
        values.add(place)
        values.add(refund.id.text)
        values.add(refund.amount)
        values.add(refund.key.text)
        values.add(refund.reason)
        values.add(refund.requestedAt)
        values.add(refund.status.rawValue)
        values.add(refund.transactionID?.text)
        values.add(refund.failureCode)
        values.add(refund.sends)
        return values
    }

    private static func refund(_ column: inout ColumnReader) throws(StoreFailure) -> Refund {
        Refund(
            id: RefundID(try column.text()), amount: try column.money(),
            key: IdempotencyKey(try column.text()), reason: try column.optionalText(),
            requestedAt: try column.moment(), status: try column.choice(Refund.Status.self),
            transactionID: try column.optionalText().map(TransactionID.init),
            failureCode: try column.optionalText(), sends: try column.integer())
    }
}
