import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct AuthorizationSagaTests {
    @Test func `an unknown outcome is asked about, not sent again`() async throws {
        let stage = Stage()
        try await stage.authorize()
        try stage.gateway.will { $0.findings = [.found(try held())] }
        #expect(await stage.runSagas(after: 59_999) == 0)
        #expect(await stage.runSagas(after: 1) == 1)
        #expect(try stage.payment.status == .authorized)
        #expect(stage.gateway.calls == [.authorize(key: "att_1"), .find])
        #expect(stage.entries == ["in-doubt/att_1", "authorized/pi_1", "doubt-resolved/att_1"])
        #expect(stage.state(of: "att_1") == .finished)
    }

    @Test func `only after absence is the request sent again, and with the same key`() async throws
    {
        let stage = Stage()
        try await stage.authorize()
        await stage.runSagas()
        #expect(stage.gateway.calls == [.authorize(key: "att_1"), .find])
        try stage.gateway.will {
            $0.findings = [.absent]
            $0.authorizations = [.done(try held())]
        }
        await stage.runSagas(after: 300_000)
        #expect(stage.gateway.sends == [.authorize(key: "att_1"), .authorize(key: "att_1")])
        #expect(try stage.payment.status == .authorized)
        #expect(try stage.payment.attempts.map(\.sends) == [2])
    }

    @Test func `absence after 80 percent of the key's life sends nothing`() async throws {
        let stage = Stage()
        try await stage.authorize()
        stage.gateway.will { $0.findings = [.absent] }
        await stage.runSagas(after: GatewayTraits.day / 5 * 4)
        #expect(stage.gateway.calls == [.authorize(key: "att_1"), .find])
        #expect(try stage.payment.status == .created)
    }

    @Test func `a request goes out four times at the most, then a person must look`() async throws {
        let stage = Stage()
        try await stage.authorize()
        stage.gateway.will { $0.findings = Array(repeating: .absent, count: 50) }
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends == Array(repeating: .authorize(key: "att_1"), count: 4))
        #expect(stage.state(of: "att_1") == .parked(reason: "no answer that settles it"))
        #expect(try stage.payment.status == .created)
        #expect(try stage.payment.isInDoubt)
    }

    @Test func `without keys nothing is sent again, and after ten questions a person must look`()
        async throws
    {
        let stage = Stage(ScriptedGateway(traits: .keyless))
        try await stage.authorize()
        stage.gateway.will { $0.findings = Array(repeating: .absent, count: 50) }
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends == [.authorize(key: "att_1")])
        #expect(stage.gateway.calls.count { $0 == .find } == 10)
        #expect(stage.state(of: "att_1") == .parked(reason: "no answer that settles it"))
        #expect(try stage.payment.status == .created)
    }

    @Test func `silence for ever neither fails the payment nor sends anything`() async throws {
        let stage = Stage()
        try await stage.authorize()
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends == [.authorize(key: "att_1")])
        #expect(try stage.payment.status == .created)
        #expect(stage.store.parkedSagas().map(\.id) == ["att_1"])
        #expect(await stage.runSagas(after: GatewayTraits.day) == 0)
    }

    @Test func `a payment stored before a crash is unknown, asked about and sent`() async throws {
        let stage = Stage()
        stage.gateway.will { script in
            script.meanwhile = { stage.store.failNextCommits([.unavailable("crashed")]) }
        }
        try await stage.authorize()
        #expect(try stage.payment.attempts.map(\.outcome) == [.started])
        try stage.gateway.will {
            $0.findings = [.absent]
            $0.authorizations = [.done(try held())]
        }
        await stage.runSagas()
        #expect(try stage.payment.status == .authorized)
        #expect(stage.entries == ["in-doubt/att_1", "authorized/pi_1", "doubt-resolved/att_1"])
    }

    @Test func `after a crash a repeated request learns of doubt, not of work under way`()
        async throws
    {
        let stage = Stage()
        stage.gateway.will { script in
            script.meanwhile = { stage.store.failNextCommits([.unavailable("crashed")]) }
        }
        try await stage.authorize()
        await #expect(throws: CommandFailure.keyInUse) { try await stage.authorize() }
        await stage.runSagas()
        #expect(try await stage.authorize().standing == .inDoubt)
    }

    @Test(arguments: [
        GatewayOutcome<PaymentSnapshot>.notSent("refused"), .unknown("time-out"),
        .rejected(code: "bad", message: "no"),
    ])
    func `a resend that did not get through says nothing about the first send`(
        outcome: GatewayOutcome<PaymentSnapshot>
    ) async throws {
        let stage = Stage()
        try await stage.authorize()
        stage.gateway.will {
            $0.findings = [.absent]
            $0.authorizations = [outcome]
        }
        await stage.runSagas()
        #expect(stage.gateway.sends.count == 2)
        #expect(try stage.payment.status == .created)
        #expect(try stage.payment.isInDoubt)
        try stage.gateway.will { $0.findings = [.found(try held())] }
        await stage.runSagas(after: 300_000)
        #expect(try stage.payment.status == .authorized)
    }

    @Test func `a refused resend fails the payment once the provider knows nothing of it`()
        async throws
    {
        let stage = Stage()
        try await stage.authorize()
        stage.gateway.will {
            $0.findings = [.absent, .absent]
            $0.authorizations = [.rejected(code: "bad", message: "no")]
        }
        await stage.runSagas()
        #expect(try stage.payment.failure == FailureReason(.rejected, providerCode: "bad"))
        #expect(stage.state(of: "att_1") == .finished)
    }

    @Test func `an answer to an older send does not settle a newer one`() async throws {
        let stage = Stage()
        stage.gateway.will { script in
            script.authorizations = [.notSent("refused"), .unknown("time-out")]
            script.findings = [.absent]
            script.meanwhile = { await stage.runSagas() }
        }
        #expect(try await stage.authorize().standing == .inDoubt)
        #expect(stage.gateway.sends.count == 2)
        #expect(try stage.payment.status == .created)
    }

    @Test func `a figure that contradicts ours parks the saga and nothing more is sent`()
        async throws
    {
        let stage = Stage()
        try await stage.authorize()
        try stage.gateway.will {
            $0.findings = [.found(try snapshot(.authorized(expiresAt: nil), amount: 9_999))]
        }
        await stage.runSagas()
        guard case .parked(let reason) = stage.state(of: "att_1") else {
            Issue.record("not parked")
            return
        }
        #expect(reason.contains("the provider has USD 99.99, agreed was USD 100.00"))
        #expect(stage.gateway.sends.count == 1)
        #expect(try stage.payment.transactionID == nil)
        #expect(await stage.runSagas(after: GatewayTraits.day) == 0)
    }
}

