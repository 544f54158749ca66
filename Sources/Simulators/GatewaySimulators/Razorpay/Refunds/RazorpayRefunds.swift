import JSONModel
import SimulationCore

/// One request for a refund, as the wire gave it.
struct RazorpayRefundRequest {
    let paymentID: String
    let body: RazorpayRequestBody
    /// The text of `X-Refund-Idempotency`.
    let key: String?
    /// Whether the payment was named in the body instead of the path.
    var namesPayment = false
    var fault: GatewayMisbehaviour?
}

extension RazorpayState {
    private static let refundFields = ["amount", "speed", "notes", "receipt"]
    private static let refundFieldsWithPayment = refundFields + ["payment_id"]

    /// Gives money of a captured payment back; under a known key it gives the refund it once made.
    mutating func requestRefund(_ request: RazorpayRefundRequest) throws(RazorpayError) -> Int {
        guard let text = request.key else { return try makeRefund(request) }
        let key = try RazorpayRefundKey(
            text, of: request.paymentID, scope: settings.refundKeyScope)
        switch request.fault?.fault {
        case .keyInUse: throw .keyInFlight
        case .keyForgotten: refundKeys.forget(key.name)
        default: break
        }
        if let known = try knownRefund(key.name, request) { return known }
        do throws(RazorpayError) {
            let place = try makeRefund(request)
            remember(.refund(place), request, under: key.name)
            return place
        } catch {
            if settings.remembersRefusedRefunds {
                remember(.refusal(error), request, under: key.name)
            }
            throw error
        }
    }

    private mutating func remember(
        _ outcome: RazorpayRefundKeys.Outcome, _ request: RazorpayRefundRequest, under key: String
    ) {
        var entry = RazorpayRefundKeys.Entry(
            paymentID: request.paymentID, body: request.body.object, outcome: outcome, at: now)
        if let late = request.fault?.answerDelay { entry.isInFlightUntil = now + late }
        refundKeys.remember(entry, under: key, life: settings.idempotencyKeyLife)
    }

    private func knownRefund(
        _ key: String, _ request: RazorpayRefundRequest
    ) throws(RazorpayError) -> Int? {
        guard let known = refundKeys[key] else { return nil }
        if let life = settings.idempotencyKeyLife, now >= known.at + life { return nil }
        if let end = known.isInFlightUntil, now < end { throw .keyInFlight }
        guard known.paymentID == request.paymentID, known.body == request.body.object else {
            throw .keyOfAnotherRequest
        }
        switch known.outcome {
        case .refund(let place): return place
        case .refusal(let error): throw error
        }
    }

    private mutating func makeRefund(
        _ request: RazorpayRefundRequest
    ) throws(RazorpayError) -> Int {
        let body = request.body
        let place = try paymentPlace(request.paymentID)
        try body.refuseFields(
            except: request.namesPayment ? Self.refundFieldsWithPayment : Self.refundFields,
            settings: settings)
        let speed = try RazorpayRefund.speed(body, field: "speed")
        let notes = try body.notes()
        let receipt = try body.text("receipt")
        let amount = try refundableAmount(try body.integer("amount"), of: payments[place])
        let refunded = payments[place].refunds
        if let receipt, refunded.contains(where: { refunds[$0].receipt == receipt }) {
            throw .notApplicable("Duplicate receipt found for this refund request.")
        }
        let isInstant = speed == "optimum"
        try checkFunds(for: amount, of: payments[place], isInstant: isInstant)
        let basis = RazorpayRefundBasis(
            id: identifiers.next(.refund), place: place, payment: payments[place], amount: amount,
            receipt: receipt, requestedSpeed: speed, createdAt: now)
        let refund = RazorpayRefund(
            basis, notes: notes, status: statusOfNewRefund(isInstant: isInstant))
        book(
            .refund, payments[place], objectID: refund.id, amount: amount,
            paise: -RazorpayCurrency.paise(amount, of: refund.currency, settings: settings),
            operationReference: receipt)
        return add(refund)
    }

    private func statusOfNewRefund(isInstant: Bool) -> RazorpayRefund.Status {
        if isInstant, settings.instantRefundOutcome == .fallsBackToNormal { return .pending }
        switch settings.refundOutcome {
        case .processedAtOnce, .processedThenFailed: return .processed
        case .pendingThenProcessed, .pendingThenFailed: return .pending
        }
    }

    /// A refund, and the fee of an instant one, must be covered by what the merchant holds.
    private func checkFunds(
        for amount: Int, of payment: RazorpayPayment, isInstant: Bool
    ) throws(RazorpayError) {
        guard settings.openingBalance != nil else { return }
        var paise = RazorpayCurrency.paise(amount, of: payment.currency, settings: settings)
        if isInstant { paise += RazorpayFee(ofInstantRefund: settings).fee }
        guard paise <= balance else { throw .notApplicable(settings.wording.lowBalance) }
    }

    private func refundableAmount(
        _ asked: Int?, of payment: RazorpayPayment
    ) throws(RazorpayError) -> Int {
        try checkRefundable(payment)
        guard let asked else { return payment.amountLeft }
        try Self.checkMinimum(asked, in: payment.currency)
        guard asked <= payment.amount else {
            throw .validation(
                "The refund amount provided is greater than amount captured.", field: "amount")
        }
        guard asked <= payment.amountLeft else {
            throw .notApplicable(
                "The total refund amount is greater than the refund payment amount")
        }
        return asked
    }

    private func checkRefundable(_ payment: RazorpayPayment) throws(RazorpayError) {
        try checkIdle(payment)
        switch payment.status {
        case .captured: try checkUndisputed(payment)
        case .refunded: throw .notApplicable(settings.wording.fullyRefunded)
        case .created, .authorized, .failed:
            throw .notApplicable("The payment status should be captured for action to be taken")
        }
        if let period = settings.refundablePeriod, payment.createdAt + period < now {
            throw .tooOldToRefund
        }
    }
}
