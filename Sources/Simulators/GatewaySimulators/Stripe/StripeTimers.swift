import HeapModule
import SimulationCore

/// What the account does by itself, and when.
struct StripeTimers: Sendable {
    /// One thing that happens later; places are those of the stores.
    enum Act: Sendable {
        case holdLapses(charge: Int)
        indirect case restLapses(charge: Int, amount: Int)
        indirect case balanceTransactionAppears(
            charge: Int, name: StripeTransaction.Name, amount: Int, fee: Int)
        case paymentSettles(charge: Int)
        case refundSettles(Int)
        case refundBounces(Int)
        case refundReferenceAppears(Int)
        case postponedCallRuns(Int)
        indirect case workIsUndone(StripeUndoing)
        indirect case money(StripeMoneyAct)
    }

    private struct Timer: Comparable, Sendable {
        let due: VirtualInstant
        let order: Int
        let act: Act

        static func == (left: Timer, right: Timer) -> Bool { left.order == right.order }
        static func < (left: Timer, right: Timer) -> Bool {
            (left.due.milliseconds, left.order) < (right.due.milliseconds, right.order)
        }
    }

    private var queue = Heap<Timer>()
    private var count = 0

    /// The earliest timer, or nil.
    var next: (due: VirtualInstant, act: Act)? {
        queue.min.map { ($0.due, $0.act) }
    }

    /// The moment of the earliest timer, or nil.
    var nextDue: VirtualInstant? { queue.min?.due }

    mutating func schedule(_ act: Act, at due: VirtualInstant) {
        queue.insert(Timer(due: due, order: count, act: act))
        count += 1
    }

    mutating func removeNext() { _ = queue.popMin() }
}

extension StripeState {
    /// The earliest moment at which something happens by itself, or nil.
    mutating func nextDeadline() -> VirtualInstant? {
        while let (due, act) = timers.next {
            if stillMatters(act) { return due }
            timers.removeNext()
        }
        return nil
    }

    /// Lets everything happen that is due up to and including a moment.
    mutating func advance(to now: VirtualInstant) {
        while let due = timers.nextDue, due <= now, let (_, act) = timers.next {
            timers.removeNext()
            guard stillMatters(act) else { continue }
            begin(at: due, cause: StripeCause())
            speaking = version
            perform(act)
        }
        if now > clock { clock = now }
    }

    /// Whether the act would change anything: most holds are captured before they lapse.
    private func stillMatters(_ act: StripeTimers.Act) -> Bool {
        switch act {
        case .holdLapses(let charge):
            let intent = intents[charges[charge].intent]
            return intent.status == .requiresCapture && intent.latestCharge == charge
        case .restLapses, .postponedCallRuns: return true
        case .balanceTransactionAppears(let charge, _, _, _):
            return !charges[charge].hasFailed
        case .paymentSettles(let charge): return charges[charge].status == .pending
        case .refundSettles(let refund): return refunds[refund].status == .pending
        case .refundBounces(let refund): return refunds[refund].status == .succeeded
        case .refundReferenceAppears(let refund):
            return !refunds[refund].hasReference && refunds[refund].status == .succeeded
        case .workIsUndone(let undoing): return canUndo(undoing)
        case .money(let act): return stillMatters(act)
        }
    }

    private mutating func perform(_ act: StripeTimers.Act) {
        switch act {
        case .holdLapses(let charge): lapseHold(on: charge)
        case .restLapses(let charge, let amount): book(.release, charge: charge, amount: amount)
        case .balanceTransactionAppears(let charge, let name, let amount, let fee):
            postCharge(charge, name: name, amount: amount, fee: fee)
            emit(
                "charge.updated", .charge(charge), previous: #"{"balance_transaction":null}"#)
        case .paymentSettles(let charge): finishProcessing(charge, succeeded: true)
        case .refundSettles(let refund): settle(refund)
        case .refundBounces(let refund): bounce(refund)
        case .refundReferenceAppears(let refund): nameReference(of: refund)
        case .postponedCallRuns(let number): runPostponed(number)
        case .workIsUndone(let undoing): undo(undoing)
        case .money(let act): perform(act)
        }
    }
}
