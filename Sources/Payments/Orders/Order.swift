/// What a shopper orders and how they mean to pay: all that Orders tells payments.
package struct Order: Sendable, Hashable {
    package let id: String
    /// The sum in minor units of the currency.
    package let amountMinor: Int
    /// The ISO 4217 code, upper case.
    package let currency: String
    package let provider: String
    /// The kind of payment method as payments.v1 spells it: `card`, `upi`, `netbanking`, `wallet`.
    package let methodKind: String
    /// What the provider knows the method by.
    package let methodReference: String

    package init(
        id: String, amountMinor: Int, currency: String, provider: String, methodKind: String,
        methodReference: String
    ) {
        self.id = id
        self.amountMinor = amountMinor
        self.currency = currency
        self.provider = provider
        self.methodKind = methodKind
        self.methodReference = methodReference
    }
}

/// Why an order is not taken.
package enum OrderError: Error, Sendable, Hashable {
    /// An order of that id exists and asks for something else.
    case idTaken(String)
}
