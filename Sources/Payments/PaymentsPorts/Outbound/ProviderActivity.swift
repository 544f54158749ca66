import PaymentsDomain

/// Something a provider did, as its own lists tell it or as a webhook brings it.
///
/// This is a statement of fact and no instruction: what it means for a payment is the aggregate's
/// affair.
package enum ProviderActivity: Sendable, Hashable {
    /// A payment's state, with our own id for it when the provider gave it back.
    case payment(PaymentID?, PaymentSnapshot)
    /// A refund's state, with our own id for the payment when the provider gave it back.
    case refund(PaymentID?, RefundSnapshot)
    /// Something we have no use for; kept so that nothing is dropped silently.
    case irrelevant(type: String)

    /// Our own id for the payment, if the provider carried it.
    package var paymentID: PaymentID? {
        switch self {
        case .payment(let id, _), .refund(let id, _): id
        case .irrelevant: nil
        }
    }

    /// The provider's id for the payment.
    package var transactionID: TransactionID? {
        switch self {
        case .payment(_, let snapshot): snapshot.transactionID
        case .refund(_, let snapshot): snapshot.paymentTransactionID
        case .irrelevant: nil
        }
    }
}
