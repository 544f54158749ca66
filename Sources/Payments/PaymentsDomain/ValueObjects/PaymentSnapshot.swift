/// What a provider says about a payment at some moment, in our words.
///
/// Answers to calls, webhooks and status queries all become snapshots, and the aggregate learns from
/// each in the same way: so the order and the number of messages do not matter.
package struct PaymentSnapshot: Sendable, Hashable {
    /// What the provider has done with the money.
    package enum State: Sendable, Hashable {
        /// Nothing that says success or failure yet; a stale or half-made object counts here.
        case undecided
        case awaitingCustomer(NextAction?)
        /// The money is held; `expiresAt` is when the provider lets it go.
        case authorized(expiresAt: Timestamp?)
        /// Money was taken; `fee` is what the provider kept, when it is known already.
        case captured(amount: Money, fee: Money?)
        case failed(FailureReason)
        /// A hold was let go, or the payment was cancelled before there was one.
        case released(FailureReason)
    }

    package let transactionID: TransactionID
    /// The sum the payment is for, as the provider has it.
    package let amount: Money
    package let state: State
    /// Whether money was held at some time, also when the state no longer says so.
    package let wasAuthorized: Bool

    package init(
        transactionID: TransactionID, amount: Money, state: State, wasAuthorized: Bool = false
    ) {
        self.transactionID = transactionID
        self.amount = amount
        self.state = state
        self.wasAuthorized = wasAuthorized
    }
}

/// What a provider says about a refund at some moment, in our words.
package struct RefundSnapshot: Sendable, Hashable {
    /// How far the provider got.
    package enum State: Sendable, Hashable {
        case pending
        case succeeded
        /// It failed; `afterSuccess` when the money had already left and came back.
        case failed(code: String?, afterSuccess: Bool)
    }

    package let transactionID: TransactionID
    /// The provider's name for the payment the refund belongs to.
    package let paymentTransactionID: TransactionID
    /// Our own id for the refund, when the provider gave it back to us.
    package let refundID: RefundID?
    package let amount: Money
    package let state: State

    package init(
        transactionID: TransactionID, paymentTransactionID: TransactionID, refundID: RefundID?,
        amount: Money, state: State
    ) {
        self.transactionID = transactionID
        self.paymentTransactionID = paymentTransactionID
        self.refundID = refundID
        self.amount = amount
        self.state = state
    }
}
