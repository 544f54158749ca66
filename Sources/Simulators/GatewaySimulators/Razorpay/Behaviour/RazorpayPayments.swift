import JSONModel
import SimulationCore

extension RazorpayState {
    private static let paymentFields = [
        "amount", "currency", "order_id", "email", "contact", "method", "card", "bank", "wallet",
        "upi", "vpa", "notes", "description", "callback_url", "ip", "referer", "user_agent",
        "authentication", "browser", "customer_id", "save", "token",
    ]

    /// Starts a payment; what becomes of it is decided by its shopper and bank.
    mutating func createPayment(_ body: RazorpayRequestBody) throws(RazorpayError) -> Int {
        try body.refuseFields(except: Self.paymentFields, settings: settings)
        guard let orderID = try body.text("order_id") else { throw .required("order_id") }
        let orderPlace = try orderPlace(orderID)
        let order = orders[orderPlace]
        try checkPayable(order)
        let amount = try payableAmount(body, of: order)
        let (method, failure) = try readMethod(body, amount: amount)
        let sent = try body.notes()
        let notes = sent.isEmpty && settings.copiesOrderNotes ? order.notes : sent
        let basis = RazorpayPaymentBasis(
            id: identifiers.next(.payment), orderPlace: orderPlace, order: order, amount: amount,
            baseAmount: RazorpayCurrency.paise(amount, of: order.currency, settings: settings),
            method: method, certainFailure: failure, shopper: try RazorpayShopper(body),
            merchantReference: notes["payment_id"]?.string ?? order.receipt, createdAt: now)
        let place = payments.add(
            RazorpayPayment(basis, notes: notes), id: basis.id, at: now)
        let countsNow = !settings.countsAttemptsAtResult
        orders.change(orderPlace, at: now) { order in
            order.status = .attempted
            if countsNow { order.attempts += 1 }
            order.payments.append(place)
        }
        setTimer(.paymentTimeout(place), at: now + (method.life ?? settings.createdTimeout))
        if case .upi(let address, _, _) = method, let delay = settings.upiTestAddressDelay,
            address == "success@razorpay" || address == "failure@razorpay"
        {
            setTimer(.testAddress(place), at: now + delay)
        }
        return place
    }

    private func checkPayable(_ order: RazorpayOrder) throws(RazorpayError) {
        guard order.status != .paid else { throw .orderPaid }
        if hasAuthorizedPayment(order) {
            throw .validation(
                "A payment of this order is already authorized.", reason: "duplicate_request")
        }
    }

    /// The amount asked for: the order's, or any part of what is due where parts are allowed.
    private func payableAmount(
        _ body: RazorpayRequestBody, of order: RazorpayOrder
    ) throws(RazorpayError) -> Int {
        let amount = try body.integer("amount") ?? order.amountDue
        let fits =
            order.allowsPartialPayment
            ? (1...order.amountDue).contains(amount) : amount == order.amount
        guard fits else {
            throw .validation(
                "The payment amount does not match the order amount.", field: "amount",
                reason: "order_amount_mismatch")
        }
        if order.amountPaid == 0, let least = order.firstPaymentMinimum, amount < least {
            throw .validation(
                "The first payment of this order must be at least \(least).", field: "amount",
                reason: "amount_less_than_minimum_amount")
        }
        if let currency = try body.text("currency"), currency != order.currency {
            throw .validation(
                "The payment currency does not match the order currency.", field: "currency",
                reason: "invalid_currency")
        }
        return amount
    }
}
