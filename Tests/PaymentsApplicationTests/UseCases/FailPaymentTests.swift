import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct FailPaymentTests {
    @Test func `a hold is let go and the payment fails as cancelled`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { $0.cancellations = [.done(try released())] }
        let result = try await stage.cancel()
        #expect(result.standing == .done)
        #expect(result.payment.failure == FailureReason(.cancelled))
        #expect(stage.gateway.sends.last == .cancel(key: "att_2"))
        #expect(stage.entries == ["authorized/pi_1", "released/pi_1"])
        #expect(stage.events == ["PaymentAuthorized", "PaymentFailed"])
        #expect(stage.state(of: "att_2") == .finished)
        #expect(stage.state(of: "hold_pay_1") == .finished)
    }

    @Test func `without a way to let go the payment fails and the hold is watched`() async throws {
        let stage = try await Stage.authorized(ScriptedGateway(traits: .keyless))
        let result = try await stage.cancel()
        #expect(result.standing == .done)
        #expect(result.payment.status == .failed)
        #expect(stage.gateway.sends == [.authorize(key: "att_1")])
        #expect(stage.state(of: "hold_pay_1") == .due(expiry.adding(milliseconds: 60_000)))
        try stage.gateway.will { $0.findings = [.found(try released(.expired))] }
        await stage.runSagas(after: 7 * GatewayTraits.day + 60_000)
        #expect(stage.entries == ["authorized/pi_1", "released/pi_1"])
        #expect(stage.state(of: "hold_pay_1") == .finished)
    }

    @Test func `a cancellation that came too late ends with the capture`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will {
            $0.cancellations = [.rejected(code: "captured", message: "no")]
            $0.findings = [.found(try captured())]
        }
        let result = try await stage.cancel()
        #expect(result.standing == .rejected(code: "captured"))
        #expect(result.payment.status == .captured)
    }

    @Test func `a cancellation that never left can be tried again`() async throws {
        let stage = try await Stage.authorized()
        stage.gateway.will { $0.cancellations = [.notSent("refused")] }
        #expect(try await stage.cancel().standing == .notSent)
        #expect(try stage.payment.status == .authorized)
        try stage.gateway.will { $0.cancellations = [.done(try released())] }
        #expect(try await stage.cancel(key: "k-2").standing == .done)
    }

    @Test func `the same key cancels once and belongs to one payment`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { $0.cancellations = [.done(try released())] }
        try await stage.cancel()
        let again = try await stage.cancel()
        #expect(again.isReplay)
        #expect(again.standing == .done)
        #expect(stage.gateway.sends.count == 2)
        await #expect(throws: CommandFailure.keyReused) { try await stage.cancel(key: "k-auth") }
    }
}
