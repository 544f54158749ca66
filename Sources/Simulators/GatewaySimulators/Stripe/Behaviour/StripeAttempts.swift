import SimulationCore

/// Asking the bank: a challenge, a decline, a hold or a payment.
extension StripeState {
    /// Runs one confirmation of an intent.
    mutating func attempt(
        _ place: Int, _ confirmation: StripeConfirmation
    ) throws(StripeError) {
        guard let method = intents[place].paymentMethod else {
            throw .unexpectedState(
                "You cannot confirm this PaymentIntent because it's missing a payment method. You "
                    + "can either update the PaymentIntent with a payment method and then confirm "
                    + "it again, or confirm it again directly with a payment method or "
                    + "ConfirmationToken.", intent: place)
        }
        let card = paymentMethods[method].card
        if isChallenged(place, method, isOffSession: confirmation.isOffSession) {
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
        if let decline = refusal(of: card) {
            throw declineCharge(on: place, decline, method: method)
        }
        approve(place, method: method)
    }

    /// Why the bank or the account's own rules say no, or nil.
    private func refusal(of card: StripeTestCard) -> StripeDecline? {
        if let decline = card.decline { return decline }
        return card.risk == .highest && settings.blocksHighestRisk ? .blocked : nil
    }

    private func isChallenged(
        _ place: Int, _ method: Int, isOffSession: Bool
    ) -> Bool {
        if intents[place].isAuthenticated { return false }
        let wish = intents[place].threeDSecureRequest
        switch paymentMethods[method].card.challenge {
        case .never: return wish == .challenge && !isOffSession
        case .always: return true
        case .unlessSetUp: return !paymentMethods[method].isSetUp
        case .onSession: return !isOffSession
        case .onRequest: return wish != .automatic && !isOffSession
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
        } else if let decline = refusal(of: paymentMethods[method].card) {
            _ = declineCharge(on: place, decline, method: method)
        } else {
            approve(place, method: method)
        }
    }

    /// Records a charge the bank refused, and gives the error that says so.
    private mutating func declineCharge(
        on place: Int, _ decline: StripeDecline, method: Int
    ) -> StripeError {
        let charge = addCharge(to: place, method: method, status: .failed, decline: decline)
        emit("charge.failed", .charge(charge))
        return fail(place, decline, charge: charge, method: method)
    }

    @discardableResult
    mutating func fail(
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
        noteUse(of: method, by: place)
        if captureMethod != .manual, case .processing(let delay) = settings.settlement {
            return startProcessing(place, method: method, for: delay)
        }
        let charge = addCharge(to: place, method: method, status: .succeeded, decline: nil)
        hold(charge)
        if let lapse = charges[charge].captureBefore {
            timers.schedule(.holdLapses(charge: charge), at: lapse)
            emit("charge.succeeded", .charge(charge))
            return emit("payment_intent.amount_capturable_updated", .intent(place))
        }
        let amount = charges[charge].amount
        let isLate = captureMethod == .automaticAsync || settings.isFeeKnownLater
        take(amount, from: charge, isLate: isLate)
        emit("charge.succeeded", .charge(charge))
        emit("payment_intent.succeeded", .intent(place))
    }

    /// Holds the shopper's money for a charge.
    private mutating func hold(_ charge: Int) {
        let amount = charges[charge].amount
        intents.change(charges[charge].intent) {
            $0.status = .requiresCapture
            $0.amountCapturable = amount
            $0.latestCharge = charge
            $0.lastPaymentError = nil
        }
        book(.authorization, charge: charge, amount: amount)
    }

    /// What using a payment method makes of it: kept for its customer, set up, or used up.
    private mutating func noteUse(of method: Int, by intent: Int) {
        let usage = intents[intent].texts.setupFutureUsage
        let payer = intents[intent].customer
        let owner = paymentMethods[method].customer
        paymentMethods.change(method) {
            $0.isUsed = true
            if owner == nil, payer == nil || usage == nil { $0.isSpent = true }
            if usage == "off_session" { $0.isSetUp = true }
        }
        if usage != nil, owner == nil, let customer = payer {
            paymentMethods.change(method) { $0.customer = customer }
            customers.change(customer) { $0.methods.append(method) }
            emit("payment_method.attached", .paymentMethod(method))
        }
    }

    /// Sends a payment on its way where the bank takes its time.
    private mutating func startProcessing(
        _ place: Int, method: Int, for delay: VirtualDuration
    ) {
        let charge = addCharge(to: place, method: method, status: .pending, decline: nil)
        intents.change(place) {
            $0.status = .processing
            $0.latestCharge = charge
            $0.lastPaymentError = nil
        }
        timers.schedule(.paymentSettles(charge: charge), at: clock + delay)
        emit("payment_intent.processing", .intent(place))
        emit("charge.pending", .charge(charge))
    }

    /// The bank's late answer about a payment that is processing.
    mutating func finishProcessing(_ charge: Int, succeeded: Bool) {
        let place = charges[charge].intent
        guard intents[place].status == .processing, charges[charge].status == .pending else {
            return
        }
        guard succeeded else {
            charges.change(charge) {
                $0.status = .failed
                $0.decline = .generic
            }
            emit("charge.failed", .charge(charge))
            let method = charges[charge].paymentMethod
            fail(place, .generic, charge: charge, method: method)
            return
        }
        hold(charge)
        take(charges[charge].amount, from: charge)
        emit("charge.succeeded", .charge(charge))
        emit("payment_intent.succeeded", .intent(place))
    }

    private mutating func addCharge(
        to place: Int, method: Int, status: StripeCharge.Status, decline: StripeDecline?
    ) -> Int {
        let intent = intents[place]
        let number = charges.count
        let isHold = status == .succeeded && intent.captureMethod == .manual
        let charge = StripeCharge(
            identity: StripeIdentity(.charge, number: number, payment: place, salt: salt),
            of: intent, paymentMethod: method,
            earlierOfCustomer: intent.customer.flatMap { customers[$0].lastCharge },
            created: clock.seconds, status: status, decline: decline,
            captureBefore: isHold ? clock + settings.holdLife : nil)
        intents.change(place) { $0.lastCharge = number }
        if let customer = intent.customer { customers.change(customer) { $0.lastCharge = number } }
        return charges.append(charge)
    }
}
