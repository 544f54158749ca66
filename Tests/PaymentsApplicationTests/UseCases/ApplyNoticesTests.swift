import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct ApplyNoticesTests {
    @Test func `receiving stores and does nothing else, and once`() async throws {
        let stage = try await Stage.authorized()
        let activity = ProviderActivity.payment(stage.id, try captured())
        #expect(try await stage.receive(activity))
        #expect(try await !stage.receive(activity))
        #expect(try stage.payment.status == .authorized)
        #expect(stage.store.now.notices.count == 1)
    }

    @Test func `a notice is applied and marked in the same commit`() async throws {
        let stage = try await Stage.authorized()
        let commits = stage.store.now.commits
        try await stage.receive(.payment(stage.id, try captured()))
        #expect(await stage.drain() == 1)
        #expect(try stage.payment.status == .captured)
        #expect(stage.store.now.commits == commits + 1)
        #expect(stage.store.now.applied.map(\.eventID) == ["evt"])
        #expect(await stage.drain() == 0)
    }

    @Test func `the same news under another event id changes nothing`() async throws {
        let stage = try await Stage.authorized()
        for event in ["evt_1", "evt_2", "evt_3"] {
            try await stage.receive(.payment(nil, try captured()), event: event)
        }
        #expect(await stage.drain() == 3)
        #expect(stage.entries == ["authorized/pi_1", "captured/pi_1", "fee/pi_1"])
        #expect(stage.events == ["PaymentAuthorized", "PaymentCaptured"])
        #expect(stage.store.now.applied.count == 3)
    }

    @Test func `a notice that overtakes the answer finds the payment by our reference`()
        async throws
    {
        let stage = Stage()
        try stage.gateway.will { script in
            let snapshot = try held()
            script.meanwhile = {
                _ = try? await stage.receive(.payment(stage.id, snapshot))
                #expect(await stage.drain() == 1)
            }
        }
        #expect(try await stage.authorize().standing == .done)
        #expect(try stage.payment.status == .authorized)
        #expect(stage.entries == ["authorized/pi_1"])
    }

    @Test func `what belongs to nothing of ours is put aside, not dropped`() async throws {
        let stage = try await Stage.authorized()
        try await stage.receive(.payment(nil, try snapshot(.undecided, transaction: "pi_9")))
        try await stage.receive(
            .payment(stage.id, try captured()), event: "foreign", from: "razorpay")
        #expect(await stage.drain() == 2)
        #expect(
            stage.store.parkedNotices().map(\.reason)
                == Array(repeating: "no payment of ours", count: 2))
        #expect(try stage.payment.status == .authorized)
        #expect(await stage.drain() == 0)
    }

    @Test func `what we have no use for is done with`() async throws {
        let stage = Stage()
        try await stage.receive(.irrelevant(type: "charge.updated"))
        #expect(await stage.drain() == 1)
        #expect(stage.store.now.applied.count == 1)
    }

    @Test func `what contradicts us is put aside and does not hold up the rest`() async throws {
        let stage = try await Stage.authorized()
        try await stage.receive(
            .payment(
                stage.id,
                try snapshot(.captured(amount: try dollars(9_999), fee: nil), amount: 9_999)),
            event: "wrong")
        try await stage.receive(.payment(stage.id, try captured()), event: "right")
        #expect(await stage.drain() == 2)
        #expect(try stage.payment.status == .captured)
        #expect(stage.store.parkedNotices().map(\.notice.id.eventID) == ["wrong"])
    }

    @Test func `without a store everything stays where it is`() async throws {
        let stage = try await Stage.authorized()
        try await stage.receive(.payment(stage.id, try captured()))
        stage.store.failNextCommits([.unavailable("away")])
        #expect(await stage.drain() == 0)
        #expect(stage.store.pendingNotices(limit: 9).count == 1)
        #expect(await stage.drain() == 1)
        #expect(try stage.payment.status == .captured)
    }

    @Test func `a movement that is booked already is put aside, not tried for ever`() async throws {
        let stage = try await Stage.authorized()
        try stage.store.post(
            JournalEntry(
                MoneyMovement(.captured, try dollars(10_000), objectID: "pi_1"), paymentID: nil,
                provider: stage.gateway.provider, recordedAt: nine))
        try await stage.receive(.payment(stage.id, try captured()))
        #expect(await stage.drain() == 1)
        #expect(stage.store.parkedNotices().count == 1)
        #expect(try stage.payment.status == .authorized)
    }
}

@Suite struct EarlyRefundNoticeTests {
    @Test func `a refund before its capture is known asks the provider first`() async throws {
        let stage = try await Stage.authorized()
        try await receiveRefund(stage)
        try stage.gateway.will { $0.findings = [.found(try captured())] }
        #expect(await stage.drain() == 1)
        #expect(stage.gateway.calls.last == .find)
        #expect(
            stage.entries == [
                "authorized/pi_1", "captured/pi_1", "fee/pi_1", "refund-requested/re_1",
                "refund-succeeded/re_1",
            ])
        #expect(try stage.payment.refundedTotal == dollars(4_000))
        #expect(stage.store.now.applied.count == 1)
    }

    @Test func `while the provider is silent the refund waits and blocks nothing`() async throws {
        let stage = try await Stage.authorized()
        try await receiveRefund(stage)
        try await stage.receive(.irrelevant(type: "ping"), event: "ping")
        #expect(await stage.drain() == 1)
        #expect(stage.store.pendingNotices(limit: 9).map(\.id.eventID) == ["refund"])
    }

    @Test func `an answer that lags behind is asked for again, then a person must look`()
        async throws
    {
        let stage = try await Stage.authorized()
        try await receiveRefund(stage)
        try stage.gateway.will { $0.findings = [.found(try held()), .found(try held())] }
        #expect(await stage.drain() == 0)
        stage.clock.advance(milliseconds: 900_000)
        #expect(await stage.drain() == 1)
        #expect(stage.store.parkedNotices().map(\.notice.id.eventID) == ["refund"])
        #expect(try stage.payment.refunds.isEmpty)
    }

    @Test func `a refund of a second transaction is never taken for one of ours`() async throws {
        let stage = try await Stage.captured()
        try await stage.receive(
            .refund(
                stage.id,
                try refundSnapshot(.succeeded, transaction: "re_9", ours: nil, of: "pi_2")))
        #expect(await stage.drain() == 1)
        #expect(try stage.payment.refunds.isEmpty)
        #expect(stage.store.parkedNotices().count == 1)
    }

    private func receiveRefund(_ stage: Stage) async throws {
        try await stage.receive(
            .refund(stage.id, try refundSnapshot(.succeeded, ours: nil)), event: "refund")
    }
}
