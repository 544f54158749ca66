import JSONModel
import SimulationCore

extension RazorpayState {
    /// Puts a refund on its payment and tells the merchant.
    @discardableResult
    mutating func add(_ refund: RazorpayRefund) -> Int {
        let place = refunds.add(refund, id: refund.id, at: now)
        payments.change(refund.payment, at: now) { payment in
            payment.refunds.append(place)
            payment.amountRefunded += refund.amount
            if payment.amountLeft == 0 { payment.status = .refunded }
        }
        announce(.refundCreated, place)
        switch refund.status {
        case .processed:
            finishProcessing(place)
            if settings.refundOutcome == .processedThenFailed, !refund.isRelease {
                setTimer(.refundFailure(place), at: now + settings.refundSettlementDelay)
            }
        case .pending, .failed:
            if refund.isInstant, settings.instantRefundOutcome == .fallsBackToNormal {
                setTimer(.instantRefundEnd(place), at: now + settings.instantRefundDelay)
            } else {
                setTimer(.refundSettlement(place), at: now + settings.refundSettlementDelay)
            }
        }
        return place
    }

    /// The instant way failed: the refund goes on at normal speed, for no fee.
    mutating func slowDownRefund(_ place: Int) {
        refunds.change(place, at: now) { $0.isInstant = false }
        announce(.refundSpeedChanged, place)
        switch settings.refundOutcome {
        case .processedAtOnce, .processedThenFailed: processRefund(place)
        case .pendingThenProcessed, .pendingThenFailed:
            setTimer(.refundSettlement(place), at: now + settings.refundSettlementDelay)
        }
    }

    /// A pending refund comes to its end.
    mutating func settleRefund(_ place: Int) {
        if settings.refundOutcome == .pendingThenFailed {
            failRefund(place)
        } else {
            processRefund(place)
        }
    }

    /// A pending refund has reached the shopper.
    mutating func processRefund(_ place: Int) {
        refunds.change(place, at: now) { $0.status = .processed }
        finishProcessing(place)
    }

    /// A refund bounced: its money is the merchant's again and can be refunded anew.
    mutating func failRefund(_ place: Int) {
        refunds.change(place, at: now) { $0.status = .failed }
        let refund = refunds[place]
        payments.change(refund.payment, at: now) { payment in
            payment.amountRefunded -= refund.amount
            payment.status = .captured
        }
        book(
            .refundFailure, payments[refund.payment], objectID: refund.id, amount: refund.amount,
            paise: RazorpayCurrency.paise(refund.amount, of: refund.currency, settings: settings),
            operationReference: refund.receipt)
        announce(.refundFailed, place)
    }

    /// Takes the fee of an instant refund, which is owed once it has arrived, and tells of the end.
    private mutating func finishProcessing(_ place: Int) {
        let refund = refunds[place]
        if refund.isInstant, !refund.isRelease {
            let fee = RazorpayFee(ofInstantRefund: settings).fee
            book(
                .fee, payments[refund.payment], objectID: refund.id + ":fee", amount: fee,
                currency: "INR", paise: -fee, operationReference: refund.receipt)
        }
        announce(.refundProcessed, place)
    }

    private mutating func announce(_ kind: RazorpayEventKind, _ place: Int) {
        if refunds[place].isRelease, !settings.announcesAutomaticRefunds { return }
        emit(kind, refund: place)
    }
}
