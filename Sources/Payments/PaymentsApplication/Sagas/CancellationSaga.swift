import PaymentsDomain
import PaymentsPorts

/// Carries a cancellation from stored intent to a known outcome.
package struct CancellationSaga: Sendable {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    /// Calls the provider for a cancellation whose intent is stored, and stores what came of it.
    package func send(
        _ payment: Payment, through gateway: any PaymentGateway
    ) async throws(CommandFailure) -> CommandResult {
        guard let attempt = payment.lastAttempt(.cancellation) else { throw .conflict }
        guard let transactionID = payment.transactionID else {
            let refused = try await with.writer.change(payment.id) { (payment: inout Payment) in
                payment.cancellationRefused(.rejected(code: "nothing_to_cancel"))
            }
            return try CommandResult(refused.after, attempt: attempt.id, isReplay: false)
        }
        let outcome = await gateway.cancel(
            CancellationRequest(
                paymentID: payment.id, transactionID: transactionID, amount: payment.amount,
                key: attempt.key))
        let after = await record(outcome, attempt, of: payment, through: gateway)
        return try CommandResult(after, attempt: attempt.id, isReplay: false)
    }

    /// Finds out about a cancellation in doubt.
    func resume(_ saga: SagaRecord, _ payment: Payment, through gateway: any PaymentGateway) async {
        guard let attempt = payment.attempts.first(where: { $0.id.text == saga.id }), attempt.isOpen
        else { return await SagaProgress(with).finish(saga) }
        let progress = SagaProgress(with)
        guard case .found(let snapshot) = await gateway.find(progress.query(payment)) else {
            return
        }
        guard await progress.learn(snapshot, payment, saga) else { return }
        switch snapshot.state {
        case .authorized, .awaitingCustomer: break
        case .undecided, .captured, .failed, .released: return
        }
        let step = RetryPolicy(
            keyLifeMilliseconds: gateway.traits.captureKeyLifeMilliseconds
        ).afterAbsence(
            sends: attempt.sends, questions: saga.questions, firstSentAt: attempt.startedAt,
            at: with.clock.now)
        guard step == .resend,
            let counted = try? await with.writer.change(
                payment.id, { (payment: inout Payment) in payment.countSend(of: .cancellation) }),
            counted.after.lastAttempt(.cancellation)?.isOpen == true
        else { return }
        _ = try? await send(counted.after, through: gateway)
    }

    private func record(
        _ outcome: GatewayOutcome<PaymentSnapshot>, _ attempt: PaymentAttempt, of payment: Payment,
        through gateway: any PaymentGateway
    ) async -> Payment {
        var truth: PaymentSnapshot?
        switch outcome {
        case .done(let snapshot): truth = snapshot
        case .declined, .rejected:
            if case .found(let snapshot) = await gateway.find(SagaProgress(with).query(payment)) {
                truth = snapshot
            }
        case .notSent, .unknown: break
        }
        let now = with.clock.now
        let seen = truth
        let result = try? await with.writer.change(payment.id) {
            (payment: inout Payment) throws(PaymentError) in
            if let seen { try payment.learn(seen, at: now) }
            if let ending = Self.ending(of: outcome, attempt, asked: seen != nil),
                payment.isLastSend(attempt)
            {
                payment.cancellationRefused(ending)
            } else {
                payment.cancellationUnknown()
            }
        }
        return result?.after ?? payment
    }

    /// How a cancellation that did not succeed ended, or nil when that is not known.
    ///
    /// A refusal of a request that was sent before proves nothing unless the provider was asked. For
    /// a cancellation that succeeded the answer does not matter: its attempt is settled already.
    private static func ending(
        of outcome: GatewayOutcome<PaymentSnapshot>, _ attempt: PaymentAttempt, asked: Bool
    ) -> PaymentAttempt.Outcome? {
        switch outcome {
        case .done, .unknown: nil
        case .notSent: attempt.sends == 1 ? .notSent : nil
        case .declined(_, let code), .rejected(let code, _):
            asked || attempt.sends == 1 ? .rejected(code: code) : nil
        }
    }
}
