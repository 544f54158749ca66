import SimulationCore

/// What happens by itself to settlements, disputes, downtimes and webhooks.
enum RazorpayMoneyAct: Sendable, Equatable {
    /// Money that is due leaves for the merchant's bank.
    case settlementSlot
    /// A settlement's transfer is under way, or has failed.
    case settlementTransfer(Int)
    case instantTransfer(Int)
    /// The time to respond to a dispute is over, unless the bank has given more since.
    case disputeDeadline(Int, VirtualInstant)
    /// The bank has decided by the evidence handed in then, unless it has asked for more since.
    case disputeVerdict(Int, submittedAt: VirtualInstant)
    /// An announced downtime begins, or ends.
    case downtimeBegin(Int)
    case downtimeEnd(Int)
    /// A webhook has failed for as long as Razorpay puts up with it.
    case webhookGivenUp(endpoint: Int, failingSince: VirtualInstant)
}

extension RazorpayState {
    func matters(_ act: RazorpayMoneyAct) -> Bool {
        switch act {
        case .settlementSlot: money.ledger.hasUnsettledRows
        case .settlementTransfer(let place): money.settlements[place].status == .created
        case .instantTransfer(let place): money.instantSettlements[place].status == .initiated
        case .disputeDeadline(let place, let deadline):
            money.disputes[place].status == .open && !money.disputes[place].hasLapsed
                && money.disputes[place].respondBy == deadline
        case .disputeVerdict(let place, let submittedAt):
            money.disputes[place].status == .underReview
                && money.disputes[place].evidence.submittedAt == submittedAt
        case .downtimeBegin(let place): money.downtimes[place].status == .scheduled
        case .downtimeEnd(let place): money.downtimes[place].isOngoing
        case .webhookGivenUp(let endpoint, let since):
            money.webhooks.endpoints[endpoint].failingSince == since
        }
    }

    mutating func run(_ act: RazorpayMoneyAct) {
        switch act {
        case .settlementSlot: settle(early: false)
        case .settlementTransfer(let place):
            if settings.money.settlementsFail { bounce(place) } else { transfer(place) }
        case .instantTransfer(let place):
            if settings.money.instantSettlementsAreReversed {
                reverseInstant(place)
            } else {
                processInstant(place)
            }
        case .disputeDeadline(let place, _): lapse(dispute: place)
        case .disputeVerdict(let place, _):
            switch settings.money.disputeVerdict {
            case .won: win(dispute: place)
            case .lost: lose(dispute: place)
            case .moreEvidence: requireAction(dispute: place)
            case nil: break
            }
        case .downtimeBegin(let place): beginDowntime(place)
        case .downtimeEnd(let place): resolveDowntime(place)
        case .webhookGivenUp(let endpoint, _): money.webhooks.disable(endpoint, at: now)
        }
    }
}
