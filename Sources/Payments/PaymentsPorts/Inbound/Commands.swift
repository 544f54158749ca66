import PaymentsDomain

/// Asks for a payment to be authorized.
package struct AuthorizeCommand: Sendable, Hashable {
    package let orderID: OrderID
    package let provider: ProviderName
    package let amount: Money
    package let method: PaymentMethod
    /// The caller's key: the same key and the same request are one operation.
    package let idempotencyKey: String

    package init(
        orderID: OrderID, provider: ProviderName, amount: Money, method: PaymentMethod,
        idempotencyKey: String
    ) {
        self.orderID = orderID
        self.provider = provider
        self.amount = amount
        self.method = method
        self.idempotencyKey = idempotencyKey
    }
}

/// Asks for held money to be taken.
package struct CaptureCommand: Sendable, Hashable {
    package let paymentID: PaymentID
    /// Nil means the whole hold.
    package let amount: Money?
    package let idempotencyKey: String

    package init(paymentID: PaymentID, amount: Money?, idempotencyKey: String) {
        self.paymentID = paymentID
        self.amount = amount
        self.idempotencyKey = idempotencyKey
    }
}

/// Asks for a payment to be cancelled before any money was taken.
package struct CancelCommand: Sendable, Hashable {
    package let paymentID: PaymentID
    package let idempotencyKey: String

    package init(paymentID: PaymentID, idempotencyKey: String) {
        self.paymentID = paymentID
        self.idempotencyKey = idempotencyKey
    }
}

/// Asks for captured money to be sent back.
package struct RefundCommand: Sendable, Hashable {
    package let paymentID: PaymentID
    /// Nil means everything that is left.
    package let amount: Money?
    package let reason: String?
    package let idempotencyKey: String

    package init(paymentID: PaymentID, amount: Money?, reason: String?, idempotencyKey: String) {
        self.paymentID = paymentID
        self.amount = amount
        self.reason = reason
        self.idempotencyKey = idempotencyKey
    }
}
