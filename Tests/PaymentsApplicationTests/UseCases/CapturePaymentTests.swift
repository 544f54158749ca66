import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct CapturePaymentTests {
    @Test func `intent is stored before the call, the outcome and its entries after it`()
        async throws
    {
        let stage = try await Stage.authorized()
        let store = stage.store
        try stage.gateway.will { script in
            script.captures = [.done(try captured())]
            script.meanwhile = {
                #expect(store.payment(PaymentID("pay_1"))?.attempts.last?.outcome == .started)
                #expect(store.saga("att_2")?.state == .due(nine.adding(milliseconds: 60_000)))
            }
        }
        let result = try await stage.capture()
        #expect(result.standing == .done)
        #expect(result.payment.status == .captured)
        #expect(stage.gateway.sends.last == .capture(10_000, key: "att_2"))
        #expect(stage.entries == ["authorized/pi_1", "captured/pi_1", "fee/pi_1"])
        #expect(stage.events == ["PaymentAuthorized", "PaymentCaptured"])
        #expect(stage.state(of: "att_2") == .finished)
        #expect(stage.state(of: "hold_pay_1") == .finished)
    }

    @Test func `a request that never left leaves the hold to be captured again`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will {
            $0.captures = [.notSent("refused"), .done(try captured())]
        }
        #expect(try await stage.capture().standing == .notSent)
        #expect(try stage.payment.status == .authorized)
        #expect(try await stage.capture(key: "k-2").standing == .done)
        #expect(stage.gateway.sends.last == .capture(10_000, key: "att_3"))
    }

    @Test func `a refused capture is asked about, and the answer is believed`() async throws {
        let refused = try await Stage.authorized()
        try refused.gateway.will {
            $0.captures = [.rejected(code: "no", message: "no")]
            $0.findings = [.found(try held())]
        }
        #expect(try await refused.capture().standing == .rejected(code: "no"))
        #expect(try refused.payment.status == .authorized)
        let happened = try await Stage.authorized()
        try happened.gateway.will {
            $0.captures = [.rejected(code: "already", message: "no")]
            $0.findings = [.found(try captured())]
        }
        #expect(try await happened.capture().standing == .done)
        #expect(try happened.payment.status == .captured)
    }

    @Test func `of two captures at once one wins and one is sent`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { script in
            script.captures = [.done(try captured())]
            script.meanwhile = {
                await #expect(throws: CommandFailure.refused(.operationInProgress)) {
                    try await stage.capture(key: "k-other")
                }
            }
        }
        #expect(try await stage.capture().standing == .done)
        #expect(stage.gateway.sends == [.authorize(key: "att_1"), .capture(10_000, key: "att_2")])
        await #expect(throws: CommandFailure.refused(.notPermitted(.captured))) {
            try await stage.capture(key: "k-third")
        }
    }

    @Test func `a capture that loses the race for the store sends nothing`() async throws {
        let stage = try await Stage.authorized()
        stage.store.failNextCommits([.conflict])
        await #expect(throws: CommandFailure.conflict) { try await stage.capture() }
        #expect(stage.gateway.sends == [.authorize(key: "att_1")])
        #expect(stage.store.idempotencyRecord("k-cap") == nil)
    }

    @Test func `the same key gives the same capture, whatever became of it`() async throws {
        let stage = try await Stage.authorized()
        let first = try await stage.capture()
        #expect(first.standing == .inDoubt)
        let second = try await stage.capture()
        #expect(second.standing == .inDoubt)
        #expect(second.isReplay)
        await #expect(throws: CommandFailure.keyReused) { try await stage.capture(9_999) }
        #expect(stage.gateway.sends.count == 2)
    }

    @Test func `a part is captured only where the provider can do that`() async throws {
        let stage = try await Stage.authorized()
        try stage.gateway.will { $0.captures = [.done(try captured(6_000))] }
        #expect(try await stage.capture(6_000).payment.captured == (try dollars(6_000)))
        let whole = try await Stage.authorized(ScriptedGateway(traits: .keyless))
        let error = PaymentError.partialCaptureUnsupported(
            authorized: try dollars(10_000), asked: try dollars(6_000))
        await #expect(throws: CommandFailure.refused(error)) { try await whole.capture(6_000) }
    }

    @Test func `nothing is captured of a payment nobody knows`() async throws {
        let stage = Stage()
        await #expect(throws: CommandFailure.paymentNotFound(stage.id)) {
            try await stage.capture()
        }
    }
}
