import SimulationCore

/// How disputes and warnings come to a captured charge.
extension StripeState {
    /// Lets the shopper's bank dispute a charge that has just been captured, as the test cards do.
    ///
    /// The dispute appears a little later, by itself; an inquiry asks first and moves no money.
    /// Without an amount it is over all that is left of the charge then.
    mutating func openDispute(
        on charge: Int, reason: String, isInquiry: Bool = false, amount: Int? = nil
    ) {
        let opening = StripeDisputeOpening(
            charge: charge, reason: reason, isInquiry: isInquiry, amount: amount)
        timers.schedule(.money(.disputeOpens(opening)), at: clock + settings.disputeDelay)
    }

    /// Lets the card network warn of fraud on a charge that has just been captured.
    mutating func openFraudWarning(on charge: Int) {
        timers.schedule(.money(.warningAppears(charge: charge)), at: clock + settings.disputeDelay)
    }

    /// What of a charge can be disputed: captured, not refunded, not disputed yet.
    func disputable(_ charge: Int) -> Int {
        guard charges[charge].isCaptured else { return 0 }
        var rest = charges[charge].refundable
        for place in disputesOfCharge[charge] ?? [] where !disputes[place].allowsRefund {
            rest -= disputes[place].amount
        }
        return max(0, rest)
    }

    /// Whether a dispute withdraws money of the charge, so that it cannot be refunded.
    func isBlockedByDispute(_ charge: Int) -> Bool {
        guard charges[charge].dispute != nil else { return false }
        return (disputesOfCharge[charge] ?? []).contains { !disputes[$0].allowsRefund }
    }

    /// Opens a dispute now; nothing happens when nothing is left to dispute.
    mutating func dispute(_ opening: StripeDisputeOpening) {
        let rest = disputable(opening.charge)
        let amount = min(rest, opening.amount ?? rest)
        guard amount > 0 else { return }
        let dispute = StripeDispute(
            id: identifiers.next(prefix: "du_1", length: 23), charge: opening.charge,
            amount: amount, created: clock.seconds, reason: opening.reason,
            networkReasonCode: StripeDispute.visaCode(of: opening.reason),
            status: opening.isInquiry ? .inquiryNeedsResponse : .needsResponse,
            dueBy: answerDueBy())
        let place = disputes.insert(dispute, id: dispute.id)
        disputesOfCharge[opening.charge, default: []].append(place)
        let isFirst = charges[opening.charge].dispute == nil
        charges.change(opening.charge) { $0.dispute = dispute.id }
        if opening.isInquiry {
            emit("charge.dispute.created", .dispute(place))
            timers.schedule(
                .money(.inquiryLapses(place)), at: clock + settings.inquiryLife)
        } else {
            withdraw(place)
            emit("charge.dispute.created", .dispute(place))
            emit("charge.dispute.funds_withdrawn", .dispute(place))
            scheduleLapse(of: place)
        }
        if isFirst, settings.disputeUpdatesCharge {
            emit(
                "charge.updated", .charge(opening.charge),
                previous: #"{"dispute":null,"disputed":false}"#)
        }
        settleWarnings(on: opening.charge)
    }

    /// Takes a disputed amount and the fee from the account.
    mutating func withdraw(_ place: Int) {
        let dispute = disputes[place]
        let line = post(
            .dispute, of: place, on: dispute.charge, amount: -dispute.amount,
            fee: settings.disputeFee)
        disputes.change(place) { $0.transactions.append(line) }
        book(.dispute, charge: dispute.charge, object: .named(dispute.id), amount: dispute.amount)
        if settings.disputeFee > 0 {
            book(
                .disputeFee, charge: dispute.charge, object: .line(named: transactions[line].name),
                amount: settings.disputeFee)
        }
    }

    /// The end of the last day on which evidence is taken, in Unix seconds.
    func answerDueBy() -> Int {
        (clock.seconds / 86_400 + settings.disputeResponseDays) * 86_400 + 86_399
    }

    mutating func scheduleLapse(of place: Int) {
        let due = disputes[place].dueBy
        timers.schedule(
            .money(.disputeLapses(place, due: due)),
            at: VirtualInstant(milliseconds: (due + 1) * 1000))
    }
}
