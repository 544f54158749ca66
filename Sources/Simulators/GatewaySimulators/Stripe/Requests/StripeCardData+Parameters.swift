import HTTPModel

extension StripeForm {
    /// `payment_method` or `payment_method_data`; both together are refused.
    mutating func methodChoice() throws(StripeError) -> StripeMethodChoice? {
        let name = optionalText("payment_method")
        guard has("payment_method_data") else { return name.map { .named($0) } }
        if name != nil { throw .exclusive("payment_method, payment_method_data") }
        return .data(try cardData(in: "payment_method_data"))
    }

    /// The card data of a new payment method, at the top or inside another parameter.
    mutating func cardData(in root: String) throws(StripeError) -> StripeCardData {
        func name(_ parts: String...) -> String {
            guard root.isEmpty else { return root + parts.map { "[\($0)]" }.joined() }
            return parts[0] + parts.dropFirst().map { "[\($0)]" }.joined()
        }
        let type = take(name("type"))
        guard let type else { throw .missingParameter(name("type")) }
        guard type == "card" else {
            throw StripeError(
                "Invalid \(name("type")): this account takes cards only, but \(type) was sent.",
                param: name("type"))
        }
        let token = optionalText(name("card", "token"))
        let number = optionalText(name("card", "number"))
        if token == nil, number == nil { throw .missingParameter(name("card", "number")) }
        return StripeCardData(
            number: number, token: token,
            expiryMonth: token != nil ? 11 : try requiredInteger(name("card", "exp_month")),
            expiryYear: token != nil ? 2034 : try requiredInteger(name("card", "exp_year")),
            securityCode: optionalText(name("card", "cvc")),
            billing: StripeDetails.take(&self, name("billing_details"), as: .billing)
                ?? StripeDetails(),
            metadata: try metadata(named: name("metadata")),
            allowsRedisplay: try optionalWord(
                name("allow_redisplay"), of: ["always", "limited", "unspecified"])
                ?? "unspecified", root: root)
    }
}

extension StripeCardData {
    /// The card behind the data, or the refusal of data that no card can have.
    func card(at seconds: Int) throws(StripeError) -> StripeTestCard {
        if let token {
            guard let card = StripeTestCard.named(token) else {
                throw StripeError(
                    "No such token: '\(token)'", code: "resource_missing", param: "card[token]")
            }
            return card
        }
        let digits = (number ?? "").utf8.filter { $0 != UInt8(ascii: " ") }
        guard Self.isNumber(digits) else {
            throw Self.refusal("incorrect_number", "Your card number is incorrect.", "number")
        }
        guard (1...12).contains(expiryMonth) else {
            throw Self.refusal(
                "invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month")
        }
        let year = expiryYear < 100 ? 2000 + expiryYear : expiryYear
        guard isInFuture(year, at: seconds) else {
            throw Self.refusal(
                "invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
        }
        if let securityCode, !(3...4).contains(securityCode.utf8.count) {
            throw Self.refusal("invalid_cvc", "Your card's security code is invalid.", "cvc")
        }
        if let card = StripeTestCard.numbered(String(decoding: digits, as: UTF8.self)) {
            return card
        }
        var error = StripeError(
            StripeDecline.liveCard.message, status: 402, category: .card, code: "card_declined")
        error.decline = .liveCard
        throw error
    }

    private static func refusal(_ code: String, _ message: String, _ param: String) -> StripeError {
        StripeError(message, status: 402, category: .card, code: code, param: param)
    }

    private func isInFuture(_ year: Int, at seconds: Int) -> Bool {
        // Whole years are enough: the average year of the calendar is 365.2425 days.
        year >= 1970 + seconds / 31_556_952 && year <= 2100
    }

    /// Luhn's check digit, as every card number has it.
    private static func isNumber(_ digits: [UInt8]) -> Bool {
        guard (12...19).contains(digits.count) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return false }
            let value = Int(digit - UInt8(ascii: "0")) * (place % 2 == 0 ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }
}
