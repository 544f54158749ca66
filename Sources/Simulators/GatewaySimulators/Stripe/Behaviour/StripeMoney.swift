import SimulationCore

/// Taking held money, letting it go, and the lines this leaves on the balance.
extension StripeState {
    /// Captures part or all of a hold; the rest is let go.
    ///
    /// After an asynchronous capture the balance transaction is late; the fee is in the books at
    /// once either way.
    mutating func take(_ amount: Int, from charge: Int, isLate: Bool = false) {
        let intent = charges[charge].intent
        let rest = intents[intent].amountCapturable - amount
        charges.change(charge) {
            $0.isCaptured = true
            $0.amountCaptured = amount
        }
        intents.change(intent) {
            $0.status = .succeeded
            $0.amountCapturable = 0
            $0.amountReceived = amount
        }
        let line = transactionID(charge: charge)
        let fee = (amount * settings.feeBasisPoints + 5000) / 10_000 + settings.feeFixed
        book(.capture, charge: charge, amount: amount)
        book(.fee, charge: charge, object: line, amount: fee)
        if rest > 0 { book(.release, charge: charge, amount: rest) }
        if isLate {
            timers.schedule(
                .balanceTransactionAppears(charge: charge, id: line, fee: fee),
                at: clock + settings.balanceTransactionDelay)
        } else {
            postCharge(charge, id: line, fee: fee)
        }
    }

    /// Puts a capture on the balance.
    mutating func postCharge(_ place: Int, id: String, fee: Int) {
        let charge = charges[place]
        let line = StripeTransaction(
            id: id, category: .charge, source: .charge(place), amount: charge.amountCaptured,
            fee: fee, currency: charge.currency, created: clock,
            availableOn: paymentMethods[charge.paymentMethod].card.isAvailableAtOnce
                ? clock.seconds : arrivalOfIncome())
        let posted = post(line)
        charges.change(place) { $0.transaction = posted }
    }

    /// Puts a refund, or the failure of one, on the balance.
    mutating func postRefund(
        _ place: Int, category: StripeTransaction.Category, amount: Int
    ) -> Int {
        let charge = refunds[place].charge
        let id = transactionID(charge: charge)
        let line = StripeTransaction(
            id: id, category: category, source: .refund(place), amount: amount, fee: 0,
            currency: charges[charge].currency, created: clock, availableOn: arrivalOfIncome())
        return post(line)
    }

    /// Ends an intent whose hold was not captured in time.
    mutating func lapseHold(on charge: Int) {
        let intent = charges[charge].intent
        close(intent, reason: "expired")
        emit("charge.expired", .charge(charge))
        emit("payment_intent.canceled", .intent(intent))
    }

    private mutating func transactionID(charge: Int) -> String {
        let stem = intents[charges[charge].intent].stem
        return identifiers.next(prefix: "txn_" + stem, length: 8)
    }
}
