/// Where an order stands.
package enum OrderState: String, Sendable, Hashable, CaseIterable {
    /// Taken; payments has not said anything about it yet.
    case placed
    /// A payment exists and is not decided.
    case awaitingPayment
    /// The money is held: the goods may go out.
    case confirmed
    /// Its payment failed. Final.
    case cancelled
    /// Payments refused the request and made no payment.
    case rejected
}

/// An order as Orders knows it at some moment.
package struct OrderSnapshot: Sendable, Hashable {
    package let id: String
    package let state: OrderState
    /// The payment, once an answer or an event named it.
    package let paymentID: String?
    package let amountMinor: Int
    package let currency: String
    /// The page the shopper must visit, when the answer named one.
    package let nextActionURL: String?
    /// How many different events about the order have come in; repetitions are not counted.
    package let eventsSeen: Int
    /// How often payments was asked to authorize it.
    package let requestsSent: Int
}
