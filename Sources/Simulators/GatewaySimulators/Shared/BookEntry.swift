import SimulationCore

/// One movement of money, or of a hold on money, as the provider itself knows it.
///
/// The books are the oracle: judges hold the merchant's ledger against them. They are append-only
/// and record what happened even when the answer never reached anybody.
package struct BookEntry: Sendable, Hashable {
    /// What kind of movement it is.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A hold was placed on the shopper's money.
        case authorization
        /// A hold, or the rest of one, was let go without being captured.
        case release
        /// Held money was taken.
        case capture
        /// The provider kept its fee for a capture.
        case fee
        /// Money went back to the shopper.
        case refund
        /// A refund bounced and its money came back to the merchant.
        case refundFailure = "refund-failure"
        /// A capture failed at the bank after it had succeeded; the money left the account again.
        case captureFailure = "capture-failure"
        /// A disputed capture was withdrawn from the account.
        case dispute
        /// A dispute was won and its money came back.
        case disputeReversal = "dispute-reversal"
        /// The provider's fee for a dispute.
        case disputeFee = "dispute-fee"
        /// Money left the account for the merchant's bank.
        case payout
        /// A payout bounced and its money came back to the account.
        case payoutFailure = "payout-failure"

        /// Whether the merchant's payments must know of it; disputes and payouts are between the
        /// merchant and its banks, and no payment changes by them.
        package var concernsPayments: Bool {
            switch self {
            case .authorization, .release, .capture, .fee, .refund, .refundFailure,
                .captureFailure:
                true
            case .dispute, .disputeReversal, .disputeFee, .payout, .payoutFailure: false
            }
        }
    }

    package let kind: Kind
    /// The provider's id for the object that moved the money: a charge, a payment, a refund.
    package let objectID: String
    /// The provider's id for the payment it belongs to: `pi_…` or `pay_…`.
    package let paymentID: String
    /// The merchant's own reference for the payment, from metadata or notes, if it sent one.
    package let merchantReference: String?
    /// The merchant's own reference for the operation (a refund's id), if it sent one.
    package let operationReference: String?
    /// Minor units, always positive; the kind gives the direction.
    package let amount: Int
    /// ISO 4217, upper case.
    package let currency: String
    package let at: VirtualInstant

    package init(
        kind: Kind, objectID: String, paymentID: String, merchantReference: String?,
        operationReference: String? = nil, amount: Int, currency: String, at: VirtualInstant
    ) {
        self.kind = kind
        self.objectID = objectID
        self.paymentID = paymentID
        self.merchantReference = merchantReference
        self.operationReference = operationReference
        self.amount = amount
        self.currency = currency
        self.at = at
    }
}
