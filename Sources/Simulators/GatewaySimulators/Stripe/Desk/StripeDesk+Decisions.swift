import SimulationCore

/// Carrying out what was decided outside the API.
extension StripeState {
    mutating func decide(
        _ word: String, on id: String, at now: VirtualInstant
    ) throws(GatewayRefusal) {
        advance(to: now)
        guard let subject = subject(of: id) else {
            throw GatewayRefusal(
                "there is no object \(id) at stripe to decide about; expected the id of an "
                    + "intent, charge, refund, dispute, payout or endpoint, or account")
        }
        let offered = accepted(about: subject)
        guard let choice = StripeChoice(rawValue: word), offered.contains(choice) else {
            if subject == .account, word == StripeChoice.payOut.rawValue { throw nothingToPayOut }
            let words = offered.map(\.rawValue).joined(separator: ", ")
            throw GatewayRefusal(
                "\(word) cannot be decided about \(id) now; "
                    + (words.isEmpty ? "nothing can" : "what can be is: \(words)"))
        }
        begin(at: now, cause: StripeCause())
        switch subject {
        case .account: payOutEverything()
        case .intent(let place): decide(choice, onIntent: place)
        case .charge(let place): decide(choice, onCharge: place)
        case .refund(let place): decide(choice, onRefund: place)
        case .dispute(let place): decideDispute(place, choice == .win ? .won : .lost)
        case .payout(let place): choice == .pay ? pay(place) : failPayout(place)
        case .endpoint(let place): rollSecret(of: place)
        }
    }

    private mutating func decide(_ choice: StripeChoice, onIntent place: Int) {
        switch choice {
        case .passChallenge: answerChallenge(on: place, isApproved: true)
        case .failChallenge: answerChallenge(on: place, isApproved: false)
        case .win, .lose:
            guard let charge = intents[place].latestCharge,
                let dispute = disputesOfCharge[charge]?.last
            else { return }
            decideDispute(dispute, choice == .win ? .won : .lost)
        case .dispute, .disputeInquiry, .fraudWarning:
            if let charge = intents[place].latestCharge { decide(choice, onCharge: charge) }
        case .succeed, .fail:
            if let charge = intents[place].latestCharge {
                finishProcessing(charge, succeeded: choice == .succeed)
            }
        case .pay, .payOut, .rollSecret: break
        }
    }

    private mutating func decide(_ choice: StripeChoice, onCharge place: Int) {
        if choice == .fraudWarning { return warn(of: place) }
        dispute(
            StripeDisputeOpening(
                charge: place, reason: "fraudulent", isInquiry: choice == .disputeInquiry,
                amount: nil))
    }

    private mutating func decide(_ choice: StripeChoice, onRefund place: Int) {
        if choice == .succeed { settle(place) } else { bounce(place) }
    }

    /// Paying out is asked for while nothing can be drawn on; says what is on its way.
    private var nothingToPayOut: GatewayRefusal {
        let pending = balance.holdings.map { "\($0.pending) \($0.currency.code)" }
            .joined(separator: ", ")
        return GatewayRefusal(
            "the account has nothing available to pay out"
                + (pending.isEmpty ? "" : "; pending: \(pending)"))
    }
}
