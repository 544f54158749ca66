import PaymentsDomain

/// What came of taking in something a provider did.
package enum LearnedActivity: Sendable, Hashable {
    /// It was news: the payment before and after.
    case changed(before: Payment, after: Payment)
    /// We knew it already.
    case unchanged(Payment)
    /// It belongs to no payment of ours.
    case unmatched
    /// It contradicts what we know, and nothing was changed.
    case contradiction(Payment, PaymentError)
}

/// Takes in what a provider did, whoever brings the news: a webhook, an answer, a reconciliation.
package protocol LearnActivityUseCase: Sendable {
    /// Applies one activity; `notice` is the webhook it came from, to be marked in the same commit.
    func learn(
        _ activity: ProviderActivity, from provider: ProviderName, notice: NoticeID?
    ) async throws(CommandFailure) -> LearnedActivity
}
