import PaymentsDomain
import PaymentsPorts

/// Carries a capture from stored intent to a known outcome and a known fee.
///
/// Durable and resumable: the intent is stored before the call and the outcome after it, so whatever
/// node looks at the saga next knows what may have happened and asks before it does anything.
package struct CaptureSaga: Sendable {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    /// Calls the provider for a capture whose intent is stored, and stores what came of it.
    package func send(
        _ payment: Payment, through gateway: any PaymentGateway
    ) async throws(CommandFailure) -> CommandResult {
        guard let attempt = payment.lastAttempt(.capture),
            let transactionID = payment.transactionID
        else { throw .conflict }
        let outcome = await gateway.capture(
            CaptureRequest(
                paymentID: payment.id, transactionID: transactionID, authorized: payment.amount,
                amount: attempt.amount, key: attempt.key))
        let after = await record(outcome, attempt, of: payment, through: gateway)
        return try CommandResult(after, attempt: attempt.id, isReplay: false)
    }

    /// Finds out about a capture in doubt, or about a fee not yet known.
    func resume(_ saga: SagaRecord, _ payment: Payment, through gateway: any PaymentGateway) async {
        guard let attempt = payment.attempts.first(where: { $0.id.text == saga.id }),
            attempt.isOpen || (attempt.outcome == .succeeded && payment.fee == nil)
        else { return await SagaProgress(with).finish(saga) }
        let progress = SagaProgress(with)
        guard case .found(let snapshot) = await gateway.find(progress.query(payment)) else {
            return
        }
        guard await progress.learn(snapshot, payment, saga), attempt.isOpen,
            case .authorized = snapshot.state
        else { return }
        let step = RetryPolicy(
            keyLifeMilliseconds: gateway.traits.captureKeyLifeMilliseconds
        ).afterAbsence(
            sends: attempt.sends, questions: saga.questions, firstSentAt: attempt.startedAt,
            at: with.clock.now)
        if step == .resend { await resend(payment, through: gateway) }
    }

    private func resend(_ payment: Payment, through gateway: any PaymentGateway) async {
        guard
            let counted = try? await with.writer.change(
                payment.id, { (payment: inout Payment) in payment.countSend(of: .capture) }),
            counted.after.lastAttempt(.capture)?.isOpen == true
        else { return }
        _ = try? await send(counted.after, through: gateway)
    }

    private func record(
        _ outcome: GatewayOutcome<PaymentSnapshot>, _ attempt: PaymentAttempt, of payment: Payment,
        through gateway: any PaymentGateway
    ) async -> Payment {
        let now = with.clock.now
        let evidence = await evidence(after: outcome, attempt, of: payment, through: gateway)
        let result = try? await with.writer.change(payment.id) {
            (payment: inout Payment) throws(PaymentError) in
            switch evidence {
            case .snapshot(let snapshot):
                try payment.learn(snapshot, at: now)
                if case .undecided = snapshot.state { payment.captureUnknown() }
            case .refused(let snapshot, let ending):
                if let snapshot { try payment.learn(snapshot, at: now) }
                if payment.isLastSend(attempt) {
                    payment.captureRefused(ending)
                } else {
                    payment.captureUnknown()
                }
            case .nothing: payment.captureUnknown()
            }
        }
        return result?.after ?? payment
    }

    private enum Evidence {
        case snapshot(PaymentSnapshot)
        case refused(PaymentSnapshot?, PaymentAttempt.Outcome)
        case nothing
    }

    /// What an outcome proves.
    ///
    /// A refusal of a request that was sent before proves nothing by itself:
    /// it may be refused because the first send had its effect, so the provider is asked.
    private func evidence(
        after outcome: GatewayOutcome<PaymentSnapshot>, _ attempt: PaymentAttempt,
        of payment: Payment, through gateway: any PaymentGateway
    ) async -> Evidence {
        switch outcome {
        case .done(let snapshot): return .snapshot(snapshot)
        case .unknown: return .nothing
        case .notSent: return attempt.sends == 1 ? .refused(nil, .notSent) : .nothing
        case .declined(_, let code), .rejected(let code, _):
            switch await gateway.find(SagaProgress(with).query(payment)) {
            case .found(let snapshot): return .refused(snapshot, .rejected(code: code))
            case .absent, .unknown:
                return attempt.sends == 1 ? .refused(nil, .rejected(code: code)) : .nothing
            }
        }
    }
}
