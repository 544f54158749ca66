/// Everything a store keeps of a payment, so that it can be put together again.
package struct PaymentRecord: Sendable, Hashable {
    package var id: PaymentID
    package var orderID: OrderID
    package var provider: ProviderName
    package var method: PaymentMethod
    package var amount: Money
    package var createdAt: Timestamp
    package var status: PaymentStatus
    package var transactionID: TransactionID?
    package var nextAction: NextAction?
    package var hold: Hold?
    package var captured: Money?
    package var fee: Money?
    package var failure: FailureReason?
    package var attempts: [PaymentAttempt]
    package var refunds: [Refund]
    package var eventCount: Int
    package var version: Int

    package init(
        id: PaymentID, orderID: OrderID, provider: ProviderName, method: PaymentMethod,
        amount: Money, createdAt: Timestamp, status: PaymentStatus,
        transactionID: TransactionID? = nil, nextAction: NextAction? = nil, hold: Hold? = nil,
        captured: Money? = nil, fee: Money? = nil, failure: FailureReason? = nil,
        attempts: [PaymentAttempt] = [], refunds: [Refund] = [], eventCount: Int = 0, version: Int
    ) {
        self.id = id
        self.orderID = orderID
        self.provider = provider
        self.method = method
        self.amount = amount
        self.createdAt = createdAt
        self.status = status
        self.transactionID = transactionID
        self.nextAction = nextAction
        self.hold = hold
        self.captured = captured
        self.fee = fee
        self.failure = failure
        self.attempts = attempts
        self.refunds = refunds
        self.eventCount = eventCount
        self.version = version
    }
}

extension Payment {
    /// The payment a record was made from.
    package init(restoring record: PaymentRecord) {
        id = record.id
        orderID = record.orderID
        provider = record.provider
        method = record.method
        amount = record.amount
        createdAt = record.createdAt
        status = record.status
        transactionID = record.transactionID
        nextAction = record.nextAction
        hold = record.hold
        captured = record.captured
        fee = record.fee
        failure = record.failure
        attempts = record.attempts
        refunds = record.refunds
        eventCount = record.eventCount
        version = record.version
    }
}

extension PaymentRecord {
    /// What a store keeps of a payment: everything but the changes nobody has taken yet.
    package init(_ payment: Payment) {
        self.init(
            id: payment.id, orderID: payment.orderID, provider: payment.provider,
            method: payment.method, amount: payment.amount, createdAt: payment.createdAt,
            status: payment.status, transactionID: payment.transactionID,
            nextAction: payment.nextAction, hold: payment.hold, captured: payment.captured,
            fee: payment.fee, failure: payment.failure, attempts: payment.attempts,
            refunds: payment.refunds, eventCount: payment.eventCount, version: payment.version)
    }
}
