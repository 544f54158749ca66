import SimulationCore

extension RazorpayState {
    /// The merchant's funds in paise, counted even when the account's funds are endless.
    var balance: Int { money.ledger.balance }

    /// Enters what a movement of a payment's money does to the merchant's balance.
    ///
    /// A fee that is taken together with its capture or refund is part of that row, as the report
    /// shows it; one that comes later gets a row of its own.
    mutating func enter(
        _ kind: BookEntry.Kind, _ payment: RazorpayPayment, objectID: String, paise: Int
    ) {
        guard paise != 0, let place = payments.place(of: payment.id) else { return }
        switch kind {
        case .capture: enterCapture(of: place, paise: paise)
        case .fee: enterFee(of: place, objectID: objectID, paise: -paise)
        case .refund:
            let refund = refunds.place(of: objectID) ?? refunds.items.count
            let row = money.ledger.enter(
                RazorpayBalanceRow(source: .refund(refund), net: paise, at: now))
            money.note(refundRow: row, of: refund)
        case .refundFailure:
            enterAdjustment(
                .refundReturn(refunds.place(of: objectID) ?? refunds.items.count), net: paise)
        case .captureFailure:
            enterAdjustment(.captureReturn(place), net: paise)
            money.noteCaptureReturn(of: place)
        case .authorization, .release, .dispute, .disputeReversal, .disputeFee, .payout,
            .payoutFailure:
            enterAdjustment(.correction, net: paise)
        }
    }

    private mutating func enterCapture(of place: Int, paise: Int) {
        let isInternational = payments[place].isInternational
        let slot = money.slot(at: now, isInternational: isInternational, settings: settings.money)
        let row = money.ledger.enterCapture(
            RazorpayBalanceRow(source: .payment(place), net: paise, at: now), due: slot.due,
            isInternational: isInternational)
        money.note(paymentRow: row, of: place)
        if slot.isNew, settings.money.settlesAutomatically {
            setTimer(.money(.settlementSlot), at: slot.due)
        }
    }

    private mutating func enterFee(of payment: Int, objectID: String, paise: Int) {
        guard let last = money.ledger.rows.last, last.at == now else {
            return enterAdjustment(.lateFee(payment), net: -paise)
        }
        switch last.source {
        case .payment(payment):
            money.ledger.addFee(paise, tax: payments[payment].fee?.tax ?? 0)
        case .refund(let refund) where objectID.hasPrefix(refunds[refund].id):
            money.ledger.addFee(paise, tax: RazorpayFee.tax(within: paise))
        default: enterAdjustment(.lateFee(payment), net: -paise)
        }
    }

    /// Moves the balance for a reason that has no object of its own in the report.
    mutating func enterAdjustment(
        _ reason: RazorpayAdjustment.Reason, net: Int, fee: Int = 0, tax: Int = 0
    ) {
        money.adjustments.append(
            RazorpayAdjustment(id: identifiers.next(.adjustment), reason: reason))
        money.ledger.enter(
            RazorpayBalanceRow(
                source: .adjustment(money.adjustments.count - 1), net: net, fee: fee, tax: tax,
                at: now))
    }

    /// Writes a movement between the account and the merchant's bank into the books.
    mutating func book(_ kind: BookEntry.Kind, transfer id: String, amount: Int) {
        guard amount > 0 else { return }
        books.append(
            BookEntry(
                kind: kind, objectID: id, paymentID: "", merchantReference: nil, amount: amount,
                currency: "INR", at: now))
    }
}

extension RazorpayFee {
    /// The tax of 18 % within a fee that includes it, rounded half up.
    static func tax(within fee: Int) -> Int { (fee * 18 + 59) / 118 }

    /// A fee of so many hundredths of a percent, with its tax.
    init(ofPaise amount: Int, basisPoints: Int, settings: RazorpaySettings) {
        var changed = settings
        changed.feeBasisPoints = basisPoints
        self.init(ofPaise: amount, onDomesticCard: false, settings: changed)
    }
}
