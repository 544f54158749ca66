import JSONModel
import SimulationCore

extension RazorpayState {
    /// The bank said yes: from created, or late from failed.
    ///
    /// On an order that is already paid the money goes straight back; otherwise the order's capture
    /// terms decide.
    mutating func authorize(_ place: Int) {
        let reference = identifiers.bankReference()
        payments.change(place) { payment in
            payment.status = .authorized
            payment.failure = nil
            payment.bankReference = reference
        }
        let payment = payments[place]
        book(.authorization, payment, objectID: payment.id, amount: payment.amount)
        emit(.paymentAuthorized, payment: place)
        let order = orders[payment.order]
        let terms = order.captureTerms
        let lapse = payment.createdAt + terms.lapseWindow
        if order.status == .paid || lapse <= now {
            release(place)
        } else if terms.capturesAutomatically, payment.amount <= order.amountDue,
            now <= payment.createdAt + terms.automaticWindow
        {
            capture(place)
        } else {
            setTimer(.uncapturedWindow(place), at: lapse)
        }
    }

    /// The payment ended without money, at least for now.
    mutating func fail(_ place: Int, with failure: RazorpayFailure) {
        payments.change(place) { payment in
            payment.status = .failed
            payment.failure = failure
        }
        emit(.paymentFailed, payment: place)
    }

    /// Takes the money of an authorized payment and counts it towards its order.
    mutating func capture(_ place: Int) {
        let payment = payments[place]
        let isDomesticCard = payment.method.card != nil && !payment.isInternational
        let fee = RazorpayFee(
            ofPaise: payment.baseAmount, onDomesticCard: isDomesticCard, settings: settings)
        payments.change(place) { payment in
            payment.status = .captured
            payment.isCaptured = true
            payment.fee = fee
        }
        book(
            .capture, payment, objectID: payment.id, amount: payment.amount,
            paise: payment.baseAmount)
        book(
            .fee, payment, objectID: payment.id + ":fee", amount: fee.fee, currency: "INR",
            paise: -fee.fee)
        orders.change(payment.order) { order in
            order.amountPaid += payment.amount
            if order.amountDue == 0 { order.status = .paid }
        }
        emit(.paymentCaptured, payment: place)
        if orders[payment.order].status == .paid { emit(.orderPaid, payment: place) }
    }

    /// Lets an authorized payment's money go back uncaptured, which Razorpay shows as a refund.
    mutating func release(_ place: Int) {
        let payment = payments[place]
        book(.release, payment, objectID: payment.id, amount: payment.amount)
        let speed = orders[payment.order].captureTerms.refundSpeed
        let refund = RazorpayRefund(
            id: identifiers.refund(), payment: place, paymentID: payment.id,
            amount: payment.amount, currency: payment.currency, notes: JSONObject(), receipt: nil,
            requestedSpeed: speed, status: .processed, createdAt: now)
        add(refund)
    }
}

extension RazorpayState {
    /// The merchant asks for the money of an authorized payment: the whole of it, once.
    mutating func requestCapture(
        of id: String, _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> Int {
        let place = try paymentPlace(id)
        try body.refuseFields(except: ["amount", "currency"])
        guard let amount = try body.integer("amount") else { throw .required("amount") }
        let currency = try body.text("currency")
        let payment = payments[place]
        try checkCapturable(payment)
        guard currency ?? payment.currency == payment.currency else {
            throw .validation(
                "Capture request currency must be same as payment currency.", field: "currency")
        }
        guard amount == payment.amount else {
            throw .validation(
                "Capture amount must be equal to the amount authorized", field: "amount")
        }
        guard amount <= orders[payment.order].amountDue else {
            throw .validation(
                "Payment amount is greater than the amount due for order.", field: "amount")
        }
        capture(place)
        return place
    }

    private func checkCapturable(_ payment: RazorpayPayment) throws(RazorpayError) {
        switch payment.status {
        case .authorized:
            if orders[payment.order].status == .paid { throw .orderPaid }
        case .captured, .refunded:
            guard payment.isCaptured else {
                throw .notApplicable("The payment has already been either captured or voided.")
            }
            var error = RazorpayError.notApplicable(settings.alreadyCapturedText)
            error.paymentID =
                settings.stripsPaymentPrefixInMetadata
                ? String(payment.id.dropFirst(RazorpayPayment.prefix.utf8.count)) : payment.id
            throw error
        case .created, .failed:
            throw .notApplicable(
                "Only payments which have been authorized and not yet captured can be captured.")
        }
    }
}
