import SimulationCore

/// How far the account's own books have been checked, and the sums so far.
struct RazorpayAudit: Sendable {
    fileprivate var rowsSeen = 0
    fileprivate var sum = 0
    fileprivate var booksSeen = 0
    /// Movements by kind, once as the books have them and once as the balance rows do.
    fileprivate var booked = RazorpayMovementCounts()
    fileprivate var entered = RazorpayMovementCounts()
}

/// How many movements of each kind there were.
private struct RazorpayMovementCounts: Sendable, Equatable {
    var captures = 0
    var refunds = 0
    var returns = 0
    var disputes = 0
    var payouts = 0
    var payoutReturns = 0
}

extension RazorpayState {
    /// The broken promises among all that changed since the last look.
    mutating func brokenInvariants() -> [String] {
        var broken: [String] = []
        for place in payments.takeUnchecked() { check(payment: payments[place], place, &broken) }
        for place in orders.takeUnchecked() { check(order: orders[place], &broken) }
        for place in refunds.takeUnchecked() { check(refund: refunds[place], place, &broken) }
        for place in money.settlements.takeUnchecked() { check(settlement: place, &broken) }
        for place in money.disputes.takeUnchecked() { check(dispute: place, &broken) }
        checkRows(&broken)
        checkBooks(&broken)
        for place in otherMode.indices { broken += otherMode[place].brokenInvariants() }
        return broken
    }

    /// The broken promises of the whole account, from its first moment on.
    mutating func brokenInvariantsFromTheStart() -> [String] {
        forgetChecks()
        return brokenInvariants()
    }

    /// Makes everything unchecked again, in the other mode as well.
    private mutating func forgetChecks() {
        money.audit = RazorpayAudit()
        payments.forgetChecks()
        orders.forgetChecks()
        refunds.forgetChecks()
        money.settlements.forgetChecks()
        money.disputes.forgetChecks()
        for place in otherMode.indices { otherMode[place].forgetChecks() }
    }

    private func check(payment: RazorpayPayment, _ place: Int, _ broken: inout [String]) {
        let row = money.paymentRows[place]
        if payment.isCaptured != (row >= 0) {
            broken.append("\(payment.id): captured \(payment.isCaptured), balance row \(row)")
        } else if row >= 0 {
            let entry = money.ledger.rows[row]
            let fee = payment.fee?.fee ?? 0
            if entry.source != .payment(place) || entry.amount != payment.baseAmount
                || (entry.fee != fee && entry.fee != 0)
            {
                broken.append("\(payment.id): its balance row moves \(entry.net) paise")
            }
        }
        let refunded = payment.refunds.reduce(0) { sum, place in
            refunds[place].status == .failed ? sum : sum + refunds[place].amount
        }
        if payment.amountRefunded != refunded || !(0...payment.amount).contains(refunded) {
            broken.append(
                "\(payment.id): refunded \(payment.amountRefunded) of \(payment.amount), "
                    + "by its refunds \(refunded)")
        }
        if (payment.status == .refunded) != (refunded == payment.amount) {
            broken.append("\(payment.id): \(payment.status.rawValue) with \(refunded) refunded")
        }
        if !payment.isCaptured, refunded != 0, refunded != payment.amount {
            broken.append("\(payment.id): \(refunded) refunded of a payment never captured")
        }
    }

    private func check(order: RazorpayOrder, _ broken: inout [String]) {
        let paid = order.payments.reduce(0) { sum, place in
            payments[place].isCaptured ? sum + payments[place].amount : sum
        }
        if order.amountPaid != paid || paid > order.amount {
            broken.append(
                "\(order.id): paid \(order.amountPaid) of \(order.amount), by its payments \(paid)")
        }
        if (order.status == .paid) != (order.amountDue == 0) {
            broken.append("\(order.id): \(order.status.rawValue) with \(order.amountDue) due")
        }
    }

