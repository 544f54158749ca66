import PaymentsDomain
import PaymentsPorts

/// Applies stored webhooks one after the other, away from the request that brought them.
///
/// What cannot be applied is put aside with its reason: never dropped, never tried for ever. What
/// cannot be applied *yet* (the store or the provider is away) stays where it is.
package struct ApplyNotices: Sendable {
    /// How long a refund may wait for the provider to say that its payment is captured: what
    /// providers answer lags behind what they announce.
    static let patienceMilliseconds = 900_000

    private let with: Collaborators
    private let learning: LearnActivity

    package init(_ collaborators: Collaborators) {
        with = collaborators
        learning = LearnActivity(collaborators)
    }

    /// Applies what is waiting, at most `limit`; gives how many are done with.
    package func drain(limit: Int = 100) async -> Int {
        do throws(StoreFailure) {
            var handled = 0
            for notice in try await with.inbox.pendingNotices(limit: limit) {
                if try await apply(notice) { handled += 1 }
            }
            return handled
        } catch {
            return 0
        }
    }

    private func apply(_ notice: ProviderNotice) async throws(StoreFailure) -> Bool {
        if case .irrelevant = notice.activity {
            try await with.inbox.markApplied(notice.id)
            return true
        }
        do throws(CommandFailure) {
            let learned = try await learn(notice)
            switch learned {
            case .changed: return true
            case .unchanged: try await mark(notice)
            case .unmatched: try await park(notice, "no payment of ours")
            case .contradiction(_, let error): try await park(notice, "\(error)")
            }
            return true
        } catch {
            return false
        }
    }

    /// Applies a notice; when it speaks of money we have not heard of, asks the provider first.
    private func learn(
        _ notice: ProviderNotice
    ) async throws(CommandFailure) -> LearnedActivity {
        let provider = notice.id.provider
        let learned = try await learning.learn(notice.activity, from: provider, notice: notice.id)
        guard case .contradiction(let payment, .notPermitted) = learned,
            case .refund(_, let refund) = notice.activity
        else { return learned }
        let query = PaymentQuery(
            paymentID: payment.id, transactionID: refund.paymentTransactionID,
            startedAt: payment.createdAt)
        guard case .found(let snapshot) = await (try with.gateway(provider)).find(query) else {
            throw .providerUnavailable("asked about \(payment.id.text) and heard nothing useful")
        }
        _ = try await learning.learn(.payment(payment.id, snapshot), from: provider, notice: nil)
        let second = try await learning.learn(notice.activity, from: provider, notice: notice.id)
        if case .contradiction(_, .notPermitted) = second,
            with.clock.now.milliseconds(since: notice.receivedAt) < Self.patienceMilliseconds
        {
            throw .providerUnavailable("\(payment.id.text) is not captured by its answer")
        }
        return second
    }

    private func mark(_ notice: ProviderNotice) async throws(CommandFailure) {
        do throws(StoreFailure) { try await with.inbox.markApplied(notice.id) } catch {
            throw CommandFailure(error)
        }
    }

    private func park(_ notice: ProviderNotice, _ reason: String) async throws(CommandFailure) {
        do throws(StoreFailure) { try await with.inbox.park(notice.id, reason: reason) } catch {
            throw CommandFailure(error)
        }
    }
}
