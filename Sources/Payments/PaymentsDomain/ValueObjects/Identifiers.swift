/// Names one payment; ours, made before any provider is asked.
package struct PaymentID: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// Names the order a payment is for; Orders made it, we only carry it.
package struct OrderID: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// Names one refund; ours, made before any provider is asked.
package struct RefundID: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// Names one try at moving money for a payment.
package struct AttemptID: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// The provider's own name for an object that moved money: `pi_…`, `pay_…`, `re_…`, `rfnd_…`.
package struct TransactionID: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// The key that makes a repeated request to a provider repeat no effect.
///
/// Made and stored before the first send; one key belongs to one logical operation for ever.
package struct IdempotencyKey: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// The name of a payment provider, such as `stripe`; the domain knows nothing else about it.
package struct ProviderName: Sendable, Hashable {
    package let text: String
    package init(_ text: String) { self.text = text }
}
