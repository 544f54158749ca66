/// Something that happened to a payment and that other systems are told about.
///
/// The four kinds are the four schemas under contracts/events. `sequence` counts the payment's
/// events from one, so a consumer can put them in order and sees when one is missing.
package struct PaymentEvent: Sendable, Hashable {
    /// What happened.
    package enum Kind: Sendable, Hashable {
        case authorized(amount: Money)
        case captured(amount: Money)
        case failed(FailureReason)
        case refunded(RefundID, amount: Money, totalRefunded: Money, isFull: Bool)
    }

    package let kind: Kind
    package let paymentID: PaymentID
    package let orderID: OrderID
    package let provider: ProviderName
    /// The provider's name for the payment; nil when none was ever made.
    package let transactionID: TransactionID?
    package let sequence: Int
    package let occurredAt: Timestamp

    package init(
        kind: Kind, paymentID: PaymentID, orderID: OrderID, provider: ProviderName,
        transactionID: TransactionID?, sequence: Int, occurredAt: Timestamp
    ) {
        self.kind = kind
        self.paymentID = paymentID
        self.orderID = orderID
        self.provider = provider
        self.transactionID = transactionID
        self.sequence = sequence
        self.occurredAt = occurredAt
    }

    /// The event's name as the contracts spell it: `PaymentCaptured`.
    package var name: String {
        switch kind {
        case .authorized: "PaymentAuthorized"
        case .captured: "PaymentCaptured"
        case .failed: "PaymentFailed"
        case .refunded: "PaymentRefunded"
        }
    }
}
