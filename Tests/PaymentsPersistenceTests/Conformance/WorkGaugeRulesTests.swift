import PaymentsDomain
import PaymentsPersistence
import PaymentsPorts
import Testing

@Suite struct WorkGaugeRulesTests {
    private static let nothing = OpenWork(
        earliestDue: nil, hasUnpublished: false, hasPendingNotices: false)

    @Test(arguments: StoreConformance.everyStore)
    func `an empty store has no open work`(_ conformance: StoreConformance) async throws {
        #expect(try conformance.make().openWork == Self.nothing)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `the earliest unfinished saga counts, due or not`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        try await store.save(Sample.due("a", after: 50))
        try await store.save(Sample.due("b", after: 20))
        #expect(store.openWork.earliestDue == Sample.noon.adding(milliseconds: 20))
        try await store.save(Sample.saga("b", .finished))
        #expect(store.openWork.earliestDue == Sample.noon.adding(milliseconds: 50))
        try await store.save(Sample.saga("a", .parked(reason: "ask")))
        #expect(store.openWork == Self.nothing)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a message counts until it is published`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        try await store.commit(
            PaymentChange(
                payment: try Sample.payment("pay_1"),
                outbox: [try Sample.message("a"), try Sample.message("b")]))
        try await store.markPublished("a")
        #expect(store.openWork.hasUnpublished)
        try await store.markPublished("b")
        #expect(store.openWork == Self.nothing)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a notice counts until it is applied or parked`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let notices = ["evt_1", "evt_2"].map { Sample.notice($0) }
        for notice in notices { _ = try await store.store(notice) }
        try await store.markApplied(notices[0].id)
        #expect(store.openWork.hasPendingNotices)
        try await store.park(notices[1].id, reason: "ask")
        #expect(store.openWork == Self.nothing)
    }
}
