import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct RefundPaymentTests {
    @Test func `a refund is owed before the call and paid after it`() async throws {
        let stage = try await Stage.captured()
        let store = stage.store
        try stage.gateway.will { script in
            script.refunds = [.done(try refundSnapshot(.succeeded))]
            script.meanwhile = {
                #expect(store.now.entries.last?.id == "refund-requested/rfd_1")
                #expect(store.saga("rfd_1")?.state == .due(nine.adding(milliseconds: 60_000)))
            }
        }
        let result = try await stage.refund()
        #expect(result.standing == .done)
        #expect(result.refundID == RefundID("rfd_1"))
        #expect(stage.gateway.sends.last == .refund(4_000, key: "rfd_1"))
        #expect(stage.entries.suffix(2) == ["refund-requested/rfd_1", "refund-succeeded/re_1"])
        #expect(stage.events.last == "PaymentRefunded")
        #expect(stage.state(of: "rfd_1") == .finished)
    }

    @Test func `all that is left is refunded when no amount is named`() async throws {
        let stage = try await Stage.captured()
        try stage.gateway.will { $0.refunds = [.done(try refundSnapshot(.succeeded))] }
        try await stage.refund()
        try stage.gateway.will {
            $0.refunds = [
                .done(
                    try refundSnapshot(
                        .succeeded, amount: 6_000, transaction: "re_2", ours: "rfd_2"))
            ]
        }
        let result = try await stage.refund(nil, key: "k-rest")
        #expect(stage.gateway.sends.last == .refund(6_000, key: "rfd_2"))
        #expect(result.payment.status == .refunded)
    }

    @Test(arguments: try outcomes())
    func `each outcome has one standing and one status`(
        outcome: GatewayOutcome<RefundSnapshot>, standing: CommandResult.Standing,
        status: Refund.Status
    ) async throws {
        let stage = try await Stage.captured()
        stage.gateway.will { $0.refunds = [outcome] }
        let result = try await stage.refund()
        #expect(result.standing == standing)
        #expect(result.payment.refunds.map(\.status) == [status])
        #expect(result.payment.status == .captured)
    }

    static func outcomes() throws -> [(
        GatewayOutcome<RefundSnapshot>, CommandResult.Standing, Refund.Status
    )] {
        [
            (.done(try refundSnapshot(.succeeded)), .done, .succeeded),
            (.done(try refundSnapshot(.pending)), .underWay, .pending),
            (
                .done(try refundSnapshot(.failed(code: "no", afterSuccess: false))),
                .rejected(code: "no"), .failed
            ),
            (.declined(nil, code: "no"), .rejected(code: "no"), .failed),
            (.rejected(code: nil, message: "no"), .rejected(code: "rejected"), .failed),
            (.notSent("refused"), .notSent, .failed),
            (.unknown("time-out"), .inDoubt, .unknown),
        ]
    }

    @Test func `two refunds that pass together would exceed the capture, so one does not`()
        async throws
    {
        let stage = try await Stage.captured()
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(4_000), asked: try dollars(6_000))
        try stage.gateway.will { script in
            script.refunds = [.done(try refundSnapshot(.succeeded, amount: 6_000))]
            script.meanwhile = {
                await #expect(throws: CommandFailure.refused(error)) {
                    try await stage.refund(6_000, key: "k-other")
                }
            }
        }
        #expect(try await stage.refund(6_000).standing == .done)
        #expect(stage.gateway.sends.filter { $0 == .refund(6_000, key: "rfd_1") }.count == 1)
        #expect(stage.gateway.sends.count == 3)
    }

    @Test func `the same key refunds once`() async throws {
        let stage = try await Stage.captured()
        try stage.gateway.will { $0.refunds = [.done(try refundSnapshot(.succeeded))] }
        try await stage.refund()
        let again = try await stage.refund()
        #expect(again.isReplay)
        #expect(again.refundID == RefundID("rfd_1"))
        #expect(try stage.payment.refunds.count == 1)
        await #expect(throws: CommandFailure.keyReused) { try await stage.refund(4_001) }
        #expect(stage.gateway.sends.count == 3)
    }

    @Test func `nothing is refunded that is not captured`() async throws {
        let stage = try await Stage.authorized()
        await #expect(throws: CommandFailure.refused(.notPermitted(.authorized))) {
            try await stage.refund()
        }
        #expect(stage.gateway.sends.count == 1)
    }
}
