import PaymentsDomain
import PaymentsPorts

/// Carries an authorization from stored intent to a known outcome.
package struct AuthorizationSaga: Sendable {
    /// How long a shopper may take over a challenge before the payment is given up: a day.
    static let patienceMilliseconds = 86_400_000

    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    /// Calls the provider for a payment whose intent is stored, and stores what came of it.
    package func send(
        _ payment: Payment, through gateway: any PaymentGateway
    ) async throws(CommandFailure) -> CommandResult {
        guard let attempt = payment.lastAttempt(.authorization) else { throw .conflict }
        let outcome = await gateway.authorize(
            AuthorizationRequest(
                paymentID: payment.id, orderID: payment.orderID, amount: payment.amount,
                method: payment.method, key: attempt.key))
        let after = await record(outcome, attempt, of: payment, through: gateway)
        return try CommandResult(after, attempt: attempt.id, isReplay: false)
    }

    /// Finds out about an authorization in doubt, or about one that waits for its shopper.
    func resume(_ saga: SagaRecord, _ payment: Payment, through gateway: any PaymentGateway) async {
        guard payment.status == .created, let attempt = payment.lastAttempt(.authorization),
            attempt.isOpen
        else { return await SagaProgress(with).finish(saga) }
        let progress = SagaProgress(with)
        switch await gateway.find(progress.query(payment)) {
        case .found(let snapshot):
            guard await progress.learn(snapshot, payment, saga) else { return }
            await giveUpIfAbandoned(payment, through: gateway)
        case .absent where attempt.isInDoubt:
            let step = RetryPolicy(
                keyLifeMilliseconds: gateway.traits.authorizationKeyLifeMilliseconds
            ).afterAbsence(
                sends: attempt.sends, questions: saga.questions, firstSentAt: attempt.startedAt,
                at: with.clock.now)
            if step == .resend { await resend(payment, through: gateway) }
        case .absent, .unknown: return
        }
    }

    private func resend(_ payment: Payment, through gateway: any PaymentGateway) async {
        guard
            let counted = try? await with.writer.change(
                payment.id,
                { (payment: inout Payment) in payment.countSend(of: .authorization) })
        else { return }
        _ = try? await send(counted.after, through: gateway)
    }

    private func giveUpIfAbandoned(_ payment: Payment, through gateway: any PaymentGateway) async {
        guard let now = try? await with.writer.load(payment.id), now.status == .created,
            let attempt = now.lastAttempt(.authorization), attempt.outcome == .awaitingCustomer,
            let transactionID = now.transactionID, gateway.traits.canReleaseHolds,
            with.clock.now.milliseconds(since: now.createdAt) > Self.patienceMilliseconds
        else { return }
        let outcome = await gateway.cancel(
            CancellationRequest(
                paymentID: now.id, transactionID: transactionID, amount: now.amount,
                key: IdempotencyKey("\(attempt.key.text)-abandoned")))
        guard case .done(var snapshot) = outcome else { return }
        if case .released = snapshot.state {
            snapshot = PaymentSnapshot(
                transactionID: snapshot.transactionID, amount: snapshot.amount,
                state: .released(FailureReason(.abandoned)), wasAuthorized: snapshot.wasAuthorized)
        }
        _ = try? await LearnActivity(with).learn(
            .payment(now.id, snapshot), from: now.provider, notice: nil)
    }

    /// Stores an outcome.
    ///
    /// When that fails the intent is still on record and the saga goes on.
    private func record(
        _ outcome: GatewayOutcome<PaymentSnapshot>, _ attempt: PaymentAttempt, of payment: Payment,
        through gateway: any PaymentGateway
    ) async -> Payment {
        let evidence = await evidence(after: outcome, attempt, of: payment, through: gateway)
        let now = with.clock.now
        let result = try? await with.writer.change(payment.id) {
            (payment: inout Payment) throws(PaymentError) in
            switch evidence {
            case .snapshot(let snapshot):
                try payment.learn(snapshot, at: now)
                if case .undecided = snapshot.state { payment.authorizationUnknown() }
            case .refused(let snapshot, let ending, let reason):
                if let snapshot { try payment.learn(snapshot, at: now) }
                if payment.isLastSend(attempt) {
                    try payment.authorizationRefused(ending, reason: reason, at: now)
                } else {
                    payment.authorizationUnknown()
                }
            case .nothing: payment.authorizationUnknown()
            }
        }
        return result?.after ?? payment
    }

    private enum Evidence {
        case snapshot(PaymentSnapshot)
        case refused(PaymentSnapshot?, PaymentAttempt.Outcome, FailureReason)
        case nothing
    }

    /// What an outcome proves.
    ///
    /// A refusal of a request that was sent before, or one that did not leave
    /// the second time, says nothing about the first send; after a refusal the provider is asked.
    private func evidence(
        after outcome: GatewayOutcome<PaymentSnapshot>, _ attempt: PaymentAttempt,
        of payment: Payment, through gateway: any PaymentGateway
    ) async -> Evidence {
        switch outcome {
        case .done(let snapshot): return .snapshot(snapshot)
        case .unknown: return .nothing
        case .notSent:
            guard attempt.sends == 1 else { return .nothing }
            return .refused(nil, .notSent, FailureReason(.notSent))
        case .declined(let snapshot, let code):
            let reason = FailureReason(.declined, providerCode: code)
            return .refused(snapshot, .declined(code: code), reason)
        case .rejected(let code, _):
            let refusal = Evidence.refused(
                nil, .rejected(code: code), FailureReason(.rejected, providerCode: code))
            guard attempt.sends > 1 else { return refusal }
            switch await gateway.find(SagaProgress(with).query(payment)) {
            case .found(let snapshot): return .snapshot(snapshot)
            case .absent: return refusal
            case .unknown: return .nothing
            }
        }
    }
}
