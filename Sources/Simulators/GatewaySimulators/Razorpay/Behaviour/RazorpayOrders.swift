import JSONModel
import SimulationCore

extension RazorpayState {
    private static let orderFields = [
        "amount", "currency", "receipt", "notes", "partial_payment", "first_payment_min_amount",
        "payment_capture", "payment", "method", "bank_account", "customer_id", "token", "offers",
        "transfers", "products",
    ]

    /// Makes an order; asking twice makes two, unless the account wants receipts unique.
    mutating func createOrder(_ body: RazorpayRequestBody) throws(RazorpayError) -> Int {
        try body.refuseFields(except: Self.orderFields, settings: settings)
        guard let amount = try body.integer("amount") else { throw .required("amount") }
        guard let currency = try body.text("currency") else { throw .required("currency") }
        try checkOrderAmount(amount, in: currency)
        let receipt = try body.text("receipt")
        try checkReceipt(receipt)
        let inParts = try body.flag("partial_payment") ?? false
        let firstPart = try firstPaymentMinimum(body, of: amount, inParts: inParts)
        let notes = try body.notes()
        let terms = try RazorpayCaptureTerms(body, settings: settings)
        let basis = RazorpayOrderBasis(
            id: identifiers.next(.order), amount: amount, currency: currency, receipt: receipt,
            allowsPartialPayment: inParts, firstPaymentMinimum: firstPart,
            namedOffers: body.object.contains("offers"), captureTerms: terms, createdAt: now)
        let place = orders.add(RazorpayOrder(basis, notes: notes), id: basis.id, at: now)
        if let receipt { ordersByReceipt[receipt, default: []].append(place) }
        return place
    }

    private func firstPaymentMinimum(
        _ body: RazorpayRequestBody, of amount: Int, inParts: Bool
    ) throws(RazorpayError) -> Int? {
        let field = "first_payment_min_amount"
        guard let least = try body.integer(field) else { return nil }
        guard inParts else {
            throw .validation(
                "The first_payment_min_amount may be sent only with partial_payment.", field: field)
        }
        guard (1...amount).contains(least) else {
            throw .validation(
                "The first_payment_min_amount must be between 1 and the amount.", field: field)
        }
        return least
    }

    /// Replaces the notes, which is all that can be changed about an object.
    func editedNotes(_ body: RazorpayRequestBody) throws(RazorpayError) -> JSONObject {
        try body.refuseFields(except: ["notes"], settings: settings)
        guard body.object.contains("notes") else { throw .required("notes") }
        return try body.notes()
    }

    private func checkOrderAmount(_ amount: Int, in currency: String) throws(RazorpayError) {
        guard let exponent = RazorpayCurrency.exponent(of: currency) else {
            throw .validation(
                settings.wording.unsupportedCurrency, field: "currency",
                reason: "invalid_currency")
        }
        try Self.checkMinimum(amount, in: currency)
        guard amount <= settings.maximumOrderAmount else {
            throw .validation("Amount exceeds maximum amount allowed.", field: "amount")
        }
        guard exponent < 3 || amount.isMultiple(of: 10) else {
            throw .validation("The last digit of the amount must be 0.", field: "amount")
        }
    }

    private func checkReceipt(_ receipt: String?) throws(RazorpayError) {
        guard let receipt else { return }
        guard receipt.unicodeScalars.count <= 40 else {
            throw .validation("receipt: the length must be no more than 40.", field: "receipt")
        }
        if settings.refusesRepeatedOrderReceipts, ordersByReceipt[receipt] != nil {
            throw .validation(
                "An order with the same receipt value has already been created", field: "receipt")
        }
    }

    /// Refuses what is below one rupee, or below one minor unit of another currency.
    static func checkMinimum(_ amount: Int, in currency: String) throws(RazorpayError) {
        if currency == "INR", amount < 100 {
            throw .validation("The amount must be at least INR 1.00", field: "amount")
        }
        guard amount > 0 else {
            throw .validation("The amount must be at least 1.", field: "amount")
        }
    }
}
