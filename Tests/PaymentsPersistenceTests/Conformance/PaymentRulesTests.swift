import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct PaymentRulesTests {
    @Test(arguments: StoreConformance.everyStore)
    func `an empty store has no payments`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        #expect(try await store.payment(PaymentID("pay_1")) == nil)
        #expect(try await store.payments(of: OrderID("order_1")).isEmpty)
        #expect(try await store.paymentIDs().isEmpty)
        #expect(try await store.idempotencyRecord("key") == nil)
        let found = try await store.payment(
            provider: Sample.stripe, transactionID: TransactionID("pi_1"))
        #expect(found == nil)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a payment comes back as it was stored`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let full = Payment(restoring: try Sample.fullRecord("pay_1"))
        let bare = try Sample.payment("pay_2")
        try await store.commit(PaymentChange(payment: full))
        try await store.commit(PaymentChange(payment: bare))
        #expect(try await store.payment(PaymentID("pay_1")) == full)
        #expect(try await store.payment(PaymentID("pay_2")) == bare)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `every status, method and failure comes back`(_ conformance: StoreConformance) async throws
    {
        let store = try conformance.make()
        var stored: [Payment] = []
        for status in PaymentStatus.allCases {
            var record = try Sample.record("pay_\(status)")
            record.status = status
            stored.append(Payment(restoring: record))
        }
        for kind in PaymentMethod.Kind.allCases {
            var record = try Sample.record("pay_\(kind)")
            record.method = PaymentMethod(kind: kind, reference: "")
            stored.append(Payment(restoring: record))
        }
        for kind in FailureReason.Kind.allCases {
            var record = try Sample.record("pay_failed_\(kind)")
            record.failure = FailureReason(kind)
            stored.append(Payment(restoring: record))
        }
        for payment in stored { try await store.commit(PaymentChange(payment: payment)) }
        #expect(try await store.payments(of: OrderID("order_1")) == stored)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `every outcome of an attempt and every status of a refund comes back`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let outcomes: [PaymentAttempt.Outcome] = [
            .started, .awaitingCustomer, .succeeded, .declined(code: "stolen_card"),
            .declined(code: nil), .rejected(code: "bad_request"), .rejected(code: nil), .notSent,
            .unknown,
        ]
        var record = try Sample.record("pay_1")
        record.attempts = try outcomes.enumerated().map {
            try Sample.attempt("a\($0)", .capture, $1)
        }
        record.refunds = try Refund.Status.allCases.map { try Sample.refund("r_\($0)", $0) }
        let payment = Payment(restoring: record)
        try await store.commit(PaymentChange(payment: payment))
        #expect(try await store.payment(PaymentID("pay_1")) == payment)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `amounts of any size and currency come back exactly`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        for (units, code) in [
            (0, "INR"), (1, "JPY"), (9_007_199_254_740_993, "KWD"), (.max, "USD"),
        ] {
            var record = try Sample.record("pay_\(code)")
            record.amount = try Sample.money(units, code)
            let payment = Payment(restoring: record)
            try await store.commit(PaymentChange(payment: payment))
            #expect(try await store.payment(record.id) == payment)
        }
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a hold may have no end`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        var record = try Sample.record("pay_1")
        record.hold = Hold(amount: try Sample.money(1), expiresAt: nil)
        let payment = Payment(restoring: record)
        try await store.commit(PaymentChange(payment: payment))
        #expect(try await store.payment(record.id) == payment)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a later version replaces the earlier one and all its lists`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        var record = try Sample.fullRecord("pay_1")
        try await store.commit(PaymentChange(payment: Payment(restoring: record)))
        record.version = 2
        record.status = .failed
        record.hold = nil
        record.transactionID = nil
        record.attempts = [try Sample.attempt("only", .capture, .unknown)]
        record.refunds = []
        try await store.commit(PaymentChange(payment: Payment(restoring: record)))
        #expect(try await store.payment(record.id) == Payment(restoring: record))
        let found = try await store.payment(
            provider: Sample.stripe, transactionID: TransactionID("pay_pay_1"))
        #expect(found == nil)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `changes nobody has taken are not stored`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        var payment = try Sample.payment("pay_1")
        try payment.authorizationRefused(
            .notSent, reason: FailureReason(.notSent), at: Sample.noon)
        #expect(!payment.changes.isEmpty)
        try await store.commit(PaymentChange(payment: payment))
        let stored = try #require(try await store.payment(PaymentID("pay_1")))
        #expect(stored.changes.isEmpty)
        #expect(stored.status == .failed)
        #expect(stored.version == 1)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `payments of an order and all ids come oldest first`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let rows = [("z", "order_1"), ("m", "order_2"), ("a", "order_1"), ("b", "order_1")]
        for (id, order) in rows {
            try await store.commit(
                PaymentChange(payment: try Sample.payment(id, order: order)))
        }
        var again = try Sample.record("z")
        again.version = 2
        try await store.commit(PaymentChange(payment: Payment(restoring: again)))
        #expect(try await store.paymentIDs().map(\.text) == ["z", "m", "a", "b"])
        let ofOrder = try await store.payments(of: OrderID("order_1"))
        #expect(ofOrder.map(\.id.text) == ["z", "a", "b"])
        #expect(ofOrder.first?.version == 2)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a payment is found by its provider's id and never by another provider's`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        var record = try Sample.record("pay_1")
        try await store.commit(PaymentChange(payment: Payment(restoring: record)))
        record.version = 2
        record.transactionID = TransactionID("pi_1")
        try await store.commit(PaymentChange(payment: Payment(restoring: record)))
        let found = try await store.payment(
            provider: Sample.stripe, transactionID: TransactionID("pi_1"))
        #expect(found == Payment(restoring: record))
        let other = try await store.payment(
            provider: Sample.razorpay, transactionID: TransactionID("pi_1"))
        #expect(other == nil)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `of two payments with one provider id the older is found`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        for id in ["pay_2", "pay_1"] {
            var record = try Sample.record(id)
            record.transactionID = TransactionID("pi_1")
            try await store.commit(PaymentChange(payment: Payment(restoring: record)))
        }
        let found = try await store.payment(
            provider: Sample.stripe, transactionID: TransactionID("pi_1"))
        #expect(found?.id.text == "pay_2")
    }

    @Test(
        arguments: StoreConformance.everyStore,
        [
            ("caf\u{E9}", "cafe\u{301}"), ("a\u{0}b", "a\u{0}c"), ("a", "a\u{0}"),
            ("\u{1A}0", "\u{0}"),
        ])
    func `ids that differ in one byte are different ids`(
        _ conformance: StoreConformance, _ ids: (String, String)
    ) async throws {
        let store = try conformance.make()
        let first = try Sample.payment(ids.0, order: ids.0)
        let second = try Sample.payment(ids.1, order: ids.1)
        try await store.commit(PaymentChange(payment: first, idempotency: Sample.key(ids.0)))
        try await store.commit(PaymentChange(payment: second, idempotency: Sample.key(ids.1)))
        for (id, other) in [(ids.0, first), (ids.1, second)] {
            let found = try await store.payments(of: OrderID(id))
            #expect(found.map { Array($0.id.text.utf8) } == [Array(id.utf8)])
            #expect(try await store.payment(PaymentID(id)) == other)
            let key = try await store.idempotencyRecord(id)?.key
            #expect(key.map { Array($0.utf8) } == Array(id.utf8))
        }
    }
}
