extension Payment {
    /// Takes in what the provider says about a refund of this payment; monotone like ``learn(_:at:)``.
    ///
    /// A refund we never asked for (made at the provider's dashboard) is adopted, so that the ledger
    /// stays complete. One for a payment not captured as far as we know is `notPermitted`: ask the
    /// provider about the payment first, then come back.
    package mutating func learn(_ snapshot: RefundSnapshot, at now: Timestamp) throws(PaymentError)
    {
        guard let captured else { throw .notPermitted(status) }
        guard snapshot.paymentTransactionID == transactionID else {
            throw .contradiction(
                "a refund of \(snapshot.paymentTransactionID.text), "
                    + "known is \(transactionID?.text ?? "none")")
        }
        guard snapshot.amount.currency == captured.currency else {
            throw .currencyMismatch(
                expected: captured.currency, found: snapshot.amount.currency)
        }
        var next = self
        let place = next.place(of: snapshot) ?? next.adopt(snapshot, at: now)
        guard next.refunds[place].amount == snapshot.amount else {
            throw .contradiction(
                "the provider refunds \(snapshot.amount), asked was \(next.refunds[place].amount)")
        }
        next.refunds[place].transactionID = snapshot.transactionID
        switch snapshot.state {
        case .pending:
            if next.refunds[place].isInDoubt { next.settleRefund(place, .pending) }
        case .succeeded: try next.refundSucceeded(place, at: now)
        case .failed(let code, let afterSuccess):
            if afterSuccess { try next.refundSucceeded(place, at: now) }
            try next.refundFailed(place, code: code)
        }
        self = next
    }

    /// Where the refund stands that a snapshot is about.
    ///
    /// A refund that failed before the provider named it is never meant, whatever the snapshot says:
    /// its entries are booked, so money that left all the same is booked as another refund.
    private func place(of snapshot: RefundSnapshot) -> Int? {
        refunds.firstIndex { $0.transactionID == snapshot.transactionID }
            ?? refunds.firstIndex { refund in
                refund.transactionID == nil && refund.status != .failed
                    && refund.id == snapshot.refundID
            }
    }

    private mutating func adopt(_ snapshot: RefundSnapshot, at now: Timestamp) -> Int {
        let name = snapshot.transactionID.text
        refunds.append(
            Refund(
                id: RefundID(name), amount: snapshot.amount, key: IdempotencyKey(name),
                reason: "made at the provider", requestedAt: now, status: .pending,
                transactionID: snapshot.transactionID, sends: 0))
        book(.refundRequested, snapshot.amount, name)
        return refunds.count - 1
    }

    private mutating func refundSucceeded(_ place: Int, at now: Timestamp) throws(PaymentError) {
        let refund = refunds[place]
        guard refund.status != .succeeded, refund.status != .failed else { return }
        settleRefund(place, .succeeded)
        book(.refundSucceeded, refund.amount, refund.transactionID?.text ?? refund.id.text)
        guard status != .failed, let captured else { return }
        let total = refundedTotal
        let isFull = total.minorUnits >= captured.minorUnits
        if isFull, status == .captured { try move(to: .refunded) }
        announce(
            .refunded(refund.id, amount: refund.amount, totalRefunded: total, isFull: isFull),
            at: now)
    }

    private mutating func refundFailed(_ place: Int, code: String?) throws(PaymentError) {
        let refund = refunds[place]
        guard refund.status != .failed else { return }
        let hadSucceeded = refund.status == .succeeded
        settleRefund(place, .failed)
        refunds[place].failureCode = code
        let object = refund.transactionID?.text ?? refund.id.text
        if hadSucceeded {
            book(.refundReturned, refund.amount, object)
            guard status == .refunded, let captured else { return }
            if refundedTotal.minorUnits < captured.minorUnits { try move(to: .captured) }
        } else {
            book(.refundFailed, refund.amount, refund.id.text)
        }
    }
}
