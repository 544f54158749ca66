import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct HoldWatchTests {
    @Test func `a hold that nobody captured is looked at after its end`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { $0.findings = [.found(try released(.expired))] }
        #expect(await stage.runSagas(after: 7 * GatewayTraits.day + 59_999) == 0)
        #expect(await stage.runSagas(after: 1) == 1)
        #expect(try stage.payment.failure == FailureReason(.expired))
        #expect(stage.entries == ["authorized/pi_1", "released/pi_1"])
        #expect(stage.state(of: "hold_pay_1") == .finished)
    }

    @Test func `a hold without a named end is watched for seven days`() async throws {
        let stage = Stage()
        try stage.gateway.will {
            $0.authorizations = [.done(try snapshot(.authorized(expiresAt: nil)))]
        }
        try await stage.authorize()
        #expect(stage.state(of: "hold_pay_1") == .due(expiry.adding(milliseconds: 60_000)))
    }

    @Test func `a hold whose end is learned later is watched until then`() async throws {
        let stage = Stage()
        try stage.gateway.will {
            $0.authorizations = [.done(try snapshot(.authorized(expiresAt: nil)))]
        }
        try await stage.authorize()
        let end = nine.adding(milliseconds: GatewayTraits.day)
        try await stage.receive(
            .payment(stage.id, try snapshot(.authorized(expiresAt: end))))
        #expect(await stage.drain() == 1)
        #expect(stage.state(of: "hold_pay_1") == .due(end.adding(milliseconds: 60_000)))
    }

    @Test func `a hold that comes for a failed payment is let go at once`() async throws {
        let stage = try await lateHold()
        #expect(stage.state(of: "hold_pay_1") == .due(nine))
        try stage.gateway.will {
            $0.findings = [.found(try held())]
            $0.cancellations = [.done(try released())]
        }
        #expect(await stage.runSagas(after: 0) == 1)
        #expect(stage.gateway.sends.last == .cancel(key: "release-pay_1"))
        #expect(stage.entries == ["authorized/pi_1", "released/pi_1"])
        #expect(stage.state(of: "hold_pay_1") == .finished)
        #expect(stage.events == ["PaymentFailed"])
    }

    @Test func `a late hold whose end is learned is still let go at once, not at its end`()
        async throws
    {
        let stage = Stage()
        stage.gateway.will { $0.authorizations = [.declined(nil, code: "no")] }
        try await stage.authorize()
        try await stage.receive(
            .payment(stage.id, try snapshot(.authorized(expiresAt: nil))), event: "evt_1")
        try await stage.receive(.payment(stage.id, try held()), event: "evt_2")
        #expect(await stage.drain() == 2)
        #expect(try stage.payment.hold?.expiresAt == expiry)
        #expect(stage.state(of: "hold_pay_1") == .due(nine))
    }

    @Test func `a release that got lost is asked about before it is tried again`() async throws {
        let stage = try await lateHold()
        try stage.gateway.will { $0.findings = [.found(try held()), .found(try released())] }
        await stage.runSagas(after: 0)
        #expect(stage.gateway.sends.count == 2)
        await stage.runSagas()
        #expect(stage.gateway.sends.count == 2)
        #expect(try stage.payment.hold?.isLive == false)
    }

    @Test func `a late hold that cannot be let go is watched and shown to a person`() async throws {
        let stage = try await lateHold(ScriptedGateway(traits: .keyless))
        try stage.gateway.will { $0.findings = Array(repeating: .found(try held()), count: 50) }
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends == [.authorize(key: "att_1")])
        #expect(stage.store.parkedSagas().map(\.id) == ["hold_pay_1"])
    }

    @Test func `money captured after all is unallocated and let go by nobody`() async throws {
        let stage = try await lateHold()
        try stage.gateway.will { $0.findings = [.found(try captured())] }
        await stage.runSagas(after: 0)
        #expect(stage.gateway.sends.count == 1)
        #expect(stage.entries == ["authorized/pi_1", "unallocated/pi_1", "fee/pi_1"])
        #expect(try stage.payment.status == .failed)
    }

    @Test func `a hold that is not the agreed one is let go by nobody`() async throws {
        let stage = try await lateHold()
        try stage.gateway.will {
            $0.findings = [.found(try snapshot(.authorized(expiresAt: nil), amount: 9_999))]
        }
        await stage.runSagas(after: 0)
        #expect(stage.gateway.sends.count == 1)
        #expect(stage.store.parkedSagas().map(\.id) == ["hold_pay_1"])
    }

    private func lateHold(_ gateway: ScriptedGateway = ScriptedGateway()) async throws -> Stage {
        let stage = Stage(gateway)
        gateway.will { $0.authorizations = [.declined(nil, code: "no")] }
        try await stage.authorize()
        try await stage.receive(.payment(stage.id, try held()))
        #expect(await stage.drain() == 1)
        return stage
    }
}
