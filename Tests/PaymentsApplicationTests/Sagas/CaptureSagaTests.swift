import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct CaptureSagaTests {
    @Test func `a capture whose answer was lost is asked about and learned`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will { $0.findings = [.found(try captured())] }
        await stage.runSagas()
        #expect(try stage.payment.status == .captured)
        #expect(stage.gateway.calls.suffix(2) == [.capture(10_000, key: "att_2"), .find])
        #expect(
            stage.entries == [
                "authorized/pi_1", "in-doubt/att_2", "doubt-resolved/att_2", "captured/pi_1",
                "fee/pi_1",
            ])
        #expect(stage.state(of: "att_2") == .finished)
    }

    @Test func `a hold that is still there means sending again with the same key`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try held())]
            $0.captures = [.done(try captured())]
        }
        await stage.runSagas()
        #expect(
            stage.gateway.sends.suffix(2) == [
                .capture(10_000, key: "att_2"), .capture(10_000, key: "att_2"),
            ])
        #expect(try stage.payment.status == .captured)
    }

    @Test func `nothing is sent after 80 percent of the key's life`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will { $0.findings = [.found(try held())] }
        await stage.runSagas(after: GatewayTraits.day / 5 * 4)
        #expect(stage.gateway.sends.count == 2)
        #expect(try stage.payment.isInDoubt)
    }

    @Test func `nothing is sent again where there are no keys`() async throws {
        let stage = try await inDoubt(ScriptedGateway(traits: .keyless))
        try stage.gateway.will { $0.findings = Array(repeating: .found(try held()), count: 50) }
        await stage.runSagasToTheEnd()
        #expect(stage.gateway.sends.count == 2)
        #expect(stage.state(of: "att_2") == .parked(reason: "no answer that settles it"))
        #expect(try stage.payment.status == .authorized)
    }

    @Test func `a refused resend is asked about before anybody believes it`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try held()), .found(try captured())]
            $0.captures = [.rejected(code: "already", message: "captured")]
        }
        await stage.runSagas()
        #expect(try stage.payment.status == .captured)
        #expect(try stage.payment.lastAttempt(.capture)?.outcome == .succeeded)
    }

    @Test func `a refused resend proves nothing while the provider is silent`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try held())]
            $0.captures = [.rejected(code: "already", message: "captured")]
        }
        await stage.runSagas()
        #expect(try stage.payment.lastAttempt(.capture)?.outcome == .unknown)
    }

    @Test func `a resend that never left proves nothing about the first send`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try held())]
            $0.captures = [.notSent("refused")]
        }
        await stage.runSagas()
        #expect(try stage.payment.lastAttempt(.capture)?.outcome == .unknown)
    }

    @Test func `an answer to an older send does not free the payment for a new capture`()
        async throws
    {
        let stage = try await Stage.authorized()
        try stage.gateway.will { script in
            script.captures = [.notSent("refused"), .unknown("time-out")]
            script.findings = [.found(try held())]
            script.meanwhile = { await stage.runSagas() }
        }
        #expect(try await stage.capture().standing == .inDoubt)
        await #expect(throws: CommandFailure.refused(.inDoubt)) {
            try await stage.capture(key: "k-2")
        }
    }

    @Test func `a store that fails after the call leaves the intent, and the saga finishes`()
        async throws
    {
        let stage = try await Stage.authorized()
        try stage.gateway.will { script in
            script.captures = [.done(try captured())]
            script.findings = [.found(try captured())]
            script.meanwhile = { stage.store.failNextCommits([.unavailable("away")]) }
        }
        #expect(try await stage.capture().standing == .inDoubt)
        #expect(try stage.payment.lastAttempt(.capture)?.outcome == .started)
        await stage.runSagas()
        #expect(try stage.payment.status == .captured)
        #expect(stage.gateway.sends.count == 2)
        #expect(stage.state(of: "att_2") == .finished)
    }

    @Test func `a lost race for the store is run again on what the other side stored`()
        async throws
    {
        let stage = try await Stage.authorized()
        try stage.gateway.will { script in
            script.captures = [.done(try captured())]
            script.meanwhile = { stage.store.failNextCommits([.conflict, .conflict]) }
        }
        #expect(try await stage.capture().standing == .done)
        #expect(stage.entries == ["authorized/pi_1", "captured/pi_1", "fee/pi_1"])
    }

    @Test func `a webhook that overtakes the answer is booked once`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { script in
            let snapshot = try captured()
            script.captures = [.done(snapshot)]
            script.meanwhile = {
                _ = try? await stage.receive(.payment(stage.id, snapshot))
                #expect(await stage.drain() == 1)
            }
        }
        #expect(try await stage.capture().standing == .done)
        #expect(stage.entries == ["authorized/pi_1", "captured/pi_1", "fee/pi_1"])
        #expect(stage.events == ["PaymentAuthorized", "PaymentCaptured"])
    }

    @Test func `a fee not yet known is asked for until it is`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { $0.captures = [.done(try captured(fee: nil))] }
        try await stage.capture()
        #expect(stage.state(of: "att_2") == .due(nine.adding(milliseconds: 60_000)))
        try stage.gateway.will {
            $0.findings = [.found(try captured(fee: nil)), .found(try captured(fee: 320))]
        }
        await stage.runSagas()
        #expect(try stage.payment.fee == nil)
        await stage.runSagas()
        #expect(try stage.payment.fee == dollars(320))
        #expect(stage.entries.last == "fee/pi_1")
        #expect(stage.state(of: "att_2") == .finished)
        #expect(stage.gateway.sends.count == 2)
    }

    @Test func `an expired hold ends the capture and the payment`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will { $0.findings = [.found(try released(.expired))] }
        await stage.runSagas()
        #expect(try stage.payment.failure == FailureReason(.expired))
        #expect(stage.state(of: "att_2") == .finished)
        #expect(stage.gateway.sends.count == 2)
    }

    @Test func `a hold that is not the agreed one is captured by nobody`() async throws {
        let stage = try await inDoubt()
        try stage.gateway.will {
            $0.findings = [.found(try snapshot(.authorized(expiresAt: nil), amount: 9_999))]
        }
        await stage.runSagas()
        #expect(stage.gateway.sends.count == 2)
        #expect(stage.store.parkedSagas().map(\.id) == ["att_2"])
    }

    @Test func `an operation that somebody else settled is not asked about`() async throws {
        let stage = try await inDoubt()
        let waiting = try #require(stage.store.saga("att_2"))
        _ = try await LearnActivity(stage.with).learn(
            .payment(stage.id, try captured()), from: stage.gateway.provider, notice: nil)
        try stage.store.save(waiting)
        await stage.runSagas()
        #expect(!stage.gateway.calls.contains(.find))
        #expect(stage.state(of: "att_2") == .finished)
    }

    private func inDoubt(_ gateway: ScriptedGateway = ScriptedGateway()) async throws -> Stage {
        let stage = try await Stage.authorized(gateway)
        #expect(try await stage.capture().standing == .inDoubt)
        return stage
    }
}
