import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct LedgerRulesTests {
    @Test(arguments: StoreConformance.everyStore)
    func `every kind of entry comes back with its postings`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let entries = try MoneyMovement.Kind.allCases.map { try Sample.entry($0, "pi_1") }
        try await store.commit(
            PaymentChange(payment: try Sample.payment("pay_1"), journal: entries))
        let read = try await store.allEntries()
        #expect(read == entries)
        #expect(read.allSatisfy { $0.isBalanced })
        #expect(read.count == MoneyMovement.Kind.allCases.count)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `entries come in order of booking, for one payment and for all`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let rows = [("z", "pay_1"), ("m", "pay_2"), ("a", "pay_1"), ("b", "pay_2")]
        for (object, payment) in rows {
            try await store.post(try Sample.entry(.captured, object, of: payment))
        }
        let objects = try await store.allEntries().map(\.movement.objectID)
        #expect(objects == ["z", "m", "a", "b"])
        let first = try await store.entries(of: PaymentID("pay_1")).map(\.movement.objectID)
        #expect(first == ["z", "a"])
        let second = try await store.entries(of: PaymentID("pay_2")).map(\.movement.objectID)
        #expect(second == ["m", "b"])
        #expect(try await store.entries(of: PaymentID("pay_3")).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `an entry that belongs to no payment is among all entries only`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let entry = try Sample.entry(.unallocated, "ch_1", of: nil)
        try await store.post(entry)
        #expect(try await store.allEntries() == [entry])
        #expect(try await store.entries(of: PaymentID("")).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `the postings that were booked are kept, not those the movement calls for`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let entry = try Sample.entry(.captured, "pi_1")
        let odd = JournalEntry.Posting(.credit, .refunds, try Sample.money(3, "JPY"))
        let booked = [
            entry.keeping(postings: [odd, odd, odd]),
            try Sample.entry(.captured, "pi_2").keeping(postings: []),
            try Sample.entry(.captured, "pi_3"),
        ]
        for entry in booked { try await store.post(entry) }
        #expect(try await store.allEntries() == booked)
        #expect(try await store.entries(of: PaymentID("pay_1")) == booked)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `the same movement is not posted twice`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let entry = try Sample.entry(.unallocated, "ch_1", of: nil)
        try await store.post(entry)
        await #expect(throws: StoreFailure.entryExists("unallocated/ch_1")) {
            try await store.post(try Sample.entry(.unallocated, "ch_1", of: "pay_1"))
        }
        #expect(try await store.allEntries() == [entry])
    }
}
