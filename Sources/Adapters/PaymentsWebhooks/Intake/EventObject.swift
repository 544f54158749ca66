import JSONModel
import PaymentsDomain

/// The object an event is about, with the few readings both providers share.
struct EventObject: Sendable {
    let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    /// The text of a member; nil when it is missing, null, empty or no text.
    func text(_ member: String) -> String? {
        guard let text = json[member]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The id of a member that holds an id, or the object of that id.
    func identifier(_ member: String) -> String? {
        guard let value = json[member] else { return nil }
        if case .object = value { return EventObject(value).text("id") }
        return text(member)
    }

    /// A text inside a member that holds an object, such as metadata or notes.
    func text(_ member: String, _ inner: String) -> String? {
        json[member].flatMap { EventObject($0).text(inner) }
    }

    /// A sum in minor units; nil when it is none, or of a currency we do not know.
    func money(_ member: String, currency: Currency?) -> Money? {
        guard let currency, let units = json[member]?.integer else { return nil }
        return Money(minorUnits: units, currency: currency)
    }

    /// The currency of a member, whatever letter case the provider writes codes in.
    func currency(_ member: String = "currency") -> Currency? {
        json[member]?.string.flatMap { Currency(code: $0.uppercased()) }
    }
}
