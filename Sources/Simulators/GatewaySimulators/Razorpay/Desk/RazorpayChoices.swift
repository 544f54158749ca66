import SimulationCore

extension RazorpayState {
    /// The word by which decisions name the account itself.
    static let accountWord = "account"

    func subject(_ id: String) -> RazorpaySubject? {
        if id == Self.accountWord || id == settings.accountID { return .account }
        if let place = payments.place(of: id) { return .payment(place) }
        if let place = refunds.place(of: id) { return .refund(place) }
        if let place = money.disputes.place(of: id) { return .dispute(place) }
        if let place = money.settlements.place(of: id) { return .settlement(place) }
        if let place = money.instantSettlements.place(of: id) { return .instantSettlement(place) }
        if let place = money.downtimes.place(of: id) { return .downtime(place) }
        if let place = money.webhooks.place(of: id) { return .webhook(place) }
        return nil
    }

    /// What can be decided about an object now.
    func choices(for id: String) -> [String] {
        if let subject = subject(id) { return choices(for: subject).map(\.rawValue) }
        return otherMode.isEmpty ? [] : otherMode[0].choices(for: id)
    }

    func choices(for subject: RazorpaySubject) -> [RazorpayDecision] {
        switch subject {
        case .account: return accountChoices
        case .payment(let place): return paymentChoices(place)
        case .refund(let place): return refundChoices(refunds[place])
        case .dispute(let place): return disputeChoices(money.disputes[place])
        case .settlement(let place):
            return money.settlements[place].status == .created ? [.pay, .fail] : []
        case .instantSettlement(let place):
            return money.instantSettlements[place].status == .initiated ? [.pay, .fail] : []
        case .downtime(let place): return downtimeChoices(money.downtimes[place])
        case .webhook(let place):
            return money.webhooks.endpoints[place].disabledAt == nil ? [.disable] : [.enable]
        }
    }

    private var accountChoices: [RazorpayDecision] {
        var choices: [RazorpayDecision] = []
        if money.ledger.canSettleEarly { choices.append(.settle) }
        if ongoingDowntime(of: .card) == nil { choices.append(.downtimeCard) }
        if ongoingDowntime(of: .upi) == nil { choices.append(.downtimeUPI) }
        if ongoingDowntime(of: .netbanking) == nil { choices.append(.downtimeNetbanking) }
        if hasOngoingDowntime { choices.append(.endDowntime) }
        return choices
    }

    private var hasOngoingDowntime: Bool {
        money.ongoingDowntimes.contains { money.downtimes[$0].isOngoing }
    }

    private func paymentChoices(_ place: Int) -> [RazorpayDecision] {
        let payment = payments[place]
        switch payment.status {
        case .created: return [.approve, .decline, .timeOut]
        case .failed:
            let end = payment.createdAt + settings.lateAuthorizationWindow
            return now <= end ? [.lateAuthorize] : []
        case .captured:
            // Without a fee the capture may still be taken back, and there is no money to dispute.
            return money.liveDisputes[place] == nil && payment.fee != nil
                ? [.dispute, .disputeFraud, .disputeRetrieval] : []
        case .authorized, .refunded: return []
        }
    }

    private func refundChoices(_ refund: RazorpayRefund) -> [RazorpayDecision] {
        switch refund.status {
        case .pending: [.succeed, .fail]
        case .processed:
            settings.money.processedRefundsMayFail && !refund.isRelease ? [.fail] : []
        case .failed: []
        }
    }

    private func disputeChoices(_ dispute: RazorpayDispute) -> [RazorpayDecision] {
        switch dispute.status {
        case .open: dispute.phase.isInquiry ? [.win, .lose, .close] : [.win, .lose]
        case .underReview:
            dispute.phase.isInquiry
                ? [.win, .lose, .requireAction, .close] : [.win, .lose, .requireAction]
        case .won, .lost, .closed: []
        }
    }

    private func downtimeChoices(_ downtime: RazorpayDowntime) -> [RazorpayDecision] {
        guard downtime.isOngoing else { return [] }
        var choices: [RazorpayDecision] = [.endDowntime]
        if downtime.severity != .high { choices.append(.raiseSeverity) }
        if downtime.severity != .low { choices.append(.lowerSeverity) }
        return choices
    }
}
