import PaymentsDomain

/// 2026-01-05 09:00:00 UTC.
let nine = Timestamp(milliseconds: 1_767_603_600_000)
let expiry = nine.adding(milliseconds: 604_800_000)

enum FixtureError: Error { case noSuchMoney }

func money(_ minorUnits: Int, _ code: String) throws -> Money {
    guard let currency = Currency(code: code),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { throw FixtureError.noSuchMoney }
    return money
}

func dollars(_ minorUnits: Int) throws -> Money { try money(minorUnits, "USD") }

/// What the provider says about the payment `pi_1` of USD 100.00.
func snapshot(
    _ state: PaymentSnapshot.State, transaction: String = "pi_1", wasAuthorized: Bool = false
) throws -> PaymentSnapshot {
    PaymentSnapshot(
        transactionID: TransactionID(transaction), amount: try dollars(10_000), state: state,
        wasAuthorized: wasAuthorized)
}

/// What the provider says about a refund of `pi_1`.
func refundSnapshot(
    _ transaction: String, _ amount: Int, _ state: RefundSnapshot.State, ours: String? = nil,
    of payment: String = "pi_1"
) throws -> RefundSnapshot {
    RefundSnapshot(
        transactionID: TransactionID(transaction),
        paymentTransactionID: TransactionID(payment), refundID: ours.map { RefundID($0) },
        amount: try dollars(amount), state: state)
}

/// Payments of USD 100.00 at Stripe, their changes taken.
extension Payment {
    static func created() throws -> Payment {
        var payment = try create(
            id: PaymentID("pay_1"), orderID: OrderID("order-41"), provider: ProviderName("stripe"),
            method: PaymentMethod(kind: .card, reference: "pm_card_visa"),
            amount: try dollars(10_000), attempt: AttemptID("att_1"),
            key: IdempotencyKey("key_1"), at: nine)
        _ = payment.takeChanges()
        return payment
    }

    static func authorized(expiresAt: Timestamp? = expiry) throws -> Payment {
        try created().learning(.authorized(expiresAt: expiresAt))
    }

    static func captured(_ amount: Int = 10_000) throws -> Payment {
        try authorized().learning(.captured(amount: try dollars(amount), fee: nil))
    }

    static func declined() throws -> Payment {
        try created().learning(.failed(FailureReason(.declined, providerCode: "do_not_honor")))
    }

    /// One whose authorization, capture, cancellation or refund nobody can tell the outcome of.
    static func captureInDoubt(_ amount: Int = 10_000) throws -> Payment {
        try authorized().after { payment in
            try payment.capture(amount)
            payment.captureUnknown()
        }
    }

    func after(_ change: (inout Payment) throws -> Void) throws -> Payment {
        var next = self
        try change(&next)
        _ = next.takeChanges()
        return next
    }

    func learning(
        _ state: PaymentSnapshot.State, wasAuthorized: Bool = false
    ) throws -> Payment {
        try after { try $0.learn(try snapshot(state, wasAuthorized: wasAuthorized), at: nine) }
    }

    mutating func capture(
        _ amount: Int, policy: CapturePolicy = CapturePolicy(allowsPartial: true),
        at now: Timestamp = nine
    ) throws {
        try startCapture(
            of: try dollars(amount), attempt: AttemptID("att_2"), key: IdempotencyKey("key_2"),
            policy: policy, at: now)
    }

    mutating func cancel() throws {
        try startCancellation(
            attempt: AttemptID("att_3"), key: IdempotencyKey("key_3"), at: nine)
    }

    mutating func refund(_ amount: Int, id: String = "rfd_1") throws {
        try startRefund(
            RefundID(id), of: try dollars(amount), reason: nil, key: IdempotencyKey(id),
            policy: RefundPolicy(), at: nine)
    }

    /// The entries that the changes not yet taken call for, by id, in order.
    var booked: [String] {
        changes.movements.map { movement in
            JournalEntry(movement, paymentID: id, provider: provider, recordedAt: nine).id
        }
    }

    /// The events not yet taken, by name, in order.
    var announced: [String] { changes.events.map(\.name) }
}
