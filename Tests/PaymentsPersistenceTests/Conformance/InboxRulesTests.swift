import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct InboxRulesTests {
    @Test(arguments: StoreConformance.everyStore)
    func `a notice comes back as it was stored, oldest first`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let notices = ["evt_9", "evt_1", "evt_5"].map { Sample.notice($0) }
        for notice in notices { #expect(try await store.store(notice)) }
        #expect(try await store.pendingNotices(limit: 9) == notices)
        #expect(try await store.pendingNotices(limit: 2) == Array(notices.prefix(2)))
    }

    @Test(arguments: StoreConformance.everyStore, [0, 1, 255, 100_000])
    func `a body of any length comes back byte for byte`(
        _ conformance: StoreConformance, _ length: Int
    ) async throws {
        let store = try conformance.make()
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        let notice = ProviderNotice(
            id: NoticeID(provider: Sample.stripe, eventID: "evt_1"), type: "t",
            activity: .irrelevant(type: "t"), body: body, receivedAt: Sample.noon)
        _ = try await store.store(notice)
        #expect(try await store.pendingNotices(limit: 1) == [notice])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `what every notice says comes back`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let notices = try ActivitySample.all().enumerated().map { place, activity in
            Sample.notice("evt_\(place)", activity: activity)
        }
        #expect(!notices.isEmpty)
        for notice in notices { _ = try await store.store(notice) }
        #expect(try await store.pendingNotices(limit: 99) == notices)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `the same event is stored once, whatever became of it`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let notice = Sample.notice("evt_1")
        let other = Sample.notice("evt_1", activity: .irrelevant(type: "other"))
        #expect(try await store.store(notice))
        #expect(try await store.store(other) == false)
        #expect(try await store.pendingNotices(limit: 9) == [notice])
        try await store.park(notice.id, reason: "unreadable")
        #expect(try await store.store(other) == false)
        try await store.markApplied(notice.id)
        #expect(try await store.store(other) == false)
        #expect(try await store.pendingNotices(limit: 9).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `two providers may use the same event id`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let notices = [
            Sample.notice("evt_1"), Sample.notice("evt_1", provider: Sample.razorpay),
        ]
        for notice in notices { #expect(try await store.store(notice)) }
        try await store.markApplied(notices[0].id)
        #expect(try await store.pendingNotices(limit: 9) == [notices[1]])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `an applied notice is pending no more`(_ conformance: StoreConformance) async throws {
        let store = try conformance.make()
        let notices = ["evt_1", "evt_2", "evt_3"].map { Sample.notice($0) }
        for notice in notices { _ = try await store.store(notice) }
        try await store.markApplied(notices[1].id)
        try await store.markApplied(notices[1].id)
        try await store.markApplied(NoticeID(provider: Sample.stripe, eventID: "unheard of"))
        #expect(try await store.pendingNotices(limit: 9) == [notices[0], notices[2]])
        #expect(try await store.parkedNotices().isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `parked notices are kept with the last reason, in order of arrival`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let notices = ["evt_1", "evt_2", "evt_3"].map { Sample.notice($0) }
        for notice in notices { _ = try await store.store(notice) }
        try await store.park(notices[2].id, reason: "no such payment")
        try await store.park(notices[0].id, reason: "amount differs")
        try await store.park(notices[0].id, reason: "currency differs")
        try await store.park(NoticeID(provider: Sample.stripe, eventID: "unheard of"), reason: "")
        #expect(try await store.pendingNotices(limit: 9) == [notices[1]])
        let parked = try await store.parkedNotices()
        #expect(parked.map(\.notice) == [notices[0], notices[2]])
        #expect(parked.map(\.reason) == ["currency differs", "no such payment"])
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a parked notice can be applied, and an applied one is never parked`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let notice = Sample.notice("evt_1")
        _ = try await store.store(notice)
        try await store.park(notice.id, reason: "later")
        try await store.markApplied(notice.id)
        #expect(try await store.parkedNotices().isEmpty)
        try await store.park(notice.id, reason: "too late")
        #expect(try await store.parkedNotices().isEmpty)
        #expect(try await store.pendingNotices(limit: 9).isEmpty)
    }

    @Test(arguments: StoreConformance.everyStore)
    func `a commit may name a notice that is applied or unheard of`(
        _ conformance: StoreConformance
    ) async throws {
        let store = try conformance.make()
        let notice = Sample.notice("evt_1")
        _ = try await store.store(notice)
        try await store.markApplied(notice.id)
        try await store.commit(
            PaymentChange(payment: try Sample.payment("pay_1"), appliedNotice: notice.id))
        try await store.commit(
            PaymentChange(
                payment: try Sample.payment("pay_2"),
                appliedNotice: NoticeID(provider: Sample.stripe, eventID: "unheard of")))
        #expect(try await store.paymentIDs().count == 2)
    }
}
