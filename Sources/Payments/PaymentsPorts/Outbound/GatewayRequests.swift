import PaymentsDomain

/// Asks a provider to hold money.
package struct AuthorizationRequest: Sendable, Hashable {
    package let paymentID: PaymentID
    package let orderID: OrderID
    package let amount: Money
    package let method: PaymentMethod
    package let key: IdempotencyKey

    package init(
        paymentID: PaymentID, orderID: OrderID, amount: Money, method: PaymentMethod,
        key: IdempotencyKey
    ) {
        self.paymentID = paymentID
        self.orderID = orderID
        self.amount = amount
        self.method = method
        self.key = key
    }
}

/// Asks a provider to take held money.
package struct CaptureRequest: Sendable, Hashable {
    package let paymentID: PaymentID
    package let transactionID: TransactionID
    /// The sum held and the sum to take.
    package let authorized: Money
    package let amount: Money
    package let key: IdempotencyKey

    package init(
        paymentID: PaymentID, transactionID: TransactionID, authorized: Money, amount: Money,
        key: IdempotencyKey
    ) {
        self.paymentID = paymentID
        self.transactionID = transactionID
        self.authorized = authorized
        self.amount = amount
        self.key = key
    }
}

/// Asks a provider to let a hold go.
package struct CancellationRequest: Sendable, Hashable {
    package let paymentID: PaymentID
    package let transactionID: TransactionID
    package let amount: Money
    package let key: IdempotencyKey

    package init(
        paymentID: PaymentID, transactionID: TransactionID, amount: Money, key: IdempotencyKey
    ) {
        self.paymentID = paymentID
        self.transactionID = transactionID
        self.amount = amount
        self.key = key
    }
}

/// Asks a provider to send captured money back.
package struct RefundRequest: Sendable, Hashable {
    package let paymentID: PaymentID
    package let refundID: RefundID
    package let transactionID: TransactionID
    package let amount: Money
    package let key: IdempotencyKey

    package init(
        paymentID: PaymentID, refundID: RefundID, transactionID: TransactionID, amount: Money,
        key: IdempotencyKey
    ) {
        self.paymentID = paymentID
        self.refundID = refundID
        self.transactionID = transactionID
        self.amount = amount
        self.key = key
    }
}

/// Asks what became of a payment.
package struct PaymentQuery: Sendable, Hashable {
    package let paymentID: PaymentID
    /// The provider's id, when we know it.
    package let transactionID: TransactionID?
    /// When the authorization was first sent: nothing older need be searched.
    package let startedAt: Timestamp

    package init(paymentID: PaymentID, transactionID: TransactionID?, startedAt: Timestamp) {
        self.paymentID = paymentID
        self.transactionID = transactionID
        self.startedAt = startedAt
    }
}

/// Asks for the refunds of a payment.
package struct RefundQuery: Sendable, Hashable {
    package let paymentID: PaymentID
    package let transactionID: TransactionID

    package init(paymentID: PaymentID, transactionID: TransactionID) {
        self.paymentID = paymentID
        self.transactionID = transactionID
    }
}
