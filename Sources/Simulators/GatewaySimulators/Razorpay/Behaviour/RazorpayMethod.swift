/// How the shopper pays.
enum RazorpayMethod: Sendable {
    case card(RazorpayCard)
    case netbanking(bank: String)
    case wallet(String)
    case upi(address: String?)

    var name: String {
        switch self {
        case .card: "card"
        case .netbanking: "netbanking"
        case .wallet: "wallet"
        case .upi: "upi"
        }
    }

    var card: RazorpayCard? {
        if case .card(let card) = self { card } else { nil }
    }
}

/// What Razorpay remembers of a card; the number itself is not kept.
struct RazorpayCard: Sendable {
    let id: String
    let name: String
    /// The first six digits.
    let issuerNumber: String
    let last4: String
    let network: String
    let isInternational: Bool

    /// A card from its digits, which the caller has checked to be 13 to 19.
    init(id: String, number: String, name: String) {
        self.id = id
        self.name = name
        issuerNumber = String(number.prefix(6))
        last4 = String(number.suffix(4))
        network = Self.network(of: number)
        isInternational = Self.internationalTestCards.contains(number)
    }

    private static let internationalTestCards: [String] = [
        "5555555555554444", "5105105105105100", "5104060000000008", "4012888888881881",
        "4111111111111111",
    ]

    private static func network(of number: String) -> String {
        switch Int(number.prefix(2)) ?? 0 {
        case 34, 37: "American Express"
        case 36, 38: "Diners Club"
        case 40...49: "Visa"
        case 51...55: "MasterCard"
        case 60, 65: "RuPay"
        default: "Unknown"
        }
    }
}

extension RazorpayState {
    /// Reads how the shopper pays, and what the test data of that method says will happen.
    mutating func readMethod(
        _ body: RazorpayRequestBody, amount: Int
    ) throws(RazorpayError) -> (method: RazorpayMethod, failure: RazorpayFailure?) {
        guard let name = try body.text("method") else { throw .required("method") }
        switch name {
        case "card": return try readCard(body)
        case "netbanking":
            guard let bank = try body.text("bank") else { throw .required("bank") }
            return (.netbanking(bank: bank), nil)
        case "wallet":
            guard let wallet = try body.text("wallet") else { throw .required("wallet") }
            return (.wallet(wallet), nil)
        case "upi":
            let upi = try body.nested("upi")
            try upi?.refuseFields(except: ["flow", "vpa", "expiry_time"])
            let plainAddress = try body.text("vpa")
            let address = try upi?.text("vpa") ?? plainAddress
            return (.upi(address: address), .ofTestAddress(address, amount: amount))
        default: throw .validation("The selected method is invalid.", field: "method")
        }
    }

    private mutating func readCard(
        _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> (method: RazorpayMethod, failure: RazorpayFailure?) {
        guard let card = try body.nested("card") else { throw .required("card") }
        try card.refuseFields(except: ["number", "name", "expiry_month", "expiry_year", "cvv"])
        guard let number = try card.text("number") else { throw .required("number") }
        let digits = number.utf8
        guard (13...19).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            throw .validation(
                "The card number is invalid.", field: "number", reason: "card_number_invalid")
        }
        let name = try card.text("name") ?? ""
        return (
            .card(RazorpayCard(id: identifiers.card(), number: number, name: name)),
            .ofTestCard(number)
        )
    }
}
