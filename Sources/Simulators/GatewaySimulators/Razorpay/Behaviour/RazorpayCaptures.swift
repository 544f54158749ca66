import JSONModel
import SimulationCore

extension RazorpayState {
    /// The merchant asks for the money of an authorized payment: the whole of it, once.
    mutating func requestCapture(
        of id: String, _ body: RazorpayRequestBody, suffering fault: GatewayMisbehaviour?
    ) throws(RazorpayError) -> Int {
        let place = try paymentPlace(id)
        try checkCapture(body, of: payments[place])
        capture(place, isTakenBack: fault?.fault == .rolledBack)
        if let late = fault?.answerDelay {
            let end = now + late
            payments.amend(place) { $0.isBusyUntil = end }
        }
        return place
    }

    /// Whether these terms fit an authorized payment.
    private func checkCapture(
        _ body: RazorpayRequestBody, of payment: RazorpayPayment
    ) throws(RazorpayError) {
        try body.refuseFields(except: Self.captureFields, settings: settings)
        guard let amount = try body.integer("amount") else {
            throw .validation(settings.wording.missingCaptureAmount, field: "amount")
        }
        let currency = try body.text("currency")
        try checkIdle(payment)
        try checkCapturable(payment)
        guard currency ?? payment.currency == payment.currency else {
            throw .validation(
                "Capture request currency must be same as payment currency.", field: "currency")
        }
        guard amount == payment.amount else {
            switch settings.wording.wrongCaptureAmountStyle {
            case .validation:
                throw .validation(settings.wording.wrongCaptureAmount, field: "amount")
            case .notApplicable: throw .notApplicable(settings.wording.wrongCaptureAmount)
            }
        }
        guard amount <= orders[payment.order].amountDue else {
            throw .validation(
                "Payment amount is greater than the amount due for order.", field: "amount")
        }
    }

    private static let captureFields = ["amount", "currency"]

    /// Refuses what comes while a capture of the payment is still being answered.
    func checkIdle(_ payment: RazorpayPayment) throws(RazorpayError) {
        if let end = payment.isBusyUntil, now < end { throw .locked }
    }

    private func checkCapturable(_ payment: RazorpayPayment) throws(RazorpayError) {
        switch payment.status {
        case .authorized:
            if orders[payment.order].status == .paid { throw .orderPaid }
        case .captured, .refunded:
            guard payment.isCaptured else {
                throw .notApplicable(settings.wording.capturedOrVoided)
            }
            var error = RazorpayError.notApplicable(settings.alreadyCapturedText)
            error.paymentID =
                settings.stripsPaymentPrefixInMetadata
                ? String(payment.id.dropFirst(RazorpayPayment.prefix.utf8.count)) : payment.id
            throw error
        case .created, .failed:
            throw .notApplicable(settings.wording.notCapturable)
        }
    }
}
