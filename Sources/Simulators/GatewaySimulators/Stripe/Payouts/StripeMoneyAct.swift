import SimulationCore

/// What disputes, payouts and the balance do by themselves; places are those of the stores.
enum StripeMoneyAct: Sendable {
    indirect case disputeOpens(StripeDisputeOpening)
    case warningAppears(charge: Int)
    case disputeIsReviewed(Int)
    /// The date may have moved since: it counts only while it is still the dispute's own.
    case disputeLapses(Int, due: Int)
    case inquiryLapses(Int)
    case fundsArrive(on: Int)
    case payoutLeaves(Int)
    case payoutArrives(Int)
}

extension StripeState {
    /// Whether the act would change anything.
    func stillMatters(_ act: StripeMoneyAct) -> Bool {
        switch act {
        case .disputeOpens(let opening): return disputable(opening.charge) > 0
        case .warningAppears(let charge): return charges[charge].isCaptured
        case .disputeIsReviewed(let place): return disputes[place].status.awaitsBank
        case .disputeLapses(let place, let due):
            return disputes[place].status == .needsResponse && disputes[place].dueBy == due
        case .inquiryLapses(let place):
            return disputes[place].isInquiry && !disputes[place].status.isClosed
        case .fundsArrive: return true
        case .payoutLeaves(let place): return payouts[place].status == .pending
        case .payoutArrives(let place):
            switch payouts[place].status {
            case .pending, .inTransit: return true
            case .paid, .failed, .canceled: return false
            }
        }
    }

    mutating func perform(_ act: StripeMoneyAct) {
        switch act {
        case .disputeOpens(let opening): dispute(opening)
        case .warningAppears(let charge): warn(of: charge)
        case .disputeIsReviewed(let place): reviewDispute(place)
        case .disputeLapses(let place, _): lapseDispute(place)
        case .inquiryLapses(let place): endDispute(place, as: .inquiryClosed)
        case .fundsArrive: fundsArrive()
        case .payoutLeaves(let place): leave(place)
        case .payoutArrives(let place): arrive(place)
        }
    }
}
