import SimulationCore

/// Giving captured money back, and what may become of that later.
extension StripeState {
    mutating func createRefund(_ order: StripeRefundOrder) throws(StripeError) -> Int {
        let charge = try refundableCharge(order.target)
        let rest = charges[charge].refundable
        guard rest > 0 else {
            throw StripeError(
                "Charge \(charges[charge].id) has already been refunded.",
                code: "charge_already_refunded")
        }
        if isBlockedByDispute(charge) {
            throw StripeError(
                "Charge \(charges[charge].id) has been charged back; cannot issue a refund.",
                code: "charge_disputed")
        }
        let amount = order.amount ?? rest
        let currency = charges[charge].currency
        guard amount <= rest else {
            throw StripeError(
                "Refund amount (\(currency.text(amount))) is greater than unrefunded "
                    + "amount on charge (\(currency.text(rest)))", param: "amount")
        }
        try currency.checkStep(amount, param: "amount")
        let place = addRefund(order, of: charge, amount: amount)
        settleWarnings(on: charge)
        emitRefund("refund.created", place)
        emit("charge.refunded", .charge(charge))
        startCourse(of: place)
        return place
    }

    private mutating func addRefund(
        _ order: StripeRefundOrder, of charge: Int, amount: Int
    ) -> Int {
        let place = refunds.count
        let refund = StripeRefund(
            identity: StripeIdentity(
                .refund, number: place, payment: charges[charge].intent, salt: salt),
            charge: charge, earlierOfCharge: charges[charge].lastRefund, amount: amount,
            created: clock.seconds, reason: order.reason, metadata: order.metadata,
            status: firstStatus(ofRefundTo: paymentMethods[charges[charge].paymentMethod].card))
        _ = refunds.append(refund)
        let line = postRefund(place, category: .refund, amount: -amount)
        refunds.change(place) { $0.transaction = line }
        charges.change(charge) {
            $0.amountRefunded += amount
            $0.lastRefund = place
        }
        book(.refund, refund: place)
        return place
    }

    /// What a refund to this card starts as.
    private func firstStatus(ofRefundTo card: StripeTestCard) -> StripeRefund.Status {
        switch (card.refunds, settings.refundStatus) {
        case (.pending, _), (.ordinary, .pendingThenSucceeded): .pending
        case (.fails, _), (.ordinary, .succeeded): .succeeded
        case (.ordinary, .requiresAction): .requiresAction
        }
    }

    /// What becomes of a refund by itself.
    private mutating func startCourse(of place: Int) {
        let card = paymentMethods[charges[refunds[place].charge].paymentMethod].card
        switch refunds[place].status {
        case .pending:
            var delay = settings.pendingRefundLife
            if case .pendingThenSucceeded(let after) = settings.refundStatus,
                card.refunds == .ordinary
            {
                delay = after
            }
            timers.schedule(.refundSettles(place), at: clock + delay)
        case .succeeded:
            let isLost = card.refunds == .fails
            timers.schedule(
                isLost ? .refundBounces(place) : .refundReferenceAppears(place),
                at: clock + (isLost ? settings.refundFailureDelay : settings.refundReferenceDelay))
        case .requiresAction, .failed, .canceled: break
        }
    }

    /// Changes a refund's metadata; below a charge, only that charge's refunds are found.
    mutating func updateRefund(
        _ id: String, of charge: String?, _ change: StripeMetadataChange
    ) throws(StripeError) -> Int {
        let place = try findRefund(id)
        guard try belongs(.refund, place, to: charge) else {
            throw .missing(.refund, id, param: StripeKind.refund.pathParameter)
        }
        let old = refunds[place].metadata
        try change.check(on: old)
        refunds.change(place) { change.apply(to: &$0.metadata) }
        guard old != refunds[place].metadata else { return place }
        var previous = StripePreviousValues()
        previous.addMetadata(old, refunds[place].metadata)
        if version >= .refundEvents {
            emit("refund.updated", .refund(place), previous: previous.json)
        }
        emit("charge.refund.updated", .refund(place), previous: previous.json)
        return place
    }

    /// Only a refund that waits for its shopper can be canceled.
    mutating func cancelRefund(_ id: String) throws(StripeError) -> Int {
        let place = try findRefund(id)
        guard refunds[place].status == .requiresAction else {
            throw StripeError("Canceling this refund is unsupported.")
        }
        bounce(place, as: .canceled, reason: "merchant_request")
        return place
    }

    /// The test helper that lets a refund's shopper come too late.
    mutating func expireRefund(_ id: String) throws(StripeError) -> Int {
        let place = try findRefund(id)
        guard refunds[place].status == .requiresAction else {
            throw StripeError("You can only expire refunds with a status of requires_action.")
        }
        bounce(place, as: .failed, reason: "unknown")
        return place
    }

    func findRefund(_ id: String) throws(StripeError) -> Int {
        guard let place = refunds.place(of: id) else {
            throw .missing(.refund, id, param: StripeKind.refund.pathParameter)
        }
        return place
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
            if charges[charge].isCaptured, !charges[charge].hasFailed { return charge }
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
        let old = refunds[place].status
        refunds.change(place) {
            $0.status = .succeeded
            $0.hasReference = true
        }
        emitUpdate(
            of: place,
            previous: old == .pending
                ? #"{"status":"pending"}"# : #"{"status":"requires_action"}"#)
    }

    /// The bank sends a refund back: its money returns to the account.
    ///
    /// It had left the account when the refund was made, whether or not it reached the shopper.
    mutating func bounce(
        _ place: Int, as status: StripeRefund.Status = .failed,
        reason: String = "expired_or_canceled_card"
    ) {
        let refund = refunds[place]
        let line = postRefund(place, category: .refundFailure, amount: refund.amount)
        refunds.change(place) {
            $0.status = status
            $0.failureTransaction = line
            $0.failureReason = reason
        }
        if settings.failedRefundRestoresCharge || refund.status != .succeeded {
            charges.change(refund.charge) { $0.amountRefunded -= refund.amount }
        }
        book(.refundFailure, refund: place)
        if status == .failed { emitRefund("refund.failed", place) }
        let previous: StaticString =
            switch refund.status {
            case .pending:
                #"""
                {"failure_balance_transaction":null,"failure_reason":null,"status":"pending"}
                """#
            case .requiresAction:
                #"""
                {"failure_balance_transaction":null,"failure_reason":null,\#
                "status":"requires_action"}
                """#
            case .succeeded, .failed, .canceled:
                #"""
                {"failure_balance_transaction":null,"failure_reason":null,"status":"succeeded"}
                """#
            }
        emitUpdate(of: place, previous: previous)
    }

    /// The bank's reference number becomes known.
    mutating func nameReference(of place: Int) {
        refunds.change(place) { $0.hasReference = true }
        emitUpdate(
            of: place,
            previous: #"{"destination_details":{"card":{"reference_status":"pending"}}}"#)
    }

    /// Tells an event of the newer family, which older accounts do not get.
    private mutating func emitRefund(
        _ type: StaticString, _ place: Int, previous: StaticString? = nil
    ) {
        guard version >= .refundEvents else { return }
        emit(type, .refund(place), previous: previous)
    }

    /// One change of a refund is told twice, under its new name and under its old one.
    private mutating func emitUpdate(of place: Int, previous: StaticString) {
        emitRefund("refund.updated", place, previous: previous)
        emit("charge.refund.updated", .refund(place), previous: previous)
    }
}
