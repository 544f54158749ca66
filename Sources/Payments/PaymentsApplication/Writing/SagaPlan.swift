import PaymentsDomain
import PaymentsPorts

/// Which sagas a change of a payment starts, reschedules or ends.
///
/// Computed from the payment before and after, so that whoever changes a payment (a command, a
/// webhook, a reconciliation) leaves its sagas right in the same commit.
enum SagaPlan {
    /// How long after its deadline a hold is looked at.
    static let holdGraceMilliseconds = 60_000
    /// How long a hold is watched when the provider names no deadline: seven days.
    static let defaultHoldMilliseconds = 7 * 86_400_000

    static func updates(
        before: Payment?, after: Payment, lateHold: Bool, at now: Timestamp
    ) -> [SagaRecord] {
        var sagas: [SagaRecord] = []
        for (place, attempt) in after.attempts.enumerated() {
            let earlier = before.flatMap {
                $0.attempts.indices.contains(place) ? $0.attempts[place] : nil
            }
            if let saga = update(attempt, earlier, after, before, at: now) { sagas.append(saga) }
        }
        for (place, refund) in after.refunds.enumerated() {
            let earlier = before.flatMap {
                $0.refunds.indices.contains(place) ? $0.refunds[place] : nil
            }
            if let saga = update(refund, earlier, after, at: now) { sagas.append(saga) }
        }
        if let watch = holdWatch(before: before, after: after, lateHold: lateHold, at: now) {
            sagas.append(watch)
        }
        return sagas
    }

    private static func update(
        _ attempt: PaymentAttempt, _ earlier: PaymentAttempt?, _ after: Payment,
        _ before: Payment?, at now: Timestamp
    ) -> SagaRecord? {
        let kind: SagaRecord.Kind =
            switch attempt.kind {
            case .authorization: .authorization
            case .capture: .capture
            case .cancellation: .cancellation
            }
        let feeJustLearned = before?.fee == nil && after.fee != nil
        guard earlier?.outcome != attempt.outcome || (kind == .capture && feeJustLearned) else {
            return nil
        }
        let feeMissing =
            attempt.kind == .capture && attempt.outcome == .succeeded && after.fee == nil
        let firstQuestion = now.adding(milliseconds: RetryPolicy.firstQuestionMilliseconds)
        return SagaRecord(
            id: attempt.id.text, kind: kind, paymentID: after.id,
            state: attempt.isOpen || feeMissing ? .due(firstQuestion) : .finished,
            startedAt: attempt.startedAt)
    }

    private static func update(
        _ refund: Refund, _ earlier: Refund?, _ after: Payment, at now: Timestamp
    ) -> SagaRecord? {
        guard earlier?.status != refund.status else { return nil }
        let isOpen = refund.isInDoubt || refund.status == .pending
        let firstQuestion = now.adding(milliseconds: RetryPolicy.firstQuestionMilliseconds)
        return SagaRecord(
            id: refund.id.text, kind: .refund, paymentID: after.id,
            state: isOpen ? .due(firstQuestion) : .finished, startedAt: refund.requestedAt)
    }

    private static func holdWatch(
        before: Payment?, after: Payment, lateHold: Bool, at now: Timestamp
    ) -> SagaRecord? {
        guard let hold = after.hold, hold != before?.hold else { return nil }
        let state: SagaRecord.State
        if !hold.isLive {
            guard before?.hold != nil else { return nil }
            state = .finished
        } else if lateHold {
            state = .due(now)
        } else {
            let expiry = hold.expiresAt ?? now.adding(milliseconds: defaultHoldMilliseconds)
            state = .due(expiry.adding(milliseconds: holdGraceMilliseconds))
        }
        return SagaRecord(
            id: "hold_\(after.id.text)", kind: .holdWatch, paymentID: after.id, state: state,
            startedAt: now)
    }
}
