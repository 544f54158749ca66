import SimulationCore

/// What somebody outside the API can decide: the shopper, the banks, Razorpay itself.
enum RazorpayDecision: String, Sendable, CaseIterable {
    // A payment's shopper and bank
    case approve, decline
    case timeOut = "time-out"
    case lateAuthorize = "late-authorize"
    case dispute
    case disputeFraud = "dispute-fraud"
    case disputeRetrieval = "dispute-retrieval"
    // A refund's bank
    case succeed, fail
    // A dispute's bank
    case win, lose, close
    case requireAction = "require-action"
    // A settlement's bank
    case pay
    // The account
    case settle
    case downtimeCard = "downtime-card"
    case downtimeUPI = "downtime-upi"
    case downtimeNetbanking = "downtime-netbanking"
    case endDowntime = "end-downtime"
    // A downtime
    case raiseSeverity = "raise-severity"
    case lowerSeverity = "lower-severity"
    // A webhook
    case enable, disable
}

/// Something a decision can be about.
enum RazorpaySubject: Sendable, Hashable {
    case account
    case payment(Int)
    case refund(Int)
    case dispute(Int)
    case settlement(Int)
    case instantSettlement(Int)
    case downtime(Int)
    case webhook(Int)
}

extension RazorpayState {
    /// The word by which decisions name the account itself.
    static let accountWord = "account"

    private func subject(_ id: String) -> RazorpaySubject? {
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

    private func choices(for subject: RazorpaySubject) -> [RazorpayDecision] {
        switch subject {
        case .account: return accountChoices
        case .payment(let place): return paymentChoices(place)
        case .refund(let place):
            switch refunds[place].status {
            case .pending: return [.succeed, .fail]
            case .processed: return canFailLater(refunds[place]) ? [.fail] : []
            case .failed: return []
            }
        case .dispute(let place):
            let dispute = money.disputes[place]
            switch dispute.status {
            case .open: return dispute.phase.isInquiry ? [.win, .lose, .close] : [.win, .lose]
            case .underReview:
                return dispute.phase.isInquiry
                    ? [.win, .lose, .requireAction, .close] : [.win, .lose, .requireAction]
            case .won, .lost, .closed: return []
            }
        case .settlement(let place):
            return money.settlements[place].status == .created ? [.pay, .fail] : []
        case .instantSettlement(let place):
            return money.instantSettlements[place].status == .initiated ? [.pay, .fail] : []
        case .downtime(let place):
            let downtime = money.downtimes[place]
            guard downtime.status != .resolved else { return [] }
            var choices: [RazorpayDecision] = [.endDowntime]
            if downtime.severity != .high { choices.append(.raiseSeverity) }
            if downtime.severity != .low { choices.append(.lowerSeverity) }
            return choices
        case .webhook(let place):
            return money.webhooks.endpoints[place].disabledAt == nil ? [.disable] : [.enable]
        }
    }

    private var accountChoices: [RazorpayDecision] {
        var choices: [RazorpayDecision] = []
        if money.ledger.hasUnsettledRows { choices.append(.settle) }
        if ongoingDowntime(of: .card) == nil { choices.append(.downtimeCard) }
        if ongoingDowntime(of: .upi) == nil { choices.append(.downtimeUPI) }
        if ongoingDowntime(of: .netbanking) == nil { choices.append(.downtimeNetbanking) }
        if !money.ongoingDowntimes.isEmpty { choices.append(.endDowntime) }
        return choices
    }

    private func paymentChoices(_ place: Int) -> [RazorpayDecision] {
        let payment = payments[place]
        switch payment.status {
        case .created: return [.approve, .decline, .timeOut]
        case .failed:
            let end = payment.createdAt + settings.lateAuthorizationWindow
            return now <= end ? [.lateAuthorize] : []
        case .captured:
            return money.liveDisputes[place] == nil
                ? [.dispute, .disputeFraud, .disputeRetrieval] : []
        case .authorized, .refunded: return []
        }
    }

    private func canFailLater(_ refund: RazorpayRefund) -> Bool {
        settings.money.processedRefundsMayFail && payments[refund.payment].isCaptured
    }
}

extension RazorpayState {
    /// Carries out a decision with all that follows from it.
    mutating func decide(
        _ word: String, on id: String, at instant: VirtualInstant
    ) throws(GatewayRefusal) {
        advance(to: instant)
        guard let subject = subject(id) else {
            if !otherMode.isEmpty { return try otherMode[0].decide(word, on: id, at: instant) }
            throw GatewayRefusal(
                "this account has no object \(id) that anything can be decided about")
        }
        let choices = choices(for: subject)
        guard let decision = RazorpayDecision(rawValue: word), choices.contains(decision) else {
            let allowed = choices.map(\.rawValue).joined(separator: ", ")
            throw GatewayRefusal(
                "\(word) cannot be decided about \(id) now; "
                    + (allowed.isEmpty ? "nothing can" : "possible: \(allowed)"))
        }
        switch subject {
        case .account: decideAccount(decision)
        case .payment(let place): decidePayment(decision, place)
        case .refund(let place):
            if decision == .succeed { processRefund(place) } else { failRefund(place) }
        case .dispute(let place): decideDispute(decision, place)
        case .settlement(let place):
            if decision == .pay { transfer(place) } else { bounce(place) }
        case .instantSettlement(let place):
            if decision == .pay { processInstant(place) } else { reverseInstant(place) }
        case .downtime(let place): decideDowntime(decision, place)
        case .webhook(let place):
            if decision == .enable {
                money.webhooks.enable(place)
            } else {
                money.webhooks.disable(place, at: now)
            }
        }
    }

    private mutating func decideAccount(_ decision: RazorpayDecision) {
        switch decision {
        case .settle: settle(early: true)
        case .downtimeCard: startDowntime(of: .card)
        case .downtimeUPI: startDowntime(of: .upi)
        case .downtimeNetbanking: startDowntime(of: .netbanking)
        case .endDowntime: for place in money.ongoingDowntimes { resolveDowntime(place) }
        default: break
        }
    }

    private mutating func decidePayment(_ decision: RazorpayDecision, _ place: Int) {
        switch decision {
        case .approve: approve(place)
        case .decline: decline(place)
        case .timeOut: timeOut(place)
        case .lateAuthorize: authorize(place)
        case .dispute: openDispute(onPayment: place)
        case .disputeFraud: openDispute(onPayment: place, phase: .fraud)
        case .disputeRetrieval: openDispute(onPayment: place, phase: .retrieval)
        default: break
        }
    }

    private mutating func decideDispute(_ decision: RazorpayDecision, _ place: Int) {
        switch decision {
        case .win: win(dispute: place)
        case .lose: lose(dispute: place)
        case .close: close(dispute: place)
        case .requireAction: requireAction(dispute: place)
        default: break
        }
    }

    private mutating func decideDowntime(_ decision: RazorpayDecision, _ place: Int) {
        let severity = money.downtimes[place].severity
        switch decision {
        case .endDowntime: resolveDowntime(place)
        case .raiseSeverity: updateDowntime(place, severity: severity == .low ? .medium : .high)
        case .lowerSeverity: updateDowntime(place, severity: severity == .high ? .medium : .low)
        default: break
        }
    }
}
