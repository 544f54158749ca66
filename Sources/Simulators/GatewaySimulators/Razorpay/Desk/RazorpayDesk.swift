import SimulationCore

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
        case .endDowntime:
            for place in money.ongoingDowntimes where money.downtimes[place].isOngoing {
                resolveDowntime(place)
            }
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
