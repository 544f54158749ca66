import HTTPModel

/// Nested texts about a person: where they live, where goods go, who pays.
struct StripeDetails: Sendable, Hashable {
    /// Which members such an object has, in the order in which answers show them.
    enum Form: Sendable {
        case billing, shipping, address

        /// The members besides the address.
        var names: [String] {
            switch self {
            case .billing: ["email", "name", "phone", "tax_id"]
            case .shipping: ["carrier", "name", "phone", "tracking_number"]
            case .address: []
            }
        }
    }

    static let addressNames = ["city", "country", "line1", "line2", "postal_code", "state"]

    /// Flat names such as `address[city]`; absent means null.
    private(set) var items: [FormItem] = []

    var isEmpty: Bool { items.isEmpty }

    subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// Takes over what is new and drops what is emptied.
    mutating func merge(_ changes: StripeDetails) {
        for change in changes.items {
            items.removeAll { $0.name == change.name }
            if !change.value.isEmpty { items.append(change) }
        }
    }

    /// Takes the parameters below a name out of a form; nil when there are none.
    static func take(
        _ form: inout StripeForm, _ name: String, as kind: Form
    ) -> StripeDetails? {
        guard form.has(name) else { return nil }
        var details = StripeDetails()
        _ = form.take(name)
        for member in kind.names {
            if let value = form.take("\(name)[\(member)]") {
                details.items.append(FormItem(member, value))
            }
        }
        let prefix = kind == .address ? name : "\(name)[address]"
        for member in addressNames {
            if let value = form.take("\(prefix)[\(member)]") {
                details.items.append(FormItem("address[\(member)]", value))
            }
        }
        return details
    }

    func write(as kind: Form, into out: inout StripeWriter) {
        out.raw("{")
        if kind != .address {
            out.raw(#""address":"#)
            write(as: .address, into: &out)
        } else {
            for (place, name) in Self.addressNames.enumerated() {
                if place > 0 { out.raw(",") }
                out.word(name)
                out.raw(":")
                out.string(self["address[\(name)]"])
            }
        }
        for name in kind.names {
            out.raw(",")
            out.word(name)
            out.raw(":")
            out.string(self[name])
        }
        out.raw("}")
    }
}
