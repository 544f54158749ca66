import JSONModel
import SimulationCore

/// One try to pay an order.
struct RazorpayPayment: Sendable {
    static let prefix = "pay_"

    enum Status: String, Sendable { case created, authorized, captured, refunded, failed }

    let id: String
    let order: Int
    let orderID: String
    let amount: Int
    let currency: String
    /// The amount in paise.
    let baseAmount: Int
    let method: RazorpayMethod
    let email: String?
    let contact: String?
    let description: String?
    let callbackURL: String?
    let notes: JSONObject
    /// The merchant's own reference: `notes.payment_id`, or else the order's receipt.
    let merchantReference: String?
    /// What the test data of its method makes of it, whatever the shopper does.
    let certainFailure: RazorpayFailure?
    let createdAt: VirtualInstant
    var status = Status.created
    var isCaptured = false
    var amountRefunded = 0
    var fee: RazorpayFee?
    var failure: RazorpayFailure?
    /// The bank will say yes, but only after Razorpay has given up waiting.
    var isApprovedLate = false
    var bankReference: String?
    /// Places of its refunds, oldest first.
    var refunds: [Int] = []

    var amountLeft: Int { amount - amountRefunded }
    var isInternational: Bool { currency != "INR" || method.card?.isInternational == true }
}

extension RazorpayState {
    private static let paymentFields = [
        "amount", "currency", "order_id", "email", "contact", "method", "card", "bank", "wallet",
        "upi", "vpa", "notes", "description", "callback_url", "ip", "referer", "user_agent",
        "authentication", "browser", "customer_id", "save",
    ]

    /// Starts a payment and gives its id; what becomes of it is decided on the bank's page.
    mutating func createPayment(_ body: RazorpayRequestBody) throws(RazorpayError) -> Int {
        try body.refuseFields(except: Self.paymentFields)
        guard let orderID = try body.text("order_id") else { throw .required("order_id") }
        let orderPlace = try orderPlace(orderID)
        let order = orders[orderPlace]
        try checkPayable(order)
        let amount = try payableAmount(body, of: order)
        let (method, failure) = try readMethod(body, amount: amount)
        let notes = try body.notes()
        let payment = RazorpayPayment(
            id: identifiers.payment(), order: orderPlace, orderID: orderID, amount: amount,
            currency: order.currency,
            baseAmount: RazorpayCurrency.paise(amount, of: order.currency, settings: settings),
            method: method, email: try body.text("email"), contact: try body.text("contact"),
            description: try body.text("description"),
            callbackURL: try body.text("callback_url"), notes: notes,
            merchantReference: notes["payment_id"]?.string ?? order.receipt,
            certainFailure: failure, createdAt: now)
        let place = payments.add(payment, id: payment.id)
        orders.change(orderPlace) { order in
            order.status = .attempted
            order.attempts += 1
            order.payments.append(place)
        }
        setTimer(.paymentTimeout(place), at: now + settings.createdTimeout)
        return place
    }

    private func checkPayable(_ order: RazorpayOrder) throws(RazorpayError) {
        guard order.status != .paid else { throw .orderPaid }
        if order.payments.contains(where: { payments[$0].status == .authorized }) {
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
        if let currency = try body.text("currency"), currency != order.currency {
            throw .validation(
                "The payment currency does not match the order currency.", field: "currency",
                reason: "invalid_currency")
        }
        return amount
    }
}
