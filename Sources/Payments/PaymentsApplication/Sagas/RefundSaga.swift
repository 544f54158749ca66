import PaymentsDomain
import PaymentsPorts

/// Carries a refund from stored intent to a known outcome.
///
/// Durable and resumable like the capture saga. The refund's own id travels to the provider as our
/// reference, so after a lost answer it is found among the payment's refunds instead of made again.
package struct RefundSaga: Sendable {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    /// Calls the provider for a refund whose intent is stored, and stores what came of it.
    package func send(
        _ id: RefundID, of payment: Payment, through gateway: any PaymentGateway
    ) async throws(CommandFailure) -> CommandResult {
        guard let refund = payment.refund(id), let transactionID = payment.transactionID else {
            throw .conflict
        }
        let outcome = await gateway.refund(
            RefundRequest(
                paymentID: payment.id, refundID: id, transactionID: transactionID,
                amount: refund.amount, key: refund.key))
        let after = await record(outcome, refund, of: payment, through: gateway)
        return try CommandResult(after, refund: id, isReplay: false)
    }

    /// Finds out about a refund in doubt or pending.
    func resume(_ saga: SagaRecord, _ payment: Payment, through gateway: any PaymentGateway) async {
        guard let refund = payment.refund(RefundID(saga.id)),
            let transaction = payment.transactionID,
            refund.isInDoubt || refund.status == .pending
        else { return await SagaProgress(with).finish(saga) }
        let query = RefundQuery(paymentID: payment.id, transactionID: transaction)
        guard case .found(let known) = await gateway.findRefunds(query) else { return }
        if let snapshot = Self.match(refund, in: known) {
            _ = await SagaProgress(with).learn(snapshot, payment, saga)
            return
        }
        guard refund.isInDoubt else { return }
        let step = RetryPolicy(
            keyLifeMilliseconds: gateway.traits.refundKeyLifeMilliseconds
        ).afterAbsence(
            sends: refund.sends, questions: saga.questions, firstSentAt: refund.requestedAt,
            at: with.clock.now)
        guard step == .resend,
            let counted = try? await with.writer.change(
                payment.id, { (payment: inout Payment) in payment.countSend(of: refund.id) }),
            counted.after.refund(refund.id)?.isInDoubt == true
        else { return }
        _ = try? await send(refund.id, of: counted.after, through: gateway)
    }

    private static func match(_ refund: Refund, in known: [RefundSnapshot]) -> RefundSnapshot? {
        known.first { $0.refundID == refund.id || $0.transactionID == refund.transactionID }
    }

    private func record(
        _ outcome: GatewayOutcome<RefundSnapshot>, _ refund: Refund, of payment: Payment,
        through gateway: any PaymentGateway
    ) async -> Payment {
        let evidence = await evidence(after: outcome, refund, of: payment, through: gateway)
        let now = with.clock.now
        let result = try? await with.writer.change(payment.id) {
            (payment: inout Payment) throws(PaymentError) in
            switch evidence {
            case .snapshot(let snapshot): try payment.learn(snapshot, at: now)
            case .refused(let code) where payment.isLastSend(refund):
                payment.refundRefused(refund.id, code: code)
            case .refused, .nothing: payment.refundUnknown(refund.id)
            }
        }
        return result?.after ?? payment
    }

    private enum Evidence {
        case snapshot(RefundSnapshot)
        case refused(code: String)
        case nothing
    }

    /// What an outcome proves.
    ///
    /// A refusal of a request that was sent before proves nothing by itself:
    /// it may be refused because the first send had its effect, so the provider is asked.
    private func evidence(
        after outcome: GatewayOutcome<RefundSnapshot>, _ refund: Refund, of payment: Payment,
        through gateway: any PaymentGateway
    ) async -> Evidence {
        switch outcome {
        case .done(let snapshot): return .snapshot(snapshot)
        case .unknown: return .nothing
        case .notSent:
            return refund.sends == 1
                ? .refused(code: FailureReason.Kind.notSent.rawValue) : .nothing
        case .declined(_, let code), .rejected(let code, _):
            let refusal = code ?? FailureReason.Kind.rejected.rawValue
            guard let transaction = payment.transactionID,
                case .found(let known) = await gateway.findRefunds(
                    RefundQuery(paymentID: payment.id, transactionID: transaction))
            else { return refund.sends == 1 ? .refused(code: refusal) : .nothing }
            if let snapshot = Self.match(refund, in: known) { return .snapshot(snapshot) }
            return .refused(code: refusal)
        }
    }
}