@Suite struct AbandonedPaymentTests {
    @Test func `a shopper who never comes back is given up after a day`() async throws {
        let stage = try await waiting()
        for _ in 0..<4 { await stage.runSagas(after: 3_600_000) }
        #expect(stage.gateway.sends.count == 1)
        try stage.gateway.will { $0.cancellations = [.done(try released())] }
        await stage.runSagas(after: GatewayTraits.day)
        #expect(stage.gateway.sends.last == .cancel(key: "att_1-abandoned"))
        #expect(try stage.payment.failure == FailureReason(.abandoned))
        #expect(stage.state(of: "att_1") == .finished)
    }

    @Test func `a shopper who was faster than the cancellation keeps the payment`() async throws {
        let stage = try await waiting()
        try stage.gateway.will { $0.cancellations = [.done(try held())] }
        await stage.runSagas(after: GatewayTraits.day + 1)
        #expect(try stage.payment.status == .authorized)
    }

    @Test func `where nothing can be let go the payment waits for a person`() async throws {
        let stage = try await waiting(ScriptedGateway(traits: .keyless))
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends.count == 1)
        #expect(try stage.payment.status == .created)
        #expect(stage.store.parkedSagas().map(\.id) == ["att_1"])
    }

    private func waiting(_ gateway: ScriptedGateway = ScriptedGateway()) async throws -> Stage {
        let stage = Stage(gateway)
        let waiting = try snapshot(.awaitingCustomer(nil))
        gateway.will {
            $0.authorizations = [.done(waiting)]
            $0.findings = Array(repeating: .found(waiting), count: 50)
        }
        #expect(try await stage.authorize().standing == .underWay)
        return stage
    }
}
