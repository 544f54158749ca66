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
        let after = await record(outcome, of: payment)
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
            await progress.learn(snapshot, payment, saga)
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
        guard case .done(let snapshot) = outcome else { return }
        let learned = PaymentSnapshot(
            transactionID: snapshot.transactionID, amount: snapshot.amount,
            state: .released(FailureReason(.abandoned)), wasAuthorized: snapshot.wasAuthorized)
        _ = try? await LearnActivity(with).learn(
            .payment(now.id, learned), from: now.provider, notice: nil)
    }

    /// Stores an outcome. When that fails the intent is still on record and the saga goes on.
    private func record(
        _ outcome: GatewayOutcome<PaymentSnapshot>, of payment: Payment
    ) async -> Payment {
        let now = with.clock.now
        let result = try? await with.writer.change(payment.id) {
            (payment: inout Payment) throws(PaymentError) in
            switch outcome {
            case .done(let snapshot): try payment.learn(snapshot, at: now)
            case .declined(let snapshot, let code):
                if let snapshot { try payment.learn(snapshot, at: now) }
                try payment.authorizationRefused(
                    .declined(code: code), reason: FailureReason(.declined, providerCode: code),
                    at: now)
            case .rejected(let code, _):
                try payment.authorizationRefused(
                    .rejected(code: code), reason: FailureReason(.rejected, providerCode: code),
                    at: now)
            case .notSent:
                try payment.authorizationRefused(
                    .notSent, reason: FailureReason(.notSent), at: now)
            case .unknown: payment.authorizationUnknown()
            }
        }
        return result?.after ?? payment
    }
}