    private func check(refund: RazorpayRefund, _ place: Int, _ broken: inout [String]) {
        let row = money.refundRows[place]
        if refund.isRelease == (row >= 0) {
            broken.append("\(refund.id): balance row \(row)")
        } else if row >= 0 {
            let entry = money.ledger.rows[row]
            let paise = RazorpayCurrency.paise(
                refund.amount, of: refund.currency, settings: settings)
            if entry.source != .refund(place) || entry.amount != paise || entry.net > 0 {
                broken.append("\(refund.id): its balance row moves \(entry.net) paise")
            }
        }
    }

    private func check(settlement place: Int, _ broken: inout [String]) {
        let settlement = money.settlements[place]
        var sum = 0
        for row in settlement.rows {
            let entry = money.ledger.rows[row]
            sum += entry.net
            if settlement.status != .failed, entry.settlement != place {
                broken.append("\(settlement.id): its row \(row) is of another settlement")
            }
        }
        if sum != settlement.amount || sum <= 0 {
            broken.append("\(settlement.id): \(settlement.amount) paise, by its rows \(sum)")
        }
    }

    private func check(dispute place: Int, _ broken: inout [String]) {
        let dispute = money.disputes[place]
        if dispute.deducted > dispute.amount || (dispute.status.isLive && dispute.deducted != 0) {
            broken.append(
                "\(dispute.id): \(dispute.status.rawValue) with \(dispute.deducted) of "
                    + "\(dispute.amount) deducted")
        }
        if (money.liveDisputes[dispute.payment] == place) != dispute.status.isLive {
            broken.append("\(dispute.id): \(dispute.status.rawValue), but listed otherwise")
        }
    }

    private mutating func checkRows(_ broken: inout [String]) {
        for place in money.audit.rowsSeen..<money.ledger.rows.count {
            let row = money.ledger.rows[place]
            money.audit.sum += row.net
            switch row.source {
            case .payment(let payment):
                money.audit.entered.captures += 1
                if money.paymentRows[payment] != place, !money.returnedRows.contains(place) {
                    broken.append("\(payments[payment].id): more than one balance row")
                }
            case .refund(let refund):
                money.audit.entered.refunds += 1
                if money.refundRows[refund] != place {
                    broken.append("\(refunds[refund].id): more than one balance row")
                }
            case .settlement: money.audit.entered.payouts += 1
            case .settlementReturn: money.audit.entered.payoutReturns += 1
            case .adjustment(let adjustment): count(money.adjustments[adjustment].reason)
            }
        }
        money.audit.rowsSeen = money.ledger.rows.count
        if money.ledger.opening + money.audit.sum != money.ledger.balance {
            broken.append(
                "the balance is \(money.ledger.balance) paise, by its rows "
                    + "\(money.ledger.opening + money.audit.sum)")
        }
    }

    private mutating func count(_ reason: RazorpayAdjustment.Reason) {
        switch reason {
        case .dispute: money.audit.entered.disputes += 1
        case .refundReturn: money.audit.entered.returns += 1
        case .captureReturn: money.audit.entered.returns += 1
        case .instantSettlement: money.audit.entered.payouts += 1
        case .instantReversal: money.audit.entered.payoutReturns += 1
        case .lateFee, .correction: break
        }
    }

    private mutating func checkBooks(_ broken: inout [String]) {
        for place in money.audit.booksSeen..<books.count {
            switch books[place].kind {
            case .capture: money.audit.booked.captures += 1
            case .refund: money.audit.booked.refunds += 1
            case .refundFailure, .captureFailure: money.audit.booked.returns += 1
            case .dispute: money.audit.booked.disputes += 1
            case .payout: money.audit.booked.payouts += 1
            case .payoutFailure: money.audit.booked.payoutReturns += 1
            case .authorization, .release, .fee, .disputeReversal, .disputeFee: break
            }
        }
        money.audit.booksSeen = books.count
        if money.audit.booked != money.audit.entered {
            broken.append(
                "the books have \(money.audit.booked), the balance rows \(money.audit.entered)")
        }
    }
}

extension RazorpayShelf {
    fileprivate mutating func takeUnchecked() -> [Int] {
        recent.takeUnchecked() ?? Array(items.indices)
    }

    fileprivate mutating func forgetChecks() { recent.forgetChecks() }
}
