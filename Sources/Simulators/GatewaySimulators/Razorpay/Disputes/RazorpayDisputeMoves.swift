import SimulationCore

extension RazorpayState {
    /// A bank disputes what is left of a captured payment.
    ///
    /// Without a phase the dispute is a chargeback, or, after one that the merchant won, the next
    /// phase. The time to respond ends when the seventh day after begins, as all samples show.
    @discardableResult
    mutating func openDispute(
        onPayment place: Int, phase: RazorpayDispute.Phase? = nil
    ) -> Int {
        let payment = payments[place]
        let deadline = responseDeadline
        let dispute = RazorpayDispute(
            id: identifiers.next(.dispute), payment: place, paymentID: payment.id,
            amount: payment.amountLeft, currency: payment.currency,
            phase: phase ?? nextPhase(ofPayment: place), respondBy: deadline, createdAt: now,
            evidence: RazorpayEvidence(amount: payment.amountLeft))
        let disputePlace = money.disputes.add(dispute, id: dispute.id, at: now)
        money.liveDisputes[place] = disputePlace
        money.disputed.insert(place)
        if settings.money.holdsDisputedPayments, money.paymentRows[place] >= 0 {
            money.ledger.hold(money.paymentRows[place])
        }
        emit(.disputeCreated, dispute: disputePlace)
        setTimer(.money(.disputeDeadline(disputePlace, deadline)), at: deadline)
        return disputePlace
    }

    private var responseDeadline: VirtualInstant {
        money.calendar.start(
            ofDay: money.calendar.day(of: now) + settings.money.disputeResponseDays)
    }

    private func nextPhase(ofPayment place: Int) -> RazorpayDispute.Phase {
        guard money.disputed.contains(place),
            let last = money.disputes.items.last(where: { $0.payment == place })
        else { return .chargeback }
        return last.status == .won ? last.phase.next : .chargeback
    }

    /// The merchant's evidence goes to the bank.
    mutating func submit(dispute place: Int) {
        let now = now
        money.disputes.change(place, at: now) { dispute in
            dispute.status = .underReview
            dispute.evidence.submittedAt = now
        }
        emit(.disputeUnderReview, dispute: place)
        if settings.money.disputeVerdict != nil {
            setTimer(
                .money(.disputeVerdict(place, submittedAt: now)),
                at: now + settings.money.disputeReviewTime)
        }
    }

    /// The bank wants more or better evidence, for which there is as much time as at first.
    mutating func requireAction(dispute place: Int) {
        let deadline = responseDeadline
        money.disputes.change(place, at: now) { dispute in
            dispute.status = .open
            dispute.respondBy = deadline
            dispute.hasLapsed = false
        }
        emit(.disputeActionRequired, dispute: place)
        setTimer(.money(.disputeDeadline(place, deadline)), at: deadline)
    }

    /// The merchant keeps the money, or as much of it as it contested.
    mutating func win(dispute place: Int) {
        let dispute = money.disputes[place]
        let isContested = dispute.evidence.submittedAt != nil
        let uncontested =
            isContested && settings.money.deductsUncontested
            ? dispute.amount - dispute.evidence.amount : 0
        end(place, .won, deducting: uncontested)
        emit(.disputeWon, dispute: place)
    }

    /// The shopper keeps the money: the bank decided so, or the merchant gave in.
    mutating func lose(dispute place: Int) {
        end(place, .lost, deducting: money.disputes[place].amount)
        emit(.disputeLost, dispute: place)
    }

    /// A question about a payment was answered, or settled by a refund.
    mutating func close(dispute place: Int) {
        end(place, .closed, deducting: 0)
        emit(.disputeClosed, dispute: place)
    }

    /// Nobody responded in time.
    mutating func lapse(dispute place: Int) {
        switch settings.money.lapsedDispute {
        case .isLost: lose(dispute: place)
        case .staysOpen: money.disputes.change(place, at: now) { $0.hasLapsed = true }
        }
    }

    private mutating func end(
        _ place: Int, _ status: RazorpayDispute.Status, deducting amount: Int
    ) {
        money.disputes.change(place, at: now) { dispute in
            dispute.status = status
            dispute.deducted = amount
        }
        let dispute = money.disputes[place]
        money.liveDisputes[dispute.payment] = nil
        money.ledger.release(money.paymentRows[dispute.payment])
        guard amount > 0 else { return }
        let paise = RazorpayCurrency.paise(amount, of: dispute.currency, settings: settings)
        enterAdjustment(.dispute(place), net: -paise)
        book(.dispute, payments[dispute.payment], objectID: dispute.id, amount: amount)
    }

    /// Refuses a refund while its payment is disputed.
    func checkUndisputed(_ payment: RazorpayPayment) throws(RazorpayError) {
        guard !money.liveDisputes.isEmpty, let place = payments.place(of: payment.id) else {
            return
        }
        if money.liveDisputes[place] != nil {
            throw .notApplicable(
                "The refund on this payment is blocked due to ongoing dispute investigation.")
        }
    }
}
