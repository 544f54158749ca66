extension Payment {
    /// Takes in what the provider says about this payment.
    ///
    /// Learning is monotone: the same snapshot twice, or an older one after a newer one, changes
    /// nothing. A success implies what must have come before it, so messages may arrive in any order.
    package mutating func learn(
        _ snapshot: PaymentSnapshot, at now: Timestamp
    ) throws(PaymentError) {
        var next = self
        try next.checkIdentity(of: snapshot)
        next.transactionID = snapshot.transactionID
        switch snapshot.state {
        case .undecided: break
        case .awaitingCustomer(let action): next.learnAwaiting(action)
        case .authorized(let expiresAt): try next.learnAuthorized(expiresAt, at: now)
        case .captured(let amount, let fee): try next.learnCaptured(amount, fee: fee, at: now)
        case .failed(let reason): try next.learnFailed(reason, at: now)
        case .released(let reason):
            try next.learnReleased(reason, wasAuthorized: snapshot.wasAuthorized, at: now)
        }
        self = next
    }

    private func checkIdentity(of snapshot: PaymentSnapshot) throws(PaymentError) {
        guard snapshot.amount == amount else {
            throw .contradiction("the provider has \(snapshot.amount), agreed was \(amount)")
        }
        if let transactionID, transactionID != snapshot.transactionID {
            throw .contradiction(
                "the provider names \(snapshot.transactionID.text), known is \(transactionID.text)")
        }
    }

    private mutating func learnAwaiting(_ action: NextAction?) {
        guard status == .created else { return }
        if let action { nextAction = action }
        guard let attempt = lastAttempt(.authorization), attempt.isInDoubt else { return }
        settle(.authorization, .awaitingCustomer)
    }

    private mutating func learnAuthorized(
        _ expiresAt: Timestamp?, at now: Timestamp
    ) throws(PaymentError) {
        switch status {
        case .created:
            try move(to: .authorized)
            placeHold(expiresAt)
            nextAction = nil
            settle(.authorization, .succeeded)
            announce(.authorized(amount: amount), at: now)
        case .failed where hold == nil:
            placeHold(expiresAt)
            changes.releasesLateHold = true
        case .authorized, .captured, .refunded, .failed: learnDeadline(expiresAt)
        }
    }

    /// Some messages about a hold do not say when it ends; a later one that does is no news otherwise.
    private mutating func learnDeadline(_ expiresAt: Timestamp?) {
        guard let known = hold, known.expiresAt == nil, let expiresAt else { return }
        if status == .failed, known.isLive { changes.releasesLateHold = true }
        hold = Hold(amount: known.amount, expiresAt: expiresAt, isLive: known.isLive)
    }

    private mutating func placeHold(_ expiresAt: Timestamp?) {
        hold = Hold(amount: amount, expiresAt: expiresAt)
        book(.authorized, amount, transactionID?.text ?? id.text)
    }

    private mutating func learnCaptured(
        _ taken: Money, fee: Money?, at now: Timestamp
    ) throws(PaymentError) {
        if let captured {
            guard captured == taken else {
                throw .contradiction("the provider captured \(taken), known is \(captured)")
            }
        } else {
            try learnFirstCapture(taken, at: now)
        }
        if self.fee == nil, let fee {
            self.fee = fee
            if !fee.isZero { book(.fee, fee, transactionID?.text ?? id.text) }
        }
    }

    private mutating func learnFirstCapture(
        _ taken: Money, at now: Timestamp
    ) throws(PaymentError) {
        try learnAuthorized(nil, at: now)
        let object = transactionID?.text ?? id.text
        let rest: Money
        do throws(MoneyError) { rest = try amount.subtracting(taken) } catch {
            throw .contradiction("the provider captured \(taken) of a hold of \(amount)")
        }
        captured = taken
        if hold?.isLive == true, !rest.isZero { book(.released, rest, object) }
        hold?.isLive = false
        let isAsAsked = lastAttempt(.capture)?.amount == taken
        settle(.capture, isAsAsked ? .succeeded : .rejected(code: "captured_other_amount"))
        settle(.cancellation, .rejected(code: "captured"))
        changes.releasesLateHold = false
        guard status == .authorized else {
            book(.unallocated, taken, object)
            return
        }
        try move(to: .captured)
        book(.captured, taken, object)
        announce(.captured(amount: taken), at: now)
    }

    private mutating func learnFailed(
        _ reason: FailureReason, at now: Timestamp
    ) throws(PaymentError) {
        guard status == .created || status == .failed else { return }
        settle(.authorization, .declined(code: reason.providerCode))
        settle(.cancellation, .rejected(code: reason.kind.rawValue))
        if status == .created { try fail(reason, at: now) }
    }

    private mutating func learnReleased(
        _ reason: FailureReason, wasAuthorized: Bool, at now: Timestamp
    ) throws(PaymentError) {
        guard captured == nil else { return }
        let cancelling = lastAttempt(.cancellation).map { $0.isOpen } ?? false
        let object = transactionID?.text ?? id.text
        if wasAuthorized { try learnAuthorized(nil, at: now) }
        if let hold, hold.isLive { book(.released, hold.amount, object) }
        hold?.isLive = false
        changes.releasesLateHold = false
        settle(.cancellation, .succeeded)
        settle(.capture, .rejected(code: reason.kind.rawValue))
        settle(.authorization, .declined(code: reason.providerCode))
        guard status != .failed else { return }
        try fail(cancelling ? FailureReason(.cancelled) : reason, at: now)
    }
}
