import JSONModel
import PaymentsDomain

/// A provider's JSON object under the name it has in messages.
struct ProviderObject: Sendable {
    let name: String
    let json: JSONValue

    init(_ name: String, _ json: JSONValue) {
        self.name = name
        self.json = json
    }

    /// A text that must be there and not be empty.
    func text(_ member: String) throws(UnreadableObject) -> String {
        guard let text = json.filledText(member) else {
            throw unreadable(member, expected: "a text")
        }
        return text
    }

    /// A whole number that must be there.
    func integer(_ member: String) throws(UnreadableObject) -> Int {
        guard let integer = json[member]?.integer else {
            throw unreadable(member, expected: "a whole number")
        }
        return integer
    }

    /// The currency; Stripe writes codes in lower case, Razorpay in upper case.
    func currency(_ member: String = "currency") throws(UnreadableObject) -> Currency {
        guard let code = json[member]?.string, let currency = Currency(code: code.uppercased())
        else { throw unreadable(member, expected: "the code of a known currency") }
        return currency
    }

    /// A sum in minor units that must be there and not be negative.
    func money(_ member: String, in currency: Currency) throws(UnreadableObject) -> Money {
        guard let units = json[member]?.integer,
            let money = Money(minorUnits: units, currency: currency)
        else { throw unreadable(member, expected: "a sum in minor units") }
        return money
    }

    func unreadable(_ member: String, expected: String) -> UnreadableObject {
        UnreadableObject(field: "\(name).\(member)", found: json[member], expected: expected)
    }
}

extension JSONValue {
    /// The text of a member; nil when it is missing, null, empty or no text.
    func filledText(_ member: String) -> String? {
        guard let text = self[member]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The id of a member that holds an id, or the object of that id.
    func identifier(_ member: String) -> String? {
        guard let value = self[member] else { return nil }
        if case .object = value { return value.filledText("id") }
        return value.string
    }
}
