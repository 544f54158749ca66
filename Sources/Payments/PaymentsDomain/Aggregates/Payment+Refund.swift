extension Payment {
    /// Puts a refund on record, before the provider is called.
    package mutating func startRefund(
        _ refund: RefundID, of amount: Money, reason: String?, key: IdempotencyKey,
        policy: RefundPolicy, at now: Timestamp
    ) throws(PaymentError) {
        try requireNothingInDoubt()
        guard status == .captured, let captured else { throw .notPermitted(status) }
        try policy.check(amount, captured: captured, refunds: refunds)
        refunds.append(
            Refund(id: refund, amount: amount, key: key, reason: reason, requestedAt: now))
        book(.refundRequested, amount, refund.text)
    }

    /// Records that nobody can say what came of the refund call.
    package mutating func refundUnknown(_ refund: RefundID) {
        guard let place = refunds.firstIndex(where: { $0.id == refund && $0.status == .requested })
        else { return }
        refunds[place].status = .unknown
        book(.inDoubt, refunds[place].amount, refund.text)
    }

    /// Records that the refund certainly did not happen; its room is free again.
    package mutating func refundRefused(_ refund: RefundID, code: String) {
        guard let place = refunds.firstIndex(where: { $0.id == refund && $0.isInDoubt }) else {
            return
        }
        settleRefund(place, .failed)
        refunds[place].failureCode = code
        book(.refundFailed, refunds[place].amount, refund.text)
    }

    /// Records that a refund is sent once more, with the key it always had.
    package mutating func countSend(of refund: RefundID) {
        guard let place = refunds.firstIndex(where: { $0.id == refund }) else { return }
        refunds[place].sends += 1
    }

    mutating func settleRefund(_ place: Int, _ status: Refund.Status) {
        if refunds[place].status == .unknown {
            book(.doubtResolved, refunds[place].amount, refunds[place].id.text)
        }
        refunds[place].status = status
    }
}
