/// The shopper's money that a provider holds for a payment: not ours until captured.
package struct Hold: Sendable, Hashable {
    package let amount: Money
    /// When the provider lets it go by itself; nil when it did not say.
    package let expiresAt: Timestamp?
    /// True until it was captured, released or seen to have expired.
    package internal(set) var isLive: Bool

    package init(amount: Money, expiresAt: Timestamp?, isLive: Bool = true) {
        self.amount = amount
        self.expiresAt = expiresAt
        self.isLive = isLive
    }
}
