import PaymentsDomain
import PaymentsPorts

/// What the provider says about a payment of USD 100.00, `pi_1` unless it is named.
func snapshot(
    _ state: PaymentSnapshot.State, amount: Int = 10_000, transaction: String = "pi_1"
) throws -> PaymentSnapshot {
    PaymentSnapshot(
        transactionID: TransactionID(transaction), amount: try dollars(amount), state: state,
        wasAuthorized: true)
}

func captured(_ amount: Int = 10_000, fee: Int? = 320) throws -> PaymentSnapshot.State {
    .captured(amount: try dollars(amount), fee: try fee.map { try dollars($0) })
}

func refund(
    _ state: RefundSnapshot.State, amount: Int = 4_000, transaction: String = "re_1",
    ours: String? = nil, of payment: String = "pi_1"
) throws -> RefundSnapshot {
    RefundSnapshot(
        transactionID: TransactionID(transaction), paymentTransactionID: TransactionID(payment),
        refundID: ours.map { RefundID($0) }, amount: try dollars(amount), state: state)
}

extension Payment {
    static func created(_ id: String = "pay_1", provider: String = "stripe") throws -> Payment {
        try create(
            id: PaymentID(id), orderID: OrderID("order-41"), provider: ProviderName(provider),
            method: PaymentMethod(kind: .card, reference: "pm_card_visa"),
            amount: try dollars(10_000), attempt: AttemptID("att_" + id),
            key: IdempotencyKey("att_" + id), at: nine)
    }

    static func learned(
        _ state: PaymentSnapshot.State, id: String = "pay_1", transaction: String = "pi_1"
    ) throws -> Payment {
        var payment = try created(id)
        try payment.learn(try snapshot(state, transaction: transaction), at: nine)
        return payment
    }

    /// Captured whole, with a refund that succeeded as `re_1`.
    static func refunded(_ amount: Int = 4_000) throws -> Payment {
        var payment = try learned(try PaymentsAuditsTests.captured())
        try payment.learn(
            try PaymentsAuditsTests.refund(.succeeded, amount: amount), at: nine)
        return payment
    }
}
