import SimulationCore

/// How disputes end: by a verdict, by silence, or by giving in.
extension StripeState {
    /// The bank has looked at the evidence.
    mutating func reviewDispute(_ place: Int) {
        let dispute = disputes[place]
        guard let verdict = dispute.orderedVerdict ?? settings.disputeVerdict else { return }
        decideDispute(place, verdict)
    }

    /// Carries out a verdict, whoever gave it and whatever it interrupts.
    mutating func decideDispute(_ place: Int, _ verdict: StripeSettings.DisputeVerdict) {
        switch (disputes[place].isInquiry, verdict) {
        case (true, .won): endDispute(place, as: .inquiryClosed)
        case (true, .lost): escalate(place)
        case (false, .won): endDispute(place, as: .won)
        case (false, .lost): endDispute(place, as: .lost)
        }
    }

    /// Nobody answered in time.
    mutating func lapseDispute(_ place: Int) {
        disputes.change(place) { $0.isPastDue = true }
        endDispute(place, as: .lost)
    }

    /// Ends a dispute; a win brings the money back, even after a loss that the bank took back.
    mutating func endDispute(_ place: Int, as status: StripeDispute.Status) {
        disputes.change(place) { $0.status = status }
        if status == .won {
            reinstate(place)
            emit("charge.dispute.funds_reinstated", .dispute(place))
        }
        emit("charge.dispute.closed", .dispute(place))
        settleWarnings(on: disputes[place].charge)
    }

    private mutating func reinstate(_ place: Int) {
        let dispute = disputes[place]
        let fee = settings.disputeFeeReturnsOnWin ? -settings.disputeFee : 0
        let line = post(
            .disputeReversal, of: place, on: dispute.charge, amount: dispute.amount, fee: fee)
        disputes.change(place) { $0.transactions.append(line) }
        book(
            .disputeReversal, charge: dispute.charge, object: .named(dispute.id),
            amount: dispute.amount - fee)
    }

    /// An inquiry grows into a chargeback: now the money moves, and there is a new date.
    private mutating func escalate(_ place: Int) {
        let old = disputes[place]
        guard disputable(old.charge) >= old.amount else {
            // The shopper has the money already, so the bank has nothing left to claim.
            return endDispute(place, as: .inquiryClosed)
        }
        let due = answerDueBy()
        disputes.change(place) {
            $0.status = .needsResponse
            $0.dueBy = due
            $0.submissions = 0
        }
        withdraw(place)
        emitChange("charge.dispute.updated", of: place, since: old)
        emit("charge.dispute.funds_withdrawn", .dispute(place))
        scheduleLapse(of: place)
    }
}
