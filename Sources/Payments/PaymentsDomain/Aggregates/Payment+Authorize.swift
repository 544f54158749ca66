extension Payment {
    /// Records that nobody can say what came of the last authorization call.
    package mutating func authorizationUnknown() {
        markUnknown(.authorization)
    }

    /// Records that the provider refused the authorization request, or that it never left.
    package mutating func authorizationRefused(
        _ outcome: PaymentAttempt.Outcome, reason: FailureReason, at now: Timestamp
    ) throws(PaymentError) {
        guard status == .created else { return }
        settle(.authorization, outcome)
        try fail(reason, at: now)
    }

    /// Records that an attempt is sent once more, with the key it always had.
    package mutating func countSend(of kind: PaymentAttempt.Kind) {
        guard let place = attempts.lastIndex(where: { $0.kind == kind }) else { return }
        attempts[place].sends += 1
    }

    mutating func markUnknown(_ kind: PaymentAttempt.Kind) {
        guard
            let place = attempts.lastIndex(where: { $0.kind == kind && $0.outcome == .started })
        else { return }
        attempts[place].outcome = .unknown
        book(.inDoubt, attempts[place].amount, attempts[place].id.text)
    }

    /// Throws while an earlier call is under way or in doubt: first things first.
    func requireNothingInDoubt() throws(PaymentError) {
        for attempt in attempts where attempt.isInDoubt {
            throw attempt.outcome == .unknown ? .inDoubt : .operationInProgress
        }
    }
}
