extension Payment {
    /// Puts a capture attempt on record, before the provider is called.
    package mutating func startCapture(
        of amount: Money, attempt: AttemptID, key: IdempotencyKey, policy: CapturePolicy,
        at now: Timestamp
    ) throws(PaymentError) {
        try requireNothingInDoubt()
        guard status == .authorized, let hold else { throw .notPermitted(status) }
        try policy.check(amount, of: hold, at: now)
        attempts.append(
            PaymentAttempt(id: attempt, kind: .capture, amount: amount, key: key, startedAt: now))
    }

    /// Records that nobody can say what came of the capture call.
    package mutating func captureUnknown() { markUnknown(.capture) }

    /// Records that the capture certainly did not happen; the hold is as it was.
    package mutating func captureRefused(_ outcome: PaymentAttempt.Outcome) {
        guard status == .authorized else { return }
        settle(.capture, outcome)
    }
}
