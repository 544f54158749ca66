import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct CommitRulesTests {
    @Test(arguments: StoreConformance.everyStore, [-1, 0, 1, 2, 4, 5])
    func `only the version after the stored one is taken`(
        _ conformance: StoreConformance, _ version: Int
    ) async throws {
        let store = try conformance.make()
        for stored in 1...2 {
            let payment = Payment(restoring: try Sample.record("pay_1", version: stored))
            try await store.commit(PaymentChange(payment: payment))
        }
        let late = Payment(restoring: try Sample.record("pay_1", version: version))
        await #expect(throws: StoreFailure.conflict) {
            try await store.commit(PaymentChange(payment: late))
        }
        #expect(try await store.payment(PaymentID("pay_1"))?.version == 2)
        let next = Payment(restoring: try Sample.record("pay_1", version: 3))
        try await store.commit(PaymentChange(payment: next))
        #expect(try await store.payment(PaymentID("pay_1"))?.version == 3)
    }

    @Test(arguments: StoreConformance.everyStore, [-1, 0, 2])
    func `a payment that is not stored starts with version 1`(
        _ conformance: StoreConformance, _ version: Int
    ) async throws {
        let store = try conformance.make()
        let payment = Payment(restoring: try Sample.record("pay_1", version: version))
        await #expect(throws: StoreFailure.conflict) {
            try await store.commit(PaymentChange(payment: payment))
        }
        #expect(try await store.paymentIDs().isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a commit stores all of its parts`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let notice = Sample.notice("evt_1")
        _ = try await store.store(notice)
        let change = try fullChange("pay_1", notice: notice.id)
        try await store.commit(change)
        #expect(try await store.payment(PaymentID("pay_1")) == change.payment)
        #expect(try await store.allEntries() == change.journal)
        #expect(try await store.unpublished(limit: 9) == change.outbox)
        #expect(try await store.saga("saga_1") == change.sagas.first)
        #expect(try await store.idempotencyRecord("key_1") == change.idempotency)
        #expect(try await store.pendingNotices(limit: 9).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore, Obstacle.allCases)
    func `a refused commit stores none of its parts`(
        _ conformance: StoreConformance, _ obstacle: Obstacle
    ) async throws {
        let store = try conformance.make()
        let notice = Sample.notice("evt_1")
        _ = try await store.store(notice)
        try await obstacle.put(in: store)
        let entries = try await store.allEntries()
        let messages = try await store.unpublished(limit: 9)
        let change = try fullChange("pay_1", notice: notice.id)
        await #expect(throws: obstacle.failure) { try await store.commit(change) }
        #expect(try await store.payment(PaymentID("pay_1"))?.version == obstacle.storedVersion)
        #expect(try await store.allEntries() == entries)
        #expect(try await store.unpublished(limit: 9) == messages)
        #expect(try await store.saga("saga_1") == nil)
        #expect(
            try await store.idempotencyRecord("key_1")?.paymentID.text == obstacle.ownerOfKey)
        #expect(try await store.pendingNotices(limit: 9) == [notice])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `the first thing that is wrong is the one reported`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        for obstacle in [Obstacle.entry, .secondEntry, .message, .key] {
            try await obstacle.put(in: store)
        }
        var change = try fullChange("pay_1", notice: Sample.notice("evt_1").id)
        await #expect(throws: StoreFailure.keyTaken("key_1")) { try await store.commit(change) }
        change.idempotency = nil
        await #expect(throws: StoreFailure.entryExists("authorized/pi_1")) {
            try await store.commit(change)
        }
        change.journal = []
        await #expect(throws: StoreFailure.conflict) { try await store.commit(change) }
        change.outbox = []
        try await store.commit(change)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `an entry or a message twice in one commit is refused`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let entry = try Sample.entry(.captured, "pi_1")
        let message = try Sample.message("evt_1")
        let payment = try Sample.payment("pay_1")
        await #expect(throws: StoreFailure.entryExists("captured/pi_1")) {
            try await store.commit(PaymentChange(payment: payment, journal: [entry, entry]))
        }
        await #expect(throws: StoreFailure.conflict) {
            try await store.commit(PaymentChange(payment: payment, outbox: [message, message]))
        }
        #expect(try await store.paymentIDs().isEmpty)
        #expect(try await store.allEntries().isEmpty)
        #expect(try await store.unpublished(limit: 9).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a key keeps what it was first used for`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let record = Sample.key("key", operation: "attempt_7")
        try await store.commit(
            PaymentChange(payment: try Sample.payment("pay_1"), idempotency: record))
        let second = PaymentChange(
            payment: try Sample.payment("pay_2"), idempotency: Sample.key("key", for: "pay_2"))
        await #expect(throws: StoreFailure.keyTaken("key")) { try await store.commit(second) }
        #expect(try await store.idempotencyRecord("key") == record)
        #expect(try await store.payment(PaymentID("pay_2")) == nil)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a refused commit can be made good and stored`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await store.post(try Sample.entry(.captured, "pi_1"))
        var change = PaymentChange(
            payment: try Sample.payment("pay_1"), journal: [try Sample.entry(.captured, "pi_1")])
        await #expect(throws: StoreFailure.entryExists("captured/pi_1")) {
            try await store.commit(change)
        }
        change.journal = [try Sample.entry(.captured, "pi_2")]
        try await store.commit(change)
        #expect(try await store.allEntries().map(\.id) == ["captured/pi_1", "captured/pi_2"])
    }

    private func fullChange(_ id: String, notice: NoticeID) throws -> PaymentChange {
        PaymentChange(
            payment: try Sample.payment(id),
            journal: [
                try Sample.entry(.authorized, "pi_1"), try Sample.entry(.captured, "pi_1"),
            ],
            outbox: [try Sample.message("evt_a"), try Sample.message("evt_b")],
            sagas: [Sample.due("saga_1", after: 5)], idempotency: Sample.key("key_1"),
            appliedNotice: notice)
    }
}

/// Something in a store that makes it refuse the full change.
enum Obstacle: CaseIterable, Sendable {
    case version
    case key
    case entry
    case secondEntry
    case message

    var failure: StoreFailure {
        switch self {
        case .version, .message: .conflict
        case .key: .keyTaken("key_1")
        case .entry: .entryExists("authorized/pi_1")
        case .secondEntry: .entryExists("captured/pi_1")
        }
    }

    var storedVersion: Int? { self == .version ? 1 : nil }
    var ownerOfKey: String? { self == .key ? "pay_0" : nil }

    func put(in store: any PaymentStore) async throws {
        switch self {
        case .version:
            try await store.commit(PaymentChange(payment: try Sample.payment("pay_1")))
        case .key:
            try await store.commit(
                PaymentChange(
                    payment: try Sample.payment("pay_0"),
                    idempotency: Sample.key("key_1", for: "pay_0")))
        case .entry: try await store.post(try Sample.entry(.authorized, "pi_1"))
        case .secondEntry: try await store.post(try Sample.entry(.captured, "pi_1"))
        case .message:
            try await store.commit(
                PaymentChange(
                    payment: try Sample.payment("pay_9"), outbox: [try Sample.message("evt_b")]))
        }
    }
}
