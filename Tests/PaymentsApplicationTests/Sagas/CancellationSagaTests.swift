import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct CancellationSagaTests {
    @Test func `a cancellation whose answer was lost is asked about and learned`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will { $0.findings = [.found(try released(.expired))] }
        await stage.runSagas()
        #expect(try stage.payment.failure == FailureReason(.cancelled))
        #expect(stage.state(of: "att_2") == .finished)
        #expect(stage.gateway.sends.count == 2)
    }

    @Test func `a hold that is still there means sending again with the same key`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try held())]
            $0.cancellations = [.done(try released())]
        }
        await stage.runSagas()
        #expect(stage.gateway.sends.suffix(2) == [.cancel(key: "att_2"), .cancel(key: "att_2")])
        #expect(try stage.payment.status == .failed)
    }

    @Test func `a refused resend proves nothing while the provider is silent`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try held())]
            $0.cancellations = [.rejected(code: "gone", message: "no")]
        }
        await stage.runSagas()
        #expect(try stage.payment.lastAttempt(.cancellation)?.outcome == .unknown)
        try stage.gateway.will { $0.findings = [.found(try released())] }
        await stage.runSagas(after: 300_000)
        #expect(try stage.payment.status == .failed)
    }

    @Test func `no capture starts while the cancellation is in doubt`() async throws {
        let stage = try await inDoubt()
        await #expect(throws: CommandFailure.refused(.inDoubt)) { try await stage.capture() }
    }

    @Test func `a cancellation nobody can find out about waits for a person`() async throws {
        let stage = try await inDoubt()
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends.count == 2)
        #expect(stage.store.saga("att_2")?.state == .parked(reason: "no answer that settles it"))
        #expect(try stage.payment.status == .authorized)
    }

    @Test func `a hold that is not the agreed one is let go by nobody`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try snapshot(.authorized(expiresAt: nil), amount: 9_999))]
        }
        await stage.runSagas()
        #expect(stage.gateway.sends.count == 2)
        #expect(stage.store.parkedSagas().map(\.id) == ["att_2"])
    }

    private func inDoubt() async throws -> Stage {
        let stage = try await Stage.authorized()
        #expect(try await stage.cancel().standing == .inDoubt)
        return stage
    }
}
