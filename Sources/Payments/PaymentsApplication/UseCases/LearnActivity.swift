import PaymentsDomain
import PaymentsPorts

/// Takes in what a provider did and lets the aggregate decide what it means.
package struct LearnActivity: LearnActivityUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func learn(
        _ activity: ProviderActivity, from provider: ProviderName, notice: NoticeID?
    ) async throws(CommandFailure) -> LearnedActivity {
        guard let known = try await payment(of: activity, provider) else { return .unmatched }
        let now = with.clock.now
        do throws(CommandFailure) {
            let (before, after) = try await with.writer.change(known.id, notice: notice) {
                (payment: inout Payment) throws(PaymentError) in
                switch activity {
                case .payment(_, let snapshot): try payment.learn(snapshot, at: now)
                case .refund(_, let snapshot): try payment.learn(snapshot, at: now)
                case .irrelevant: break
                }
            }
            return before == after ? .unchanged(after) : .changed(before: before, after: after)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return .contradiction(known, refusal)
        }
    }

    /// The payment an activity belongs to: by our own reference first, then by the provider's id.
    ///
    /// A reference to a payment at another provider is no match: such a message is not about it.
    private func payment(
        of activity: ProviderActivity, _ provider: ProviderName
    ) async throws(CommandFailure) -> Payment? {
        do throws(StoreFailure) {
            if let id = activity.paymentID, let payment = try await with.repository.payment(id) {
                return payment.provider == provider ? payment : nil
            }
            guard let transaction = activity.transactionID else { return nil }
            return try await with.repository.payment(
                provider: provider, transactionID: transaction)
        } catch {
            throw CommandFailure(error)
        }
    }
}
