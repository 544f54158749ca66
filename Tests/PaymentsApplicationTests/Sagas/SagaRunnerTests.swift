import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct SagaRunnerTests {
    @Test func `a saga is moved on before its question is asked`() async throws {
        let stage = Stage()
        try await stage.authorize()
        let waits = [60_000, 300_000, 900_000, 3_600_000, GatewayTraits.day]
        for (place, wait) in waits.enumerated() {
            guard case .due(let moment) = stage.state(of: "att_1") else {
                Issue.record("not due")
                return
            }
            stage.clock.advance(milliseconds: moment.milliseconds(since: stage.clock.now))
            #expect(await stage.runSagas(after: 0) == 1)
            #expect(
                stage.state(of: "att_1") == .due(stage.clock.now.adding(milliseconds: wait)),
                "question \(place + 1)")
        }
    }

    @Test func `at most as many sagas are looked at as asked for`() async throws {
        let stage = Stage()
        for number in 1...3 { try await stage.authorize(key: "k-\(number)") }
        stage.clock.advance(milliseconds: 60_000)
        let runner = SagaRunner(stage.with)
        #expect(await runner.runDue(limit: 2) == 2)
        #expect(await runner.runDue(limit: 2) == 1)
        #expect(await runner.runDue(limit: 2) == 0)
    }

    @Test func `two nodes that look at once send with one key`() async throws {
        let stage = Stage()
        try await stage.authorize()
        try stage.gateway.will { script in
            script.findings = [.absent, .absent]
            script.authorizations = [.done(try held()), .done(try held())]
        }
        let saga = try #require(stage.store.saga("att_1"))
        stage.clock.advance(milliseconds: 60_000)
        stage.gateway.will { script in
            script.meanwhile = {
                try? stage.store.save(saga)
                _ = await SagaRunner(stage.with).runDue()
            }
        }
        await stage.runSagas(after: 0)
        #expect(stage.gateway.sends == Array(repeating: .authorize(key: "att_1"), count: 3))
        #expect(stage.entries == ["in-doubt/att_1", "authorized/pi_1", "doubt-resolved/att_1"])
    }
}
