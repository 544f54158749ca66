import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct AuthorizePaymentTests {
    @Test func `intent, key and saga are stored before the provider is called`() async throws {
        let stage = Stage()
        let store = stage.store
        try stage.gateway.will { script in
            script.authorizations = [.done(try held())]
            script.meanwhile = {
                let contents = store.now
                #expect(contents.commits == 1)
                #expect(
                    contents.payments[PaymentID("pay_1")]?.attempts.map(\.outcome) == [.started])
                #expect(contents.keys["k-auth"]?.paymentID == PaymentID("pay_1"))
                #expect(contents.sagas["att_1"]?.state == .due(nine.adding(milliseconds: 60_000)))
            }
        }
        let result = try await stage.authorize()
        #expect(result.standing == .done)
        #expect(stage.gateway.calls == [.authorize(key: "att_1")])
        #expect(stage.store.now.commits == 2)
        #expect(stage.entries == ["authorized/pi_1"])
        #expect(stage.events == ["PaymentAuthorized"])
        #expect(stage.state(of: "att_1") == .finished)
        #expect(stage.state(of: "hold_pay_1") == .due(expiry.adding(milliseconds: 60_000)))
    }

    @Test(arguments: try outcomes())
    func `each outcome has one standing and one status`(
        outcome: GatewayOutcome<PaymentSnapshot>, standing: CommandResult.Standing,
        status: PaymentStatus
    ) async throws {
        let stage = Stage()
        stage.gateway.will { $0.authorizations = [outcome] }
        let result = try await stage.authorize()
        #expect(result.standing == standing)
        #expect(result.payment.status == status)
        #expect(!result.isReplay)
        #expect(try stage.payment == result.payment)
    }

    static func outcomes() throws -> [(
        GatewayOutcome<PaymentSnapshot>, CommandResult.Standing, PaymentStatus
    )] {
        let failed = try snapshot(.failed(FailureReason(.declined, providerCode: "lost")))
        return [
            (.done(try held()), .done, .authorized),
            (.done(try snapshot(.awaitingCustomer(nil))), .underWay, .created),
            (.done(try snapshot(.undecided)), .inDoubt, .created),
            (.done(try captured()), .done, .captured),
            (.declined(failed, code: "lost"), .declined(code: "lost"), .failed),
            (.declined(nil, code: "lost"), .declined(code: "lost"), .failed),
            (.rejected(code: "bad", message: "no"), .rejected(code: "bad"), .failed),
            (.notSent("refused"), .notSent, .failed),
            (.unknown("time-out"), .inDoubt, .created),
        ]
    }

    @Test func `an answer nobody can read leaves the outcome unknown and booked`() async throws {
        let stage = Stage()
        try await stage.authorize()
        #expect(try stage.payment.attempts.map(\.outcome) == [.unknown])
        #expect(stage.entries == ["in-doubt/att_1"])
        let undecided = Stage()
        try undecided.gateway.will { $0.authorizations = [.done(try snapshot(.undecided))] }
        try await undecided.authorize()
        #expect(try undecided.payment.attempts.map(\.outcome) == [.unknown])
    }

    @Test func `the same request under the same key is answered and not sent again`() async throws {
        let stage = try await Stage.authorized()
        let result = try await stage.authorize()
        #expect(result.isReplay)
        #expect(result.standing == .done)
        #expect(result.payment.id == stage.id)
        #expect(stage.gateway.sends.count == 1)
        #expect(stage.store.now.order == [stage.id])
    }

    @Test func `another request under the same key is refused`() async throws {
        let stage = try await Stage.authorized()
        await #expect(throws: CommandFailure.keyReused) {
            try await stage.authorize(amount: 9_999)
        }
        await #expect(throws: CommandFailure.keyReused) {
            try await stage.capture(key: "k-auth")
        }
        #expect(stage.gateway.sends.count == 1)
    }

    @Test func `a repeat while the first is still being carried out is told so`() async throws {
        let stage = Stage()
        try stage.gateway.will { script in
            script.authorizations = [.done(try held())]
            script.meanwhile = {
                await #expect(throws: CommandFailure.keyInUse) { try await stage.authorize() }
            }
        }
        try await stage.authorize()
        #expect(stage.gateway.sends == [.authorize(key: "att_1")])
    }

    @Test func `a key taken at the last moment is refused and nothing is sent`() async throws {
        let stage = Stage()
        stage.store.failNextCommits([.keyTaken("k-auth")])
        await #expect(throws: CommandFailure.keyInUse) { try await stage.authorize() }
        #expect(stage.gateway.calls == [])
    }

    @Test func `without a store nothing is sent`() async throws {
        let stage = Stage()
        stage.store.failNextCommits([.unavailable("away")])
        await #expect(throws: CommandFailure.storeUnavailable) { try await stage.authorize() }
        #expect(stage.gateway.calls == [])
    }

    @Test func `unknown providers, methods and amounts are refused before anything`() async throws {
        let stage = Stage()
        let (order, card) = (OrderID("o"), PaymentMethod(kind: .card, reference: "pm"))
        let upi = PaymentMethod(kind: .upi, reference: "a@b")
        let useCase = AuthorizePayment(stage.with)
        let dollar = try dollars(1)
        let nobody = ProviderName("nobody")
        await #expect(throws: CommandFailure.unknownProvider(nobody)) {
            try await useCase.authorize(
                AuthorizeCommand(
                    orderID: order, provider: nobody, amount: dollar, method: card,
                    idempotencyKey: "k"))
        }
        let stripe = stage.gateway.provider
        await #expect(throws: CommandFailure.methodNotSupported(.upi, stripe)) {
            try await useCase.authorize(
                AuthorizeCommand(
                    orderID: order, provider: stripe, amount: dollar, method: upi,
                    idempotencyKey: "k"))
        }
        await #expect(throws: CommandFailure.refused(.amountNotPositive)) {
            try await useCase.authorize(
                AuthorizeCommand(
                    orderID: order, provider: stripe, amount: .zero(dollar.currency), method: card,
                    idempotencyKey: "k"))
        }
        #expect(stage.store.now.order == [])
        #expect(stage.gateway.calls == [])
    }
}
