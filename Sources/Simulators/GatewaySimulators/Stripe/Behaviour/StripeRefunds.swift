import SimulationCore

/// Giving captured money back, and what may become of that later.
extension StripeState {
    mutating func createRefund(_ order: StripeRefundOrder) throws(StripeError) -> Int {
        let charge = try refundableCharge(order.target)
        let target = charges[charge]
        guard target.refundable > 0 else {
            throw StripeError(
                "Charge \(target.id) has already been refunded.", code: "charge_already_refunded")
        }
        if isBlockedByDispute(charge) {
            throw StripeError(
                "Charge \(target.id) has been charged back; cannot issue a refund.",
                code: "charge_disputed")
        }
        let amount = order.amount ?? target.refundable
        guard amount <= target.refundable else {
            throw StripeError(
                "Refund amount (\(target.currency.text(amount))) is greater than unrefunded "
                    + "amount on charge (\(target.currency.text(target.refundable)))",
                param: "amount")
        }
        try target.currency.checkStep(amount, param: "amount")
        let card = paymentMethods[target.paymentMethod].card
        let wait = pendingTime(of: card)
        let refund = StripeRefund(
            id: identifiers.next(prefix: "re_" + intents[target.intent].stem, length: 8),
            charge: charge, amount: amount, created: clock.seconds, reason: order.reason,
            metadata: order.metadata, status: wait == nil ? .succeeded : .pending)
        let place = refunds.insert(refund, id: refund.id)
        let line = postRefund(place, category: .refund, amount: -amount)
        refunds.change(place) { $0.transaction = line }
        charges.change(charge) { $0.amountRefunded += amount }
        settleWarnings(on: charge)
        emit("refund.created", .refund(place))
        emit("charge.refunded", .charge(charge))
        if let wait {
            timers.schedule(.refundSettles(place), at: clock + wait)
        } else {
            bookRefund(place)
            let isLost = card.refunds == .fails
            timers.schedule(
                isLost ? .refundBounces(place) : .refundReferenceAppears(place),
                at: clock + (isLost ? settings.refundFailureDelay : settings.refundReferenceDelay))
        }
        return place
    }

    /// How long a refund to this card stays pending, or nil when it succeeds at once.
    private func pendingTime(of card: StripeTestCard) -> VirtualDuration? {
        switch (card.refunds, settings.refundStatus) {
        case (.pending, _): settings.pendingRefundLife
        case (.fails, _), (.ordinary, .succeeded): nil
        case (.ordinary, .pendingThenSucceeded(let delay)): delay
        }
    }

    /// The captured charge a refund names.
    private func refundableCharge(
        _ target: StripeRefundOrder.Target
    ) throws(StripeError) -> Int {
        let intent: Int
        var named: Int?
        switch target {
        case .charge(let id):
            guard let place = charges.place(of: id) else {
                throw .missing(.charge, id, param: StripeKind.charge.pathParameter)
            }
            named = place
            intent = charges[place].intent
        case .intent(let id):
            guard let place = intents.place(of: id) else {
                throw .missing(.intent, id, param: "payment_intent")
            }
            intent = place
        }
        if let charge = named ?? intents[intent].latestCharge {
            if charges[charge].isCaptured { return charge }
            if intents[intent].status == .requiresCapture, !charges[charge].hasFailed {
                throw StripeError(
                    "This uncaptured Charge was created by a PaymentIntent "
                        + "(\(intents[intent].id)). You must cancel the PaymentIntent with the "
                        + "Cancel a PaymentIntent API instead of refunding the Charge directly.")
            }
        }
        throw StripeError(
            "This PaymentIntent (\(intents[intent].id)) does not have a successful charge to "
                + "refund.")
    }

    /// A pending refund reaches the shopper.
    mutating func settle(_ place: Int) {
        refunds.change(place) {
            $0.status = .succeeded
            $0.hasReference = true
        }
        bookRefund(place)
        emitUpdate(of: place, previous: #"{"status":"pending"}"#)
    }

    /// The bank sends a refund back: its money returns to the account.
    mutating func bounce(_ place: Int) {
        let refund = refunds[place]
        let line = postRefund(place, category: .refundFailure, amount: refund.amount)
        refunds.change(place) {
            $0.status = .failed
            $0.failureTransaction = line
        }
        if settings.failedRefundRestoresCharge {
            charges.change(refund.charge) { $0.amountRefunded -= refund.amount }
        }
        emit("refund.failed", .refund(place))
        guard refund.status == .succeeded else {
            // It never reached the shopper, so the books know nothing of it.
            return emitUpdate(
                of: place,
                previous: #"""
                    {"failure_balance_transaction":null,"failure_reason":null,"status":"pending"}
                    """#)
        }
        book(
            .refundFailure, charge: refund.charge, object: refund.id,
            operation: refund.operationReference, amount: refund.amount)
        emitUpdate(
            of: place,
            previous: #"""
                {"failure_balance_transaction":null,"failure_reason":null,"status":"succeeded"}
                """#)
    }

    /// The bank's reference number becomes known.
    mutating func nameReference(of place: Int) {
        refunds.change(place) { $0.hasReference = true }
        emitUpdate(
            of: place,
            previous: #"{"destination_details":{"card":{"reference_status":"pending"}}}"#)
    }

    private mutating func bookRefund(_ place: Int) {
        let refund = refunds[place]
        book(
            .refund, charge: refund.charge, object: refund.id,
            operation: refund.operationReference, amount: refund.amount)
    }

    /// One change of a refund is told twice, under its new name and under its old one.
    private mutating func emitUpdate(of place: Int, previous: StaticString) {
        emit("refund.updated", .refund(place), previous: previous)
        emit("charge.refund.updated", .refund(place), previous: previous)
    }
}
