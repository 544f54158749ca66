extension Payment {
    /// Puts a cancellation on record, before the provider is called.
    package mutating func startCancellation(
        attempt: AttemptID, key: IdempotencyKey, at now: Timestamp
    ) throws(PaymentError) {
        try requireNothingInDoubt()
        guard status == .authorized || status == .created else { throw .notPermitted(status) }
        attempts.append(
            PaymentAttempt(
                id: attempt, kind: .cancellation, amount: amount, key: key, startedAt: now))
    }

    /// Records that nobody can say what came of the cancellation call.
    package mutating func cancellationUnknown() { markUnknown(.cancellation) }

    /// Records that the cancellation certainly did not happen.
    package mutating func cancellationRefused(_ outcome: PaymentAttempt.Outcome) {
        settle(.cancellation, outcome)
    }

    /// Fails the payment at a provider that has no way to let go of a hold at once.
    ///
    /// The hold stays on our books as live until the provider tells us that it lapsed.
    package mutating func cancelWithoutRelease(at now: Timestamp) throws(PaymentError) {
        settle(.cancellation, .succeeded)
        settle(.authorization, .rejected(code: FailureReason.Kind.cancelled.rawValue))
        guard status != .failed else { return }
        try fail(FailureReason(.cancelled), at: now)
    }
}
