import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct RefundSagaTests {
    @Test func `a refund whose answer was lost is found by our own reference`() async throws {
        let stage = try await inDoubt()
        let stranger = try refundSnapshot(.succeeded, transaction: "re_0", ours: nil)
        try stage.gateway.will {
            $0.refundFindings = [.found([stranger, try refundSnapshot(.succeeded)])]
        }
        await stage.runSagas()
        #expect(try stage.payment.refunds.map(\.status) == [.succeeded])
        #expect(try stage.payment.refunds.map(\.transactionID) == [TransactionID("re_1")])
        #expect(stage.gateway.sends.count == 3)
        #expect(stage.state(of: "rfd_1") == .finished)
    }

    @Test func `a list without it means sending again with the same key`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.refundFindings = [.found([])]
            $0.refunds = [.done(try refundSnapshot(.succeeded))]
        }
        await stage.runSagas()
        #expect(
            stage.gateway.sends.suffix(2) == [
                .refund(4_000, key: "rfd_1"), .refund(4_000, key: "rfd_1"),
            ])
        #expect(try stage.payment.refunds.map(\.status) == [.succeeded])
    }

    @Test func `nothing is sent after 80 percent of the key's life or without keys`() async throws {
        let late = try await inDoubt()
        late.gateway.will { $0.refundFindings = [.found([])] }
        await late.runSagas(after: GatewayTraits.day / 5 * 4)
        #expect(late.gateway.sends.count == 3)
        let keyless = try await inDoubt(ScriptedGateway(traits: .keyless))
        keyless.gateway.will { $0.refundFindings = Array(repeating: .found([]), count: 50) }
        await keyless.runSagasToTheEnd()
        #expect(keyless.gateway.sends.count == 3)
        #expect(keyless.state(of: "rfd_1") == .parked(reason: "no answer that settles it"))
        #expect(try keyless.payment.refunds.map(\.status) == [.unknown])
    }

    @Test func `an unknown refund keeps its room until it is known`() async throws {
        let stage = try await inDoubt()
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(6_000), asked: try dollars(6_001))
        await #expect(throws: CommandFailure.refused(error)) {
            try await stage.refund(6_001, key: "k-2")
        }
        stage.gateway.will {
            $0.refundFindings = [.found([]), .found([])]
            $0.refunds = [.rejected(code: "no", message: "no")]
        }
        await stage.runSagas()
        #expect(try stage.payment.refunds.map(\.status) == [.failed])
        stage.gateway.will { $0.refunds = [.unknown("time-out")] }
        #expect(try await stage.refund(10_000, key: "k-3").standing == .inDoubt)
    }

    @Test func `a refused resend is asked about before anybody believes it`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.refundFindings = [.found([]), .found([try refundSnapshot(.succeeded)])]
            $0.refunds = [.rejected(code: "exceeds", message: "refunded already")]
        }
        await stage.runSagas()
        #expect(try stage.payment.refunds.map(\.status) == [.succeeded])
    }

    @Test(arguments: [
        GatewayOutcome<RefundSnapshot>.rejected(code: "no", message: "no"), .notSent("refused"),
    ])
    func `a refused or unsent resend proves nothing while the provider is silent`(
        outcome: GatewayOutcome<RefundSnapshot>
    ) async throws {
        let stage = try await inDoubt()
        stage.gateway.will {
            $0.refundFindings = [.found([])]
            $0.refunds = [outcome]
        }
        await stage.runSagas()
        #expect(stage.gateway.sends.count == 4)
        #expect(try stage.payment.refunds.map(\.status) == [.unknown])
    }

    @Test func `an answer to an older send does not free the room of a newer one`() async throws {
        let stage = try await Stage.captured()
        stage.gateway.will { script in
            script.refunds = [.notSent("refused"), .unknown("time-out")]
            script.refundFindings = [.found([])]
            script.meanwhile = { await stage.runSagas() }
        }
        #expect(try await stage.refund(10_000).standing == .inDoubt)
        let error = PaymentError.exceedsRefundable(
            refundable: try dollars(0), asked: try dollars(1))
        await #expect(throws: CommandFailure.refused(error)) {
            try await stage.refund(1, key: "k-2")
        }
    }

    @Test func `a pending refund is asked about until it ends, and never sent again`()
        async throws
    {
        let stage = try await Stage.captured()
        try stage.gateway.will { $0.refunds = [.done(try refundSnapshot(.pending))] }
        #expect(try await stage.refund().standing == .underWay)
        try stage.gateway.will {
            $0.refundFindings = [
                .found([]), .found([try refundSnapshot(.pending)]),
                .found([try refundSnapshot(.failed(code: "no_funds", afterSuccess: false))]),
            ]
        }
        for _ in 0..<3 { await stage.runSagas(after: 900_000) }
        #expect(try stage.payment.refunds.map(\.status) == [.failed])
        #expect(stage.gateway.sends.count == 3)
        #expect(stage.state(of: "rfd_1") == .finished)
    }

    @Test func `a refund stored before a crash is unknown, found missing and sent`() async throws {
        let stage = try await Stage.captured()
        stage.gateway.will { script in
            script.meanwhile = { stage.store.failNextCommits([.unavailable("crashed")]) }
            script.refundFindings = [.found([])]
        }
        try await stage.refund()
        #expect(try stage.payment.refunds.map(\.status) == [.requested])
        try stage.gateway.will { $0.refunds = [.done(try refundSnapshot(.succeeded))] }
        await stage.runSagas()
        #expect(try stage.payment.refunds.map(\.status) == [.succeeded])
        #expect(stage.entries.contains("doubt-resolved/rfd_1"))
    }

    @Test func `a webhook that overtakes the answer is booked once`() async throws {
        let stage = try await Stage.captured()
        try stage.gateway.will { script in
            let snapshot = try refundSnapshot(.succeeded)
            script.refunds = [.done(snapshot)]
            script.meanwhile = {
                _ = try? await stage.receive(.refund(stage.id, snapshot))
                #expect(await stage.drain() == 1)
            }
        }
        #expect(try await stage.refund().standing == .done)
        #expect(stage.entries.count { $0 == "refund-succeeded/re_1" } == 1)
        #expect(stage.events.count { $0 == "PaymentRefunded" } == 1)
    }

    private func inDoubt(_ gateway: ScriptedGateway = ScriptedGateway()) async throws -> Stage {
        let stage = try await Stage.captured(gateway)
        #expect(try await stage.refund().standing == .inDoubt)
        return stage
    }
}
