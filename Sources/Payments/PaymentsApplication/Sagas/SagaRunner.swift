import PaymentsDomain
import PaymentsPorts

/// Goes on with every saga that is due: after a time-out, after a crash, after a long wait.
///
/// The same code recovers a restarted node and does the daily work, so recovery is never a special
/// case that only runs when things are already bad.
package struct SagaRunner: Sendable {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    /// Looks at what is due now, at most `limit` sagas; gives how many it looked at.
    package func runDue(limit: Int = 50) async -> Int {
        let now = with.clock.now
        guard let due = try? await with.sagas.dueSagas(at: now, limit: limit) else { return 0 }
        let progress = SagaProgress(with)
        var looked = 0
        for saga in due where await progress.claim(saga, at: now) {
            looked += 1
            await resume(saga)
        }
        return looked
    }

    private func resume(_ saga: SagaRecord) async {
        guard
            let payment = try? await with.writer.change(
                saga.paymentID, { (payment: inout Payment) in Self.stopWaiting(saga, &payment) }
            ).after, let gateway = try? with.gateway(payment.provider)
        else { return }
        switch saga.kind {
        case .authorization:
            await AuthorizationSaga(with).resume(saga, payment, through: gateway)
        case .capture: await CaptureSaga(with).resume(saga, payment, through: gateway)
        case .cancellation: await CancellationSaga(with).resume(saga, payment, through: gateway)
        case .refund: await RefundSaga(with).resume(saga, payment, through: gateway)
        case .holdWatch: await HoldWatch(with).resume(saga, payment, through: gateway)
        }
    }

    /// A call whose answer is not on record by now has an unknown outcome, also when a crash came
    /// before it was sent.
    private static func stopWaiting(_ saga: SagaRecord, _ payment: inout Payment) {
        switch saga.kind {
        case .authorization: payment.authorizationUnknown()
        case .capture: payment.captureUnknown()
        case .cancellation: payment.cancellationUnknown()
        case .refund: payment.refundUnknown(RefundID(saga.id))
        case .holdWatch: break
        }
    }
}
