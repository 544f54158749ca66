import GRDB
import PaymentsDomain
import PaymentsPorts

/// The table `sagas`.
struct SQLiteSagas {
    let database: Database

    func due(at now: Timestamp, limit: Int) throws -> [SagaRecord] {
        var values = ColumnValues()
        values.add(now)
        values.add(max(0, limit))
        return try find(
            "WHERE state = 'due' AND due_at <= ? ORDER BY due_at, place LIMIT ?", values)
    }

    func saga(_ id: String) throws -> SagaRecord? {
        var values = ColumnValues()
        values.add(id)
        return try find("WHERE id = ?", values).first
    }

    func parked() throws -> [SagaRecord] {
        try find("WHERE state = 'parked' ORDER BY place", ColumnValues())
    }

    /// Adds a saga, or replaces the one of that id in its place.
    func save(_ saga: SagaRecord) throws {
        var values = ColumnValues()
        values.add(saga.id)
        values.add(saga.kind.rawValue)
        values.add(saga.paymentID.text)
        Self.add(saga.state, to: &values)
        values.add(saga.questions)
        values.add(saga.startedAt)
        try database.change(Self.upsert, values)
    }

    private func find(_ condition: String, _ values: ColumnValues) throws -> [SagaRecord] {
        try database.rows(
            of: "sagas", "\(Self.selection) \(condition)", values, read: Self.record)
    }

    private static let selection = """
        SELECT id, kind, payment_id, state, due_at, parked_reason, questions, started_at
        FROM sagas
        """

    private static let upsert = """
        INSERT INTO sagas
            (id, kind, payment_id, state, due_at, parked_reason, questions, started_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, payment_id = excluded.payment_id,
            state = excluded.state, due_at = excluded.due_at,
            parked_reason = excluded.parked_reason, questions = excluded.questions,
            started_at = excluded.started_at
        """

    /// Fills three columns: the state's name, the moment it is due, the reason it is parked for.
    private static func add(_ state: SagaRecord.State, to values: inout ColumnValues) {
        let (name, due, reason): (String, Int?, String?) =
            switch state {
            case .due(let moment): ("due", moment.milliseconds, nil)
            case .finished: ("finished", nil, nil)
            case .parked(let reason): ("parked", nil, reason)
            }
        values.add(name)
        values.add(due)
        values.add(reason)
    }

    private static func record(_ column: inout ColumnReader) throws(StoreFailure) -> SagaRecord {
        SagaRecord(
            id: try column.text(), kind: try column.choice(SagaRecord.Kind.self),
            paymentID: PaymentID(try column.text()), state: try state(&column),
            questions: try column.integer(), startedAt: try column.moment())
    }

    private static func state(
        _ column: inout ColumnReader
    ) throws(StoreFailure) -> SagaRecord.State {
        let name = try column.text()
        let due = try column.optionalMoment()
        let reason = try column.optionalText()
        switch (name, due, reason) {
        case ("due", let due?, nil): return .due(due)
        case ("finished", nil, nil): return .finished
        case ("parked", nil, let reason?): return .parked(reason: reason)
        default: throw .corrupt("sagas.state: found \(name) with columns that do not go with it")
        }
    }
}
