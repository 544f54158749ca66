import SimulationCore

/// What somebody outside the API can decide: a shopper, a bank, a card network.
///
/// The words are those of scenario files, the control API and the page.
enum StripeChoice: String, Sendable, CaseIterable {
    case passChallenge = "pass-challenge"
    case failChallenge = "fail-challenge"
    case succeed
    case fail
    case dispute
    case disputeInquiry = "dispute-inquiry"
    case fraudWarning = "fraud-warning"
    case win
    case lose
    case pay
    case payOut = "pay-out"
    case rollSecret = "roll-secret"
}

/// What a choice is about; places are those of the stores.
enum StripeChoiceSubject: Sendable, Hashable {
    case account
    case intent(Int)
    case charge(Int)
    case refund(Int)
    case dispute(Int)
    case payout(Int)
    case endpoint(Int)
}

extension StripeState {
    /// The object of that id, or nil when there is none that anything can be decided about.
    func subject(of id: String) -> StripeChoiceSubject? {
        if id == "account" || id == settings.accountID { return .account }
        if let place = intents.place(of: id) { return .intent(place) }
        if let place = charges.place(of: id) { return .charge(place) }
        if let place = refunds.place(of: id) { return .refund(place) }
        if let place = disputes.place(of: id) { return .dispute(place) }
        if let place = payouts.place(of: id) { return .payout(place) }
        if let place = endpointPlace(of: id) { return .endpoint(place) }
        return nil
    }

    func choices(about subject: StripeChoiceSubject) -> [StripeChoice] {
        switch subject {
        case .account: return balance.hasFunds(at: clock.seconds) ? [.payOut] : []
        case .intent(let place): return choices(aboutIntent: place)
        case .charge(let place): return choices(aboutCharge: place)
        case .refund(let place):
            // The rest of a hold went back without a movement; there is nothing to fail.
            if refunds[place].isRelease { return [] }
            switch refunds[place].status {
            case .pending, .requiresAction: return [.succeed, .fail]
            case .succeeded: return [.fail]
            case .failed, .canceled: return []
            }
        case .dispute(let place): return choices(aboutDispute: place)
        case .payout(let place):
            switch payouts[place].status {
            case .pending, .inTransit: return [.pay, .fail]
            // A reversal has taken the money back; it cannot come back a second time.
            case .paid:
                let payout = payouts[place]
                return payout.original == nil && payout.reversal == nil ? [.fail] : []
            case .failed, .canceled: return []
            }
        case .endpoint: return [.rollSecret]
        }
    }

    /// What is accepted about a subject: what is offered and, for an intent, what its last charge
    /// and the last dispute of that offer, so that nobody has to look for their ids.
    func accepted(about subject: StripeChoiceSubject) -> [StripeChoice] {
        let offered = choices(about: subject)
        guard case .intent(let place) = subject, let charge = intents[place].latestCharge else {
            return offered
        }
        let disputes = disputesOfCharge[charge]?.last.map { choices(aboutDispute: $0) } ?? []
        return offered + choices(aboutCharge: charge) + disputes
    }

    private func choices(aboutIntent place: Int) -> [StripeChoice] {
        switch intents[place].status {
        case .requiresAction: [.passChallenge, .failChallenge]
        case .processing: [.succeed, .fail]
        case .requiresPaymentMethod, .requiresConfirmation, .requiresCapture, .succeeded,
            .canceled:
            []
        }
    }

    private func choices(aboutCharge place: Int) -> [StripeChoice] {
        guard charges[place].isCaptured else { return [] }
        return disputable(place) > 0 ? [.dispute, .disputeInquiry, .fraudWarning] : []
    }

    private func choices(aboutDispute place: Int) -> [StripeChoice] {
        switch disputes[place].status {
        case .needsResponse, .underReview, .inquiryNeedsResponse, .inquiryUnderReview:
            return [.win, .lose]
        // Banks take a loss back now and then.
        case .lost: return [.win]
        case .won, .inquiryClosed: return []
        }
    }
}
