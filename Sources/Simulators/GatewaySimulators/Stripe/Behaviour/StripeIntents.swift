import HTTPModel
import SimulationCore

/// Creating, changing, confirming and canceling payments.
extension StripeState {
    /// Creates an intent, and confirms it where that was asked for.
    mutating func createIntent(_ order: StripeIntentCreation) throws(StripeError) -> Int {
        var customer: Int?
        if let id = order.customer { customer = try findCustomer(id) }
        var method: Int?
        if let choice = order.method { method = try self.method(choice, for: customer) }
        let place = intents.count
        let earlier = customer.flatMap { customers[$0].lastIntent }
        let intent = StripeIntent(
            identity: StripeIdentity(.intent, number: place, salt: salt), created: clock.seconds,
            order: order, customer: customer, earlierOfCustomer: earlier, paymentMethod: method)
        _ = intents.append(intent)
        if let customer { customers.change(customer) { $0.lastIntent = place } }
        emit("payment_intent.created", .intent(place))
        if let confirmation = order.confirmation { try attempt(place, confirmation) }
        return place
    }

    mutating func updateIntent(
        _ id: String, _ change: StripeIntentChange
    ) throws(StripeError) -> Int {
        let place = try findIntent(id)
        let intent = intents[place]
        try checkChange(change, of: place)
        try change.metadata.check(on: intent.metadata)
        var customer = intent.customer
        if let id = change.customer { customer = try findCustomer(id) }
        var method = intent.paymentMethod
        if let choice = change.method { method = try self.method(choice, for: customer) }
        let isNewCustomer = customer != intent.customer
        let earlier = isNewCustomer ? customer.flatMap { customers[$0].lastIntent } : nil
        intents.change(place) { intent in
            if let amount = change.amount { intent.amount = amount }
            if let currency = change.currency { intent.currency = currency }
            if isNewCustomer {
                intent.customer = customer
                intent.earlierOfCustomer = earlier
            }
            if method != intent.paymentMethod {
                intent.paymentMethod = method
                intent.isAuthenticated = false
                intent.status = .requiresConfirmation
            }
            if let captureMethod = change.captureMethod { intent.captureMethod = captureMethod }
            if let request = change.threeDSecureRequest { intent.threeDSecureRequest = request }
            change.texts.apply(to: &intent.texts)
            if let shipping = change.shipping { intent.shipping = shipping }
            change.metadata.apply(to: &intent.metadata)
        }
        if isNewCustomer, let customer { customers.change(customer) { $0.lastIntent = place } }
        return place
    }

    /// Refuses changes that the intent's state or its currency does not allow.
    private func checkChange(
        _ change: StripeIntentChange, of place: Int
    ) throws(StripeError) {
        let intent = intents[place]
        switch intent.status {
        case .requiresPaymentMethod, .requiresConfirmation, .requiresAction: break
        case .processing, .requiresCapture, .succeeded, .canceled:
            let named: [(String, Bool)] = [
                ("amount", change.amount != nil), ("currency", change.currency != nil),
                ("payment_method", change.method != nil), ("customer", change.customer != nil),
                ("capture_method", change.captureMethod != nil),
            ]
            if let (name, _) = named.first(where: { $0.1 }) {
                throw Self.refusedChange(of: name, intent, place)
            }
        }
        if change.amount != nil || change.currency != nil {
            try (change.currency ?? intent.currency).checkCharge(change.amount ?? intent.amount)
        }
    }

    private static func refusedChange(
        of name: String, _ intent: StripeIntent, _ place: Int
    ) -> StripeError {
        var error = StripeError.unexpectedState(
            "This PaymentIntent's \(name) could not be updated because it has a status of "
                + "\(intent.status.rawValue). You may only update the \(name) of a PaymentIntent "
                + "with one of the following statuses: requires_payment_method, "
                + "requires_confirmation, requires_action.", intent: place)
        error.param = name
        return error
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
        case .processing, .requiresCapture, .canceled:
            throw .unexpectedState(
                "You cannot confirm this PaymentIntent because it has a status of "
                    + "\(intent.status.rawValue). Only a PaymentIntent with one of the following "
                    + "statuses may be confirmed: requires_confirmation, requires_action.",
                intent: place)
        }
        if let amount = confirmation.amountToConfirm, amount != intent.amount {
            throw StripeError(
                "The amount to confirm (\(amount)) does not match the amount of the PaymentIntent "
                    + "(\(intent.amount)).", param: "amount_to_confirm")
        }
        try confirmation.checkReturnURL(intent.selection)
        if let choice = confirmation.method {
            let method = try method(choice, for: intent.customer)
            intents.change(place) {
                $0.paymentMethod = method
                $0.isAuthenticated = false
            }
        }
        apply(confirmation, to: place)
        try attempt(place, confirmation)
        return place
    }

    private mutating func apply(_ confirmation: StripeConfirmation, to place: Int) {
        intents.change(place) { intent in
            if let method = confirmation.captureMethod { intent.captureMethod = method }
            if let usage = confirmation.setupFutureUsage { intent.texts.setupFutureUsage = usage }
            if let email = confirmation.receiptEmail { intent.texts.receiptEmail = email }
            if let shipping = confirmation.shipping { intent.shipping = shipping }
            if let request = confirmation.threeDSecureRequest {
                intent.threeDSecureRequest = request
            }
        }
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
        close(place, reason: reason, in: speaking)
        emit("payment_intent.canceled", .intent(place))
        return place
    }

    /// Ends an intent for good and lets its hold go.
    ///
    /// Versions before basil tell a hold let go as a refund of the whole charge.
    mutating func close(_ place: Int, reason: String?, in version: StripeVersion) {
        let intent = intents[place]
        let now = clock.seconds
        intents.change(place) {
            $0.status = .canceled
            $0.canceledAt = now
            $0.cancellationReason = reason
            $0.amountCapturable = 0
        }
        guard let charge = intent.latestCharge else { return }
        switch intent.status {
        case .requiresCapture:
            book(.release, charge: charge, amount: intent.amountCapturable)
            // Parts that were captured before stay captured, and can be refunded.
            if intent.amountReceived > 0 { charges.change(charge) { $0.isCaptured = true } }
            if version < .releaseWithoutRefund {
                tellRelease(of: intent.amountCapturable, on: charge)
            }
        case .processing: charges.change(charge) { $0.status = .failed }
        case .requiresPaymentMethod, .requiresConfirmation, .requiresAction, .succeeded, .canceled:
            break
        }
    }

    func findIntent(_ id: String) throws(StripeError) -> Int {
        guard let place = intents.place(of: id) else {
            throw .missing(.intent, id, param: StripeKind.intent.pathParameter)
        }
        return place
    }
}
