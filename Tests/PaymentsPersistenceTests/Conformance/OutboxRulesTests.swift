import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct OutboxRulesTests {
    @Test(arguments: StoreConformance.everyStore)
    func `every kind of event comes back`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let kinds: [PaymentEvent.Kind] = [
            .authorized(amount: try Sample.money(1)), .captured(amount: try Sample.money(0, "KWD")),
            .failed(FailureReason(.abandoned)),
            .failed(FailureReason(.declined, providerCode: "lost_card")),
            .refunded(
                RefundID("r"), amount: try Sample.money(5), totalRefunded: try Sample.money(7),
                isFull: false),
            .refunded(
                RefundID("r"), amount: try Sample.money(5), totalRefunded: try Sample.money(5),
                isFull: true),
        ]
        var messages = kinds.enumerated().map { Sample.message("evt_\($0)", $1) }
        messages.append(
            OutboxMessage(
                id: "evt_last",
                event: PaymentEvent(
                    kind: .failed(FailureReason(.notSent)), paymentID: PaymentID("pay_1"),
                    orderID: OrderID("order_1"), provider: Sample.razorpay, transactionID: nil,
                    sequence: 1, occurredAt: Sample.noon)))
        try await store.commit(
            PaymentChange(payment: try Sample.payment("pay_1"), outbox: messages))
        #expect(try await store.unpublished(limit: 99) == messages)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `unpublished messages come oldest first, as many as asked for`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await fill(store, with: [["z", "m"], ["a"]])
        #expect(try await store.unpublished(limit: 99).map(\.id) == ["z", "m", "a"])
        #expect(try await store.unpublished(limit: 2).map(\.id) == ["z", "m"])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a published message is not given out again`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await fill(store, with: [["z", "m", "a"]])
        try await store.markPublished("m")
        try await store.markPublished("m")
        try await store.markPublished("unheard of")
        #expect(try await store.unpublished(limit: 99).map(\.id) == ["z", "a"])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a published message is not stored again`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        try await fill(store, with: [["a"]])
        try await store.markPublished("a")
        let change = PaymentChange(
            payment: try Sample.payment("again"), outbox: [try Sample.message("a")])
        await #expect(throws: StoreFailure.conflict) { try await store.commit(change) }
        #expect(try await store.unpublished(limit: 99).isEmpty)
    }

    private func fill(_ store: any PaymentStore, with commits: [[String]]) async throws {
        for (place, ids) in commits.enumerated() {
            try await store.commit(
                PaymentChange(
                    payment: try Sample.payment("pay_\(place)"),
                    outbox: try ids.map { try Sample.message($0) }))
        }
    }
}
