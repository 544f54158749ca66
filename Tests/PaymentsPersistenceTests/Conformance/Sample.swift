import PaymentsDomain
import PaymentsPorts
import Testing

/// Values to fill stores with.
enum Sample {
    static let noon = Timestamp(milliseconds: 1_767_600_000_000)
    static let stripe = ProviderName("stripe")
    static let razorpay = ProviderName("razorpay")

    static func money(_ minorUnits: Int, _ code: String = "INR") throws -> Money {
        let currency = try #require(Currency(code: code))
        return try #require(Money(minorUnits: minorUnits, currency: currency))
    }

    /// A payment as it is when it is first stored.
    static func payment(_ id: String, order: String = "order_1") throws -> Payment {
        Payment(restoring: try record(id, order: order))
    }

    /// What a store keeps of a payment at a version.
    static func record(
        _ id: String, order: String = "order_1", version: Int = 1
    ) throws -> PaymentRecord {
        PaymentRecord(
            id: PaymentID(id), orderID: OrderID(order), provider: stripe,
            method: PaymentMethod(kind: .card, reference: "pm_1"), amount: try money(50_000),
            createdAt: noon, status: .created,
            attempts: [try attempt("\(id)_attempt_1", .authorization, .started)], version: version)
    }

    static func attempt(
        _ id: String, _ kind: PaymentAttempt.Kind, _ outcome: PaymentAttempt.Outcome
    ) throws -> PaymentAttempt {
        PaymentAttempt(
            id: AttemptID(id), kind: kind, amount: try money(50_000),
            key: IdempotencyKey("k_\(id)"),
            startedAt: noon.adding(milliseconds: 7), outcome: outcome, sends: 2)
    }

    static func refund(_ id: String, _ status: Refund.Status) throws -> Refund {
        Refund(
            id: RefundID(id), amount: try money(100), key: IdempotencyKey("k_\(id)"), reason: nil,
            requestedAt: noon, status: status)
    }

    /// A record with a value in every column.
    static func fullRecord(_ id: String) throws -> PaymentRecord {
        var record = try record(id)
        record.method = PaymentMethod(kind: .netbanking, reference: "HDFC")
        record.status = .captured
        record.transactionID = TransactionID("pay_\(id)")
        record.nextAction = NextAction(redirectURL: "https://bank.example/3ds?a=1")
        record.hold = Hold(
            amount: try money(50_000), expiresAt: noon.adding(milliseconds: 1), isLive: false)
        record.captured = try money(49_999)
        record.fee = try money(3, "JPY")
        record.failure = FailureReason(.declined, providerCode: "insufficient_funds")
        record.attempts = try PaymentAttempt.Kind.allCases.enumerated().map { place, kind in
            try attempt("\(id)_\(place)", kind, .succeeded)
        }
        var refund = try refund("\(id)_refund", .succeeded)
        refund = Refund(
            id: refund.id, amount: refund.amount, key: refund.key, reason: "damaged",
            requestedAt: refund.requestedAt, status: .failed,
            transactionID: TransactionID("re_1"), failureCode: "expired_card", sends: 4)
        record.refunds = [refund]
        record.eventCount = 9
        return record
    }

    static func entry(
        _ kind: MoneyMovement.Kind, _ object: String, of payment: String? = "pay_1"
    ) throws -> JournalEntry {
        JournalEntry(
            MoneyMovement(kind, try money(700), objectID: object),
            paymentID: payment.map(PaymentID.init), provider: stripe, recordedAt: noon)
    }

    static func message(_ id: String, _ kind: PaymentEvent.Kind) -> OutboxMessage {
        OutboxMessage(
            id: id,
            event: PaymentEvent(
                kind: kind, paymentID: PaymentID("pay_1"), orderID: OrderID("order_1"),
                provider: stripe, transactionID: TransactionID("pi_1"), sequence: 3,
                occurredAt: noon))
    }

    static func message(_ id: String) throws -> OutboxMessage {
        message(id, .authorized(amount: try money(50_000)))
    }

    static func saga(
        _ id: String, _ state: SagaRecord.State, kind: SagaRecord.Kind = .capture,
        questions: Int = 0
    ) -> SagaRecord {
        SagaRecord(
            id: id, kind: kind, paymentID: PaymentID("pay_1"), state: state,
            questions: questions, startedAt: noon)
    }

    static func due(_ id: String, after milliseconds: Int) -> SagaRecord {
        saga(id, .due(noon.adding(milliseconds: milliseconds)))
    }

    static func notice(
        _ event: String, provider: ProviderName = stripe,
        activity: ProviderActivity = .irrelevant(type: "charge.succeeded")
    ) -> ProviderNotice {
        ProviderNotice(
            id: NoticeID(provider: provider, eventID: event), type: "charge.succeeded",
            activity: activity, body: [0x7B, 0x00, 0xFF, 0x7D], receivedAt: noon)
    }

    static func key(
        _ key: String, for payment: String = "pay_1", operation: String? = nil
    ) -> IdempotencyRecord {
        IdempotencyRecord(
            key: key, fingerprint: "POST /payments 1", paymentID: PaymentID(payment),
            operation: operation)
    }
}
