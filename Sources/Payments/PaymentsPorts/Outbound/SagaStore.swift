import PaymentsDomain

/// The durable state of one operation that spans a call to a provider.
///
/// Written before the call and after it, so that any node can go on after a crash at any point.
package struct SagaRecord: Sendable, Hashable {
    /// Which operation it carries through.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case authorization
        case capture
        case cancellation
        case refund
        /// Watches a hold until it is captured, released or expired.
        case holdWatch = "hold-watch"
    }

    /// How far it is.
    package enum State: Sendable, Hashable {
        /// To be looked at, at that moment or later.
        case due(Timestamp)
        case finished
        /// A person must look.
        case parked(reason: String)
    }

    /// The attempt's or refund's id, or the payment's for a hold watch: one saga an operation.
    package let id: String
    package let kind: Kind
    package let paymentID: PaymentID
    package var state: State
    /// How often the provider was asked about it so far.
    package var questions: Int
    package let startedAt: Timestamp

    package init(
        id: String, kind: Kind, paymentID: PaymentID, state: State, questions: Int = 0,
        startedAt: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.paymentID = paymentID
        self.state = state
        self.questions = questions
        self.startedAt = startedAt
    }
}

/// Keeps sagas.
///
/// They are written by ``PaymentRepository/commit(_:)`` or, when only the saga moves
/// on, by ``save(_:)``.
package protocol SagaStore: Sendable {
    /// Unfinished sagas due at that moment, earliest first.
    func dueSagas(at now: Timestamp, limit: Int) async throws(StoreFailure) -> [SagaRecord]
    func saga(_ id: String) async throws(StoreFailure) -> SagaRecord?
    func save(_ saga: SagaRecord) async throws(StoreFailure)
    /// Sagas a person must look at.
    func parkedSagas() async throws(StoreFailure) -> [SagaRecord]
}
