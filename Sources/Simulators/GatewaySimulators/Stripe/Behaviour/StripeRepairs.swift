import SimulationCore

/// A call that was answered with a 500 and has not run yet.
struct StripePostponedCall: Sendable {
    let call: StripeCall
    let view: StripeView
}

/// Work that was answered with a 500 and is taken back.
enum StripeUndoing: Sendable {
    /// A hold is let go; the place is the charge's.
    case hold(Int)
    /// A payment fails at the bank, or is refunded; the place is the charge's.
    case payment(Int)
    /// A refund fails.
    case refund(Int)
}

/// How the provider puts right what an error of its own has left behind.
extension StripeState {
    /// How much there was of everything before a call ran.
    struct WorkMark {
        let movements: Int
        let refunds: Int
    }

    var workMark: WorkMark { WorkMark(movements: movements.count, refunds: refunds.count) }

    /// Lets a call run later, by itself: its events name no request.
    mutating func postpone(_ call: StripeCall, _ view: StripeView, by delay: VirtualDuration) {
        postponedCount += 1
        postponed[postponedCount] = StripePostponedCall(call: call, view: view)
        timers.schedule(.postponedCallRuns(postponedCount), at: clock + delay)
    }

    mutating func runPostponed(_ number: Int) {
        guard let late = postponed.removeValue(forKey: number) else { return }
        speaking = late.view.version
        // A refusal has nobody left to be told.
        _ = execute(late.call, view: late.view, request: nil)
    }

    /// Takes back, later, all that was done since a mark.
    mutating func undo(since mark: WorkMark, after delay: VirtualDuration) {
        var undone: [StripeUndoing] = (mark.refunds..<refunds.count).map { .refund($0) }
        for (kind, charge) in movements.kinds(from: mark.movements) {
            switch kind {
            case .authorization: undone.append(.hold(charge))
            case .capture: undone.append(.payment(charge))
            case .release, .fee, .refund, .refundFailure, .captureFailure, .dispute,
                .disputeReversal, .disputeFee, .payout, .payoutFailure:
                break
            }
        }
        for undoing in undone { timers.schedule(.workIsUndone(undoing), at: clock + delay) }
    }

    /// Whether there still is something to take back: nobody has built on it meanwhile.
    func canUndo(_ undoing: StripeUndoing) -> Bool {
        switch undoing {
        case .hold(let charge):
            let intent = intents[charges[charge].intent]
            return intent.status == .requiresCapture && intent.latestCharge == charge
                && intent.amountReceived == 0
        case .payment(let place):
            let charge = charges[place]
            return charge.isCaptured && !charge.hasFailed && charge.amountRefunded == 0
                && charge.dispute == nil
        case .refund(let place):
            let refund = refunds[place]
            return !refund.isRelease && refund.status != .failed && refund.status != .canceled
        }
    }

    mutating func undo(_ undoing: StripeUndoing) {
        switch undoing {
        case .hold(let charge):
            let intent = charges[charge].intent
            close(intent, reason: "automatic", in: version)
            emit("payment_intent.canceled", .intent(intent))
        case .payment(let charge): undoPayment(charge)
        case .refund(let refund): bounce(refund, reason: "unknown")
        }
    }

    private mutating func undoPayment(_ charge: Int) {
        guard settings.refundsWhatIsRolledBack else { return failCapture(of: charge) }
        let order = StripeRefundOrder(
            target: .charge(charges[charge].id), amount: nil, reason: nil, metadata: [])
        // It was looked at just now that there is something to refund.
        _ = try? createRefund(order)
    }

    /// A payment that had succeeded fails at the bank after all.
    mutating func failCapture(of charge: Int) {
        let place = charges[charge].intent
        let amount = charges[charge].amountCaptured
        if charges[charge].transaction == nil {
            let name = transactionName(charge: charge)
            postCharge(charge, name: name, amount: amount, fee: fee(on: amount))
        }
        postChargeFailure(charge)
        charges.change(charge) {
            $0.status = .failed
            $0.decline = .failedLater
        }
        intents.change(place) { $0.amountReceived = 0 }
        book(.captureFailure, charge: charge, amount: amount)
        emit("charge.failed", .charge(charge))
        fail(place, .failedLater, charge: charge, method: charges[charge].paymentMethod)
    }
}
