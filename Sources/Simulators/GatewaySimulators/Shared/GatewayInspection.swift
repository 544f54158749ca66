import SimulationCore

/// What an account holds in one currency, in minor units.
package struct GatewayBalance: Sendable, Hashable {
    /// ISO 4217, upper case.
    package let currency: String
    package let available: Int
    package let pending: Int

    package init(currency: String, available: Int, pending: Int) {
        self.currency = currency
        self.available = available
        self.pending = pending
    }
}

/// One object of an account, as somebody watching needs to see it.
package struct GatewayObject: Sendable, Hashable {
    /// The provider's word for it: `payment_intent`, `refund`, `order`.
    package let kind: String
    package let id: String
    /// The provider's word for its state.
    package let status: String
    /// Minor units; nil for objects without an amount.
    package let amount: Int?
    /// ISO 4217, upper case; nil for objects without an amount.
    package let currency: String?
    package let createdAt: VirtualInstant
    /// The payment it belongs to, for refunds, charges and disputes.
    package let paymentID: String?

    package init(
        kind: String, id: String, status: String, amount: Int?, currency: String?,
        createdAt: VirtualInstant, paymentID: String? = nil
    ) {
        self.kind = kind
        self.id = id
        self.status = status
        self.amount = amount
        self.currency = currency
        self.createdAt = createdAt
        self.paymentID = paymentID
    }
}

/// Everything one account knew at one moment; only the kind of simulator that made it can read it.
package struct GatewaySnapshot: Sendable {
    let state: any Sendable
}

/// Why a decision or a restoration cannot be carried out.
package struct GatewayRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
