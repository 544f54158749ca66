import PaymentsDomain
import PaymentsPorts

/// What all sagas share: the question to ask, taking in an answer, and moving the record on.
struct SagaProgress: Sendable {
    private let with: Collaborators

    init(_ collaborators: Collaborators) { with = collaborators }

    func query(_ payment: Payment) -> PaymentQuery {
        PaymentQuery(
            paymentID: payment.id, transactionID: payment.transactionID,
            startedAt: payment.createdAt)
    }

    /// Takes in an answer.
    ///
    /// False when it contradicts what we know: then the saga is parked, and
    /// nothing more may be sent before a person has looked.
    func learn(_ snapshot: PaymentSnapshot, _ payment: Payment, _ saga: SagaRecord) async -> Bool {
        await learn(.payment(payment.id, snapshot), payment, saga)
    }

    func learn(_ snapshot: RefundSnapshot, _ payment: Payment, _ saga: SagaRecord) async -> Bool {
        await learn(.refund(payment.id, snapshot), payment, saga)
    }

    private func learn(
        _ activity: ProviderActivity, _ payment: Payment, _ saga: SagaRecord
    ) async -> Bool {
        let learned = try? await LearnActivity(with).learn(
            activity, from: payment.provider, notice: nil)
        guard case .contradiction(_, let error) = learned else { return true }
        var parked = saga
        parked.state = .parked(reason: "\(error)")
        try? await with.sagas.save(parked)
        return false
    }

    /// Moves a saga on before its question is asked.
    ///
    /// So neither a crash nor a second node makes it ask without end. False when the store did not take it.
    func claim(_ saga: SagaRecord, at now: Timestamp) async -> Bool {
        var next = saga
        let policy = RetryPolicy(keyLifeMilliseconds: nil)
        switch policy.afterSilence(questions: saga.questions, at: now) {
        case .askAgain(let moment): next.state = .due(moment)
        case .park, .resend: next.state = .parked(reason: "no answer that settles it")
        }
        next.questions += 1
        do throws(StoreFailure) {
            try await with.sagas.save(next)
            return true
        } catch {
            return false
        }
    }

    /// Ends a saga whose operation was settled by somebody else.
    func finish(_ saga: SagaRecord) async {
        var finished = saga
        finished.state = .finished
        try? await with.sagas.save(finished)
    }
}
