/// Money going back to the shopper: an entity of its own, never a mere status of the payment.
package struct Refund: Sendable, Hashable {
    /// How far it got, as far as we know.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Intent is stored; the call may or may not have been made.
        case requested
        /// The provider took it on and has not finished.
        case pending
        /// The call was made and nobody can say what came of it.
        case unknown
        case succeeded
        case failed
    }

    package let id: RefundID
    package let amount: Money
    /// The key sent to the provider, the same for every send of this refund.
    package let key: IdempotencyKey
    package let reason: String?
    package let requestedAt: Timestamp
    package internal(set) var status: Status
    package internal(set) var transactionID: TransactionID?
    /// Why it failed, in the provider's or our own code.
    package internal(set) var failureCode: String?
    package internal(set) var sends: Int

    package init(
        id: RefundID, amount: Money, key: IdempotencyKey, reason: String?, requestedAt: Timestamp,
        status: Status = .requested, transactionID: TransactionID? = nil,
        failureCode: String? = nil, sends: Int = 1
    ) {
        self.id = id
        self.amount = amount
        self.key = key
        self.reason = reason
        self.requestedAt = requestedAt
        self.status = status
        self.transactionID = transactionID
        self.failureCode = failureCode
        self.sends = sends
    }

    /// Whether its amount must be counted against what may still be refunded.
    ///
    /// Everything but a failed refund reserves room: an unknown one may well have happened.
    package var reservesRoom: Bool { status != .failed }

    /// Whether a call may have had an effect nobody has told us of.
    package var isInDoubt: Bool { status == .requested || status == .unknown }
}
