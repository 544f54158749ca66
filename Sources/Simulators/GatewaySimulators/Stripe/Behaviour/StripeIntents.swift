import HTTPModel
import SimulationCore

/// Creating, confirming, capturing and canceling payments.
extension StripeState {
    /// Creates an intent, and confirms it where that was asked for.
    mutating func createIntent(_ order: StripeIntentCreation) throws(StripeError) -> Int {
        var method: Int?
        if let name = order.paymentMethod { method = try usePaymentMethod(name) }
        let stem = identifiers.next(prefix: "3", length: 15)
        let id = identifiers.next(prefix: "pi_" + stem, length: 8)
        let intent = StripeIntent(
            id: id, stem: stem,
            clientSecret: identifiers.next(prefix: id + "_secret_", length: 25),
            created: clock.seconds, amount: order.amount, currency: order.currency,
            selection: order.selection, confirmsManually: order.confirmsManually,
            captureMethod: order.captureMethod, threeDSecureRequest: order.threeDSecureRequest,
            texts: order.texts, metadata: order.metadata,
            status: method == nil ? .requiresPaymentMethod : .requiresConfirmation,
            paymentMethod: method)
        let place = intents.insert(intent, id: id)
        emit("payment_intent.created", .intent(place))
        if let confirmation = order.confirmation { try attempt(place, confirmation) }
        return place
    }

    mutating func confirm(
        _ id: String, _ confirmation: StripeConfirmation
    ) throws(StripeError) -> Int {
        let place = try findIntent(id)
        let intent = intents[place]
        switch intent.status {
        case .requiresPaymentMethod, .requiresConfirmation, .requiresAction: break
        case .succeeded:
            throw .unexpectedState(
                "You cannot confirm this PaymentIntent because it has already succeeded after "
                    + "being previously confirmed.", intent: place)
        case .requiresCapture, .canceled:
            throw .unexpectedState(
                "You cannot confirm this PaymentIntent because it has a status of "
                    + "\(intent.status.rawValue). Only a PaymentIntent with one of the following "
                    + "statuses may be confirmed: requires_confirmation, requires_action.",
                intent: place)
        }
        try confirmation.checkReturnURL(intent.selection)
        if let name = confirmation.paymentMethod {
            let method = try usePaymentMethod(name)
            intents.change(place) {
                $0.paymentMethod = method
                $0.isAuthenticated = false
            }
        }
        if let captureMethod = confirmation.captureMethod {
            intents.change(place) { $0.captureMethod = captureMethod }
        }
        try attempt(place, confirmation)
        return place
    }

    mutating func capture(_ id: String, _ order: StripeCaptureOrder) throws(StripeError) -> Int {
        let place = try findIntent(id)
        let intent = intents[place]
        guard intent.status == .requiresCapture, let charge = intent.latestCharge else {
            throw refusedCapture(of: place)
        }
        let amount = order.amount ?? intent.amountCapturable
        guard amount <= intent.amountCapturable else {
            throw StripeError(
                "The payment could not be captured because the requested capture amount is "
                    + "greater than the amount you can capture for this charge.",
                code: "amount_too_large")
        }
        try intent.currency.checkStep(amount, param: "amount_to_capture")
        intents.change(place) { intent in
            for item in order.metadata {
                intent.metadata.removeAll { $0.name == item.name }
                intent.metadata.append(item)
            }
            if let text = order.statementDescriptor { intent.texts.statementDescriptor = text }
            if let text = order.statementDescriptorSuffix {
                intent.texts.statementDescriptorSuffix = text
            }
        }
        take(amount, from: charge)
        emit("charge.captured", .charge(charge))
        emit("payment_intent.succeeded", .intent(place))
        return place
    }

    private func refusedCapture(of place: Int) -> StripeError {
        let intent = intents[place]
        guard intent.status == .succeeded, let charge = intent.latestCharge,
            charges[charge].captureBefore != nil
        else {
            return .unexpectedState(
                "This PaymentIntent could not be captured because it has a status of "
                    + "\(intent.status.rawValue). Only a PaymentIntent with one of the following "
                    + "statuses may be captured: requires_capture.", intent: place)
        }
        if intent.amountReceived < intent.amount {
            return .unexpectedState(
                "The remaining amount on this PaymentIntent could not be captured because the "
                    + "remainder of the authorized amount has been released.", intent: place)
        }
        return .unexpectedState(
            "This PaymentIntent could not be captured because it has already been captured.",
            intent: place)
    }

    mutating func cancel(_ id: String, reason: String?) throws(StripeError) -> Int {
        let place = try findIntent(id)
        let status = intents[place].status
        if status == .succeeded || status == .canceled {
            throw .unexpectedState(
                "You cannot cancel this PaymentIntent because it has a status of "
                    + "\(status.rawValue). Only a PaymentIntent with one of the following statuses "
                    + "may be canceled: requires_payment_method, requires_capture, "
                    + "requires_reauthorization, requires_confirmation, requires_action, expired, "
                    + "processing.", intent: place)
        }
        close(place, reason: reason)
        emit("payment_intent.canceled", .intent(place))
        return place
    }

    /// Ends an intent for good and lets its hold go.
    mutating func close(_ place: Int, reason: String?) {
        let intent = intents[place]
        let now = clock.seconds
        intents.change(place) {
            $0.status = .canceled
            $0.canceledAt = now
            $0.cancellationReason = reason
            $0.amountCapturable = 0
        }
        if intent.status == .requiresCapture, let charge = intent.latestCharge {
            book(.release, charge: charge, amount: intent.amountCapturable)
        }
    }

    func findIntent(_ id: String) throws(StripeError) -> Int {
        guard let place = intents.place(of: id) else {
            throw .missing(.intent, id, param: StripeKind.intent.pathParameter)
        }
        return place
    }

    /// The payment method of that id, or a fresh one for a test card's alias.
    private mutating func usePaymentMethod(_ name: String) throws(StripeError) -> Int {
        if let place = paymentMethods.place(of: name) { return place }
        guard let card = StripeTestCard.named(name) else {
            throw .missing(.paymentMethod, name, param: "payment_method", status: 400)
        }
        let id = identifiers.next(prefix: "pm_1", length: 23)
        return paymentMethods.insert(
            StripePaymentMethod(id: id, card: card, created: clock.seconds), id: id)
    }
}
