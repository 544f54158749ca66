import SimulationCore

/// Taking what is held, raising it, and the older calls on charges that do the same.
extension StripeState {
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
        guard order.isFinal || settings.allowsMulticapture else {
            throw StripeError(
                "This PaymentIntent is not eligible for multicapture.", param: "final_capture")
        }
        try intent.currency.checkStep(amount, param: "amount_to_capture")
        try order.metadata.check(on: intent.metadata)
        intents.change(place) { intent in
            order.metadata.apply(to: &intent.metadata)
            order.texts.apply(to: &intent.texts)
        }
        take(
            amount, from: charge, isLate: settings.isFeeKnownLater,
            isFinal: order.isFinal || amount == intent.amountCapturable)
        emit("charge.captured", .charge(charge))
        if intents[place].status == .succeeded {
            emit("payment_intent.succeeded", .intent(place))
        } else {
            emit("payment_intent.amount_capturable_updated", .intent(place))
        }
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

    mutating func captureCharge(
        _ id: String, _ order: StripeCaptureOrder
    ) throws(StripeError) -> Int {
        let place = try findCharge(id)
        let charge = charges[place]
        if charge.isCaptured {
            throw StripeError(
                "Charge \(charge.id) has already been captured.", code: "charge_already_captured")
        }
        let intent = intents[charge.intent]
        guard intent.status == .requiresCapture, intent.latestCharge == place else {
            throw StripeError(
                "Charge \(charge.id) could not be captured because it "
                    + (charge.hasFailed ? "failed." : "has expired or has been released."),
                code: charge.hasFailed ? nil : "charge_expired_for_capture")
        }
        _ = try capture(intent.id, order)
        return place
    }

    mutating func updateCharge(
        _ id: String, _ change: StripeChargeChange
    ) throws(StripeError) -> Int {
        let place = try findCharge(id)
        if change.customer != nil {
            throw StripeError(
                "You cannot update the customer of a charge that was created by a PaymentIntent.",
                param: "customer")
        }
        let old = charges[place]
        try change.metadata.check(on: old.metadata)
        charges.change(place) { charge in
            change.texts.apply(to: &charge.texts)
            change.metadata.apply(to: &charge.metadata)
            if let shipping = change.shipping { charge.shipping = shipping }
            if let report = change.fraudReport { charge.fraudReport = report }
        }
        emit("charge.updated", .charge(place), previous: previous(old, charges[place]))
        return place
    }

    /// The old values of what a merchant's update has changed of a charge.
    private func previous(_ old: StripeCharge, _ new: StripeCharge) -> [UInt8] {
        var previous = StripePreviousValues()
        if old.texts.description != new.texts.description {
            previous.add("description", old.texts.description)
        }
        if old.fraudReport != new.fraudReport {
            previous.nest("fraud_details") { $0.add("user_report", old.fraudReport) }
        }
        previous.addMetadata(old.metadata, new.metadata)
        if old.texts.receiptEmail != new.texts.receiptEmail {
            previous.add("receipt_email", old.texts.receiptEmail)
        }
        if old.texts.transferGroup != new.texts.transferGroup {
            previous.add("transfer_group", old.texts.transferGroup)
        }
        return previous.json
    }

    func findCharge(_ id: String) throws(StripeError) -> Int {
        guard let place = charges.place(of: id) else {
            throw .missing(.charge, id, param: StripeKind.charge.pathParameter)
        }
        return place
    }

    /// Raises a hold to a new total.
    mutating func increment(_ id: String, _ order: StripeIncrement) throws(StripeError) -> Int {
        let place = try findIntent(id)
        let intent = intents[place]
        guard intent.status == .requiresCapture, let charge = intent.latestCharge else {
            throw .unexpectedState(
                "This PaymentIntent could not be incremented because it has a status of "
                    + "\(intent.status.rawValue). Only a PaymentIntent with one of the following "
                    + "statuses may be incremented: requires_capture.", intent: place)
        }
        guard settings.allowsIncrementalAuthorization else {
            throw StripeError(
                "This PaymentIntent is not eligible for incremental authorization.",
                code: "payment_intent_incremental_authorization_not_available")
        }
        guard order.amount > intent.amount else {
            throw StripeError(
                "The new authorization amount must be greater than the current one "
                    + "(\(intent.currency.text(intent.amount))).", param: "amount")
        }
        try intent.currency.checkCharge(order.amount)
        try order.metadata.check(on: intent.metadata)
        let more = order.amount - intent.amount
        intents.change(place) {
            $0.amount += more
            $0.amountCapturable += more
            order.metadata.apply(to: &$0.metadata)
            order.texts.apply(to: &$0.texts)
        }
        charges.change(charge) { $0.amount += more }
        book(.authorization, charge: charge, amount: more)
        emit("payment_intent.amount_capturable_updated", .intent(place))
        return place
    }
}
