import SimulationCore

/// Asking the bank: a challenge, a decline, a hold or a payment.
extension StripeState {
    /// Runs one confirmation of an intent.
    mutating func attempt(
        _ place: Int, _ confirmation: StripeConfirmation
    ) throws(StripeError) {
        let intent = intents[place]
        guard let method = intent.paymentMethod else {
            throw .unexpectedState(
                "You cannot confirm this PaymentIntent because it's missing a payment method. You "
                    + "can either update the PaymentIntent with a payment method and then confirm "
                    + "it again, or confirm it again directly with a payment method or "
                    + "ConfirmationToken.", intent: place)
        }
        let card = paymentMethods[method].card
        if isChallenged(intent, by: card, isOffSession: confirmation.isOffSession) {
            if confirmation.isOffSession || confirmation.failsOnChallenge {
                throw fail(place, .authenticationRequired, charge: nil, method: method)
            }
            intents.change(place) {
                $0.status = .requiresAction
                $0.returnURL = confirmation.returnURL
                $0.lastPaymentError = nil
                $0.latestCharge = nil
            }
            return emit("payment_intent.requires_action", .intent(place))
        }
        if let decline = card.decline {
            throw declineCharge(on: place, decline, method: method)
        }
        approve(place, method: method)
    }

    private func isChallenged(
        _ intent: StripeIntent, by card: StripeTestCard, isOffSession: Bool
    ) -> Bool {
        if intent.isAuthenticated { return false }
        switch card.challenge {
        case .never: return intent.threeDSecureRequest == "challenge" && !isOffSession
        case .always: return true
        case .onSession: return !isOffSession
        }
    }

    /// What the shopper did on the bank's page.
    mutating func answerChallenge(on place: Int, isApproved: Bool) {
        let intent = intents[place]
        guard let method = intent.paymentMethod else { return }
        guard isApproved else {
            var error = StripeError(
                "The provided PaymentMethod has failed authentication. You can provide "
                    + "payment_method_data or a new PaymentMethod to attempt to fulfill this "
                    + "PaymentIntent again.", code: "payment_intent_authentication_failure")
            error.paymentMethod = method
            return remember(error, on: place, charge: nil)
        }
        intents.change(place) { $0.isAuthenticated = true }
        if intent.confirmsManually {
            intents.change(place) { $0.status = .requiresConfirmation }
        } else if let decline = paymentMethods[method].card.decline {
            _ = declineCharge(on: place, decline, method: method)
        } else {
            approve(place, method: method)
        }
    }

    /// Records a charge the bank refused, and gives the error that says so.
    private mutating func declineCharge(
        on place: Int, _ decline: StripeDecline, method: Int
    ) -> StripeError {
        let charge = addCharge(to: place, method: method, decline: decline)
        emit("charge.failed", .charge(charge))
        return fail(place, decline, charge: charge, method: method)
    }

    private mutating func fail(
        _ place: Int, _ decline: StripeDecline, charge: Int?, method: Int
    ) -> StripeError {
        var error = StripeError(
            decline.message, status: 402, category: .card, code: decline.code,
            param: decline.param, intent: place)
        error.decline = decline
        error.charge = charge.map { charges[$0].id }
        error.paymentMethod = method
        remember(error, on: place, charge: charge)
        return error
    }

    /// Puts an intent back to the start with the error on record.
    private mutating func remember(_ error: StripeError, on place: Int, charge: Int?) {
        var out = StripeWriter(capacity: 1536)
        write(error, request: nil, into: &out)
        let body = out.bytes
        intents.change(place) {
            $0.status = .requiresPaymentMethod
            $0.paymentMethod = nil
            $0.isAuthenticated = false
            $0.lastPaymentError = body
            $0.latestCharge = charge
        }
        emit("payment_intent.payment_failed", .intent(place))
    }

    /// Places a hold, and takes the money at once unless the capture is left to the merchant.
    private mutating func approve(_ place: Int, method: Int) {
        let captureMethod = intents[place].captureMethod
        let charge = addCharge(to: place, method: method, decline: nil)
        let amount = charges[charge].amount
        intents.change(place) {
            $0.status = .requiresCapture
            $0.amountCapturable = amount
            $0.latestCharge = charge
            $0.lastPaymentError = nil
        }
        book(.authorization, charge: charge, amount: amount)
        if let lapse = charges[charge].captureBefore {
            timers.schedule(.holdLapses(charge: charge), at: lapse)
            emit("charge.succeeded", .charge(charge))
            return emit("payment_intent.amount_capturable_updated", .intent(place))
        }
        take(amount, from: charge, isLate: captureMethod == .automaticAsync)
        emit("charge.succeeded", .charge(charge))
        emit("payment_intent.succeeded", .intent(place))
    }

    private mutating func addCharge(
        to place: Int, method: Int, decline: StripeDecline?
    ) -> Int {
        let intent = intents[place]
        let isHold = decline == nil && intent.captureMethod == .manual
        let charge = StripeCharge(
            id: identifiers.next(prefix: "ch_" + intent.stem, length: 8), intent: place,
            paymentMethod: method, amount: intent.amount, currency: intent.currency,
            created: clock.seconds, decline: decline,
            captureBefore: isHold ? clock + settings.holdLife : nil,
            wasAuthenticated: intent.isAuthenticated, metadata: intent.metadata,
            texts: intent.texts)
        return charges.insert(charge, id: charge.id)
    }
}
