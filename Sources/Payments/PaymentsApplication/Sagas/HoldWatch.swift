import PaymentsDomain
import PaymentsPorts

/// Sees to it that no hold on a shopper's money outlives its payment unnoticed.
///
/// Looks at a hold after its deadline, and at once at a hold that came for a payment that had failed
/// already: such a hold is let go where the provider can do that, and watched where it cannot.
struct HoldWatch: Sendable {
    private let with: Collaborators

    init(_ collaborators: Collaborators) { with = collaborators }

    func resume(_ saga: SagaRecord, _ payment: Payment, through gateway: any PaymentGateway) async {
        guard let hold = payment.hold, hold.isLive, let transaction = payment.transactionID else {
            return await SagaProgress(with).finish(saga)
        }
        let progress = SagaProgress(with)
        guard case .found(let snapshot) = await gateway.find(progress.query(payment)) else {
            return
        }
        guard await progress.learn(snapshot, payment, saga), payment.status == .failed,
            case .authorized = snapshot.state,
            gateway.traits.canReleaseHolds
        else { return }
        let outcome = await gateway.cancel(
            CancellationRequest(
                paymentID: payment.id, transactionID: transaction, amount: payment.amount,
                key: IdempotencyKey("release-\(payment.id.text)")))
        if case .done(let released) = outcome { _ = await progress.learn(released, payment, saga) }
    }
}
