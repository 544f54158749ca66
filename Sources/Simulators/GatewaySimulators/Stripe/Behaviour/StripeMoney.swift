import SimulationCore

/// Taking held money, letting it go, and the lines this leaves on the balance.
extension StripeState {
    /// Captures part or all of a hold; unless more captures may follow, the rest is let go.
    ///
    /// A late balance transaction appears after its delay; the fee is in the books at once either
    /// way.
    mutating func take(
        _ amount: Int, from charge: Int, isLate: Bool = false, isFinal: Bool = true
    ) {
        let intent = charges[charge].intent
        let rest = intents[intent].amountCapturable - amount
        charges.change(charge) {
            $0.status = .succeeded
            $0.isCaptured = isFinal
            $0.amountCaptured += amount
        }
        intents.change(intent) {
            $0.status = isFinal ? .succeeded : .requiresCapture
            $0.amountCapturable = isFinal ? 0 : rest
            $0.amountReceived += amount
        }
        let line = transactionName(charge: charge)
        let fee = fee(on: amount)
        book(.capture, charge: charge, amount: amount)
        book(.fee, charge: charge, object: .line(named: line), amount: fee)
        if isFinal, rest > 0 { release(rest, on: charge) }
        if isLate {
            timers.schedule(
                .balanceTransactionAppears(charge: charge, name: line, amount: amount, fee: fee),
                at: clock + settings.balanceTransactionDelay)
        } else {
            postCharge(charge, name: line, amount: amount, fee: fee)
        }
        if isFinal { startAftermath(of: charge) }
    }

    /// Lets the rest of a hold go: at once, or when the hold lapses.
    private mutating func release(_ rest: Int, on charge: Int) {
        if !settings.releasesRestAtCapture, let lapse = charges[charge].captureBefore {
            return timers.schedule(.restLapses(charge: charge, amount: rest), at: lapse)
        }
        book(.release, charge: charge, amount: rest)
        if speaking < .releaseWithoutRefund { tellRelease(of: rest, on: charge) }
    }

    /// Tells a hold let go as versions before basil do: as a refund without a balance transaction.
    mutating func tellRelease(of amount: Int, on charge: Int) {
        let place = refunds.count
        var refund = StripeRefund(
            identity: StripeIdentity(
                .refund, number: place, payment: charges[charge].intent, salt: salt),
            charge: charge, earlierOfCharge: charges[charge].lastRefund, amount: amount,
            created: clock.seconds, reason: nil, metadata: [], status: .succeeded)
        refund.isRelease = true
        _ = refunds.append(refund)
        charges.change(charge) {
            $0.amountReleased = amount
            $0.lastRefund = place
        }
        emit("charge.refunded", .charge(charge))
    }

    /// Starts what the shopper's bank does after a capture on certain test cards.
    private mutating func startAftermath(of charge: Int) {
        switch paymentMethods[charges[charge].paymentMethod].card.aftermath {
        case .none: break
        case .dispute(let reason): openDispute(on: charge, reason: reason)
        case .inquiry: openDispute(on: charge, reason: "fraudulent", isInquiry: true)
        case .fraudWarning: openFraudWarning(on: charge)
        case .severalDisputes:
            let half = charges[charge].amountCaptured / 2
            openDispute(on: charge, reason: "fraudulent", amount: half)
            openDispute(on: charge, reason: "fraudulent")
        }
    }

    /// Puts a capture on the balance.
    mutating func postCharge(
        _ place: Int, name: StripeTransaction.Name, amount: Int, fee: Int
    ) {
        let line = StripeTransaction(
            name: name, category: .charge, source: .charge(place), amount: amount, fee: fee,
            currency: charges[place].currency, created: clock,
            availableOn: paymentMethods[charges[place].paymentMethod].card.isAvailableAtOnce
                ? clock.seconds : arrivalOfIncome())
        let posted = post(line)
        charges.change(place) { $0.transaction = posted }
    }

    /// Takes a capture off the balance again after the bank has failed.
    mutating func postChargeFailure(_ place: Int) {
        let charge = charges[place]
        let name = transactionName(charge: place)
        let line = StripeTransaction(
            name: name, category: .chargeFailure, source: .charge(place),
            amount: -charge.amountCaptured, fee: 0, currency: charge.currency, created: clock,
            availableOn: arrivalOfIncome())
        let posted = post(line)
        charges.change(place) { $0.failureTransaction = posted }
    }

    /// Puts a refund, or the failure of one, on the balance.
    mutating func postRefund(
        _ place: Int, category: StripeTransaction.Category, amount: Int
    ) -> Int {
        let charge = refunds[place].charge
        let name = transactionName(charge: charge)
        let line = StripeTransaction(
            name: name, category: category, source: .refund(place), amount: amount, fee: 0,
            currency: charges[charge].currency, created: clock, availableOn: arrivalOfIncome())
        return post(line)
    }

    /// Ends an intent whose hold was not captured in time.
    mutating func lapseHold(on charge: Int) {
        let intent = charges[charge].intent
        let rest = intents[intent].amountCapturable
        if intents[intent].amountReceived > 0 {
            // Parts were captured: the payment is complete without the rest.
            intents.change(intent) {
                $0.status = .succeeded
                $0.amountCapturable = 0
            }
            charges.change(charge) { $0.isCaptured = true }
            book(.release, charge: charge, amount: rest)
            return emit("payment_intent.succeeded", .intent(intent))
        }
        let version = intents[intent].version
        close(
            intent, reason: version < .releaseWithoutRefund ? "automatic" : "expired",
            in: version)
        emit("charge.expired", .charge(charge))
        emit("payment_intent.canceled", .intent(intent))
    }

    /// What the provider keeps of a capture, rounded half up.
    func fee(on amount: Int) -> Int {
        (amount * settings.feeBasisPoints + 5000) / 10_000 + settings.feeFixed
    }

    /// A new name for a line about a charge.
    mutating func transactionName(charge: Int) -> StripeTransaction.Name {
        .ofPayment(charges[charge].intent, tail: identifiers.nextLetters())
    }
}
