import HTTPModel
import SimulationCore

/// How the shopper pays.
enum RazorpayMethod: Sendable {
    case card(RazorpayCard)
    case netbanking(bank: String)
    case wallet(String)
    /// With an address Razorpay asks the shopper's app to collect; without one the shopper's device
    /// opens the app. A collect request may have a life of its own.
    case upi(address: String?, flow: String, life: VirtualDuration?)

    var name: String {
        switch self {
        case .card: "card"
        case .netbanking: "netbanking"
        case .wallet: "wallet"
        case .upi: "upi"
        }
    }

    /// How long the shopper has, where the request says so.
    var life: VirtualDuration? {
        if case .upi(_, _, let life) = self { life } else { nil }
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
            return try readUPI(body, amount: amount)
        default: throw .validation("The selected method is invalid.", field: "method")
        }
    }

    private mutating func readCard(
        _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> (method: RazorpayMethod, failure: RazorpayFailure?) {
        guard let card = try body.nested("card") else { throw .required("card") }
        try card.refuseFields(except: Self.cardFields, settings: settings)
        guard let number = try card.text("number") else { throw .required("number") }
        let digits = number.utf8
        guard (13...19).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            throw .validation(
                "The card number is invalid.", field: "number", reason: "card_number_invalid")
        }
        try checkExpiry(card)
        let name = try card.text("name") ?? ""
        return (
            .card(RazorpayCard(id: identifiers.next(.card), number: number, name: name)),
            .ofTestCard(number, plainly: settings.testCardsFailPlainly)
        )
    }

    private static let cardFields = ["number", "name", "expiry_month", "expiry_year", "cvv"]

    /// Refuses a card whose last month is over; a request that names none is let through.
    private func checkExpiry(_ card: RazorpayRequestBody) throws(RazorpayError) {
        guard let month = try card.digits("expiry_month"), let year = try card.digits("expiry_year")
        else { return }
        guard (1...12).contains(month) else {
            throw .validation(
                "The expiry_month must be between 1 and 12.", field: "expiry_month")
        }
        let today = now.yearAndMonth
        let century = year < 100 ? 2000 : 0
        guard (year + century, month) >= today else {
            throw .validation(
                "The card has expired.", field: "expiry_year", reason: "card_expired")
        }
    }

    private func readUPI(
        _ body: RazorpayRequestBody, amount: Int
    ) throws(RazorpayError) -> (method: RazorpayMethod, failure: RazorpayFailure?) {
        let upi = try body.nested("upi")
        try upi?.refuseFields(except: ["flow", "vpa", "expiry_time"], settings: settings)
        let plainAddress = try body.text("vpa")
        let address = try upi?.text("vpa") ?? plainAddress
        if let address, !Self.isVirtualPaymentAddress(address) {
            throw .validation("The vpa is not valid.", field: "vpa", reason: "invalid_vpa")
        }
        let flow = try upi?.text("flow") ?? (address == nil ? "intent" : "collect")
        guard flow == "intent" || flow == "collect" || flow == "in_app" else {
            throw .validation("The selected flow is invalid.", field: "flow")
        }
        guard flow != "collect" || address != nil else { throw .required("vpa") }
        let life = try upi?.digits("expiry_time").map { VirtualDuration.minutes(max(1, $0)) }
        return (
            .upi(address: address, flow: flow, life: life),
            .ofTestAddress(address, amount: amount)
        )
    }

    /// Whether it reads `name@handle`.
    static func isVirtualPaymentAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    }
}

extension VirtualInstant {
    /// The year and the month, from 1, in UTC.
    fileprivate var yearAndMonth: (Int, Int) {
        let digits = RFC3339.format(milliseconds: milliseconds).utf8.prefix(7)
            .map { Int($0) - 0x30 }
        return (
            digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
            digits[5] * 10 + digits[6]
        )
    }
}
