import GatewaySimulators
import PaymentsDomain
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct ScenarioReaderTests {
    @Test func `what is given is read, and what is not has its usual value`() throws {
        let scenario = try ScenarioText.read(
            """
            scenario: Two nodes
            about: Because.
            given:
              provider: razorpay
              nodes: 2
              seed: 18446744073709551615
              settings: { refund-status: pending, hold-life: 2d, secret-rotation: on }
              network: [0, 3]
              schedule: [1]
            steps:
              - wait: 1h30m
            """)
        #expect(scenario.title == "Two nodes")
        #expect(scenario.about == "Because.")
        #expect(
            scenario.given
                == Given(
                    provider: "razorpay", nodes: 2, seed: .max, networkChoices: [0, 3],
                    scheduleChoices: [1],
                    settings: [
                        Setting(name: .refundStatus, value: "pending"),
                        Setting(name: .holdLife, value: "2d"),
                        Setting(name: .secretRotation, value: "on"),
                    ]))
        #expect(scenario.steps.map(\.act) == [.wait(.minutes(90))])
        let plain = try ScenarioText.read("scenario: s\nsteps: [{ wait: 1s }]")
        #expect(plain.given == Given())
        #expect(plain.about == "" && plain.expectations.isEmpty)
    }

    @Test func `every kind of step is read into its act`() throws {
        let scenario = try ScenarioText.read(Self.allSteps)
        #expect(scenario.steps.map(\.act) == Self.allActs)
        #expect(
            scenario.steps.map(\.answer).filter { $0 != nil } == [
                ExpectedAnswer(status: 402, code: "payment_declined"),
                ExpectedAnswer(status: 202),
            ])
    }

    @Test func `every kind of expectation is read into its claim`() throws {
        let scenario = try ScenarioText.read(Self.allClaims)
        #expect(scenario.expectations.map(\.claim) == Self.claims)
    }

    @Test func `steps and expectations know their places`() throws {
        let scenario = try ScenarioText.read(
            """
            scenario: s
            steps:
              - authorize: p1
                amount: EUR 1.00
              - together:
                  - read: p1
                  - read: p1
            expect:
              - parked: 0
            """)
        #expect(scenario.steps.map(\.place) == [place(3, 5), place(5, 5)])
        guard case .together(let parts) = scenario.steps[1].act else {
            Issue.record("no moment together")
            return
        }
        #expect(parts.map(\.place) == [place(6, 9), place(7, 9)])
        #expect(scenario.expectations.map(\.place) == [place(9, 5)])
    }

    @Test func `a payment may be named as one likes, in quotes where YAML reads it otherwise`()
        throws
    {
        let scenario = try ScenarioText.read(
            "scenario: s\nsteps: [{ authorize: \"true\", amount: JPY 1 }, { read: \"true\" }]")
        #expect(scenario.steps.last?.act == .read(payment: "true"))
    }

    @Test(arguments: [
        ("EUR 50.00", "EUR", 5000), ("EUR 0.05", "EUR", 5), ("EUR 0.00", "EUR", 0),
        ("JPY 500", "JPY", 500), ("JPY 0", "JPY", 0), ("KWD 1.500", "KWD", 1500),
        ("INR 92233720368547758.07", "INR", Int.max),
    ])
    func `money is read with exactly its currency's decimals`(
        text: String, code: String, minorUnits: Int
    ) throws {
        let scenario = try ScenarioText.read(
            "scenario: s\nsteps: [{ authorize: p1, amount: \(text) }]")
        guard case .authorize(let order) = scenario.steps[0].act else {
            Issue.record("no authorization")
            return
        }
        #expect(order.amount == money(minorUnits, code))
    }

    @Test func `a fault that lasts strikes every call of its time`() throws {
        let scenario = try ScenarioText.read(
            "scenario: s\nsteps: [{ fault: slow, on: \"*\", for: 10m }]")
        #expect(
            scenario.steps[0].act
                == .fault(PlannedFault("slow", on: "*", times: 1_000_000), lasting: .minutes(10)))
    }

    private func place(_ line: Int, _ column: Int) -> StepPlace {
        StepPlace(line: line, column: column)
    }
}

private func money(_ minorUnits: Int, _ code: String) -> Money? {
    Currency(code: code).flatMap { Money(minorUnits: minorUnits, currency: $0) }
}

extension ScenarioReaderTests {
    private static let fifty = money(5000, "EUR")
    private static let five = money(500, "EUR")

    static let allSteps = """
        scenario: s
        given: { nodes: 2 }
        steps:
          - authorize: p1
            amount: EUR 50.00
            method: card pm_card_visa
            provider: razorpay
            answer: 402 payment_declined
          - challenge: p1
            outcome: late-approve
          - fault: webhook-delayed
            on: stripe.webhook
            occurrence: 2
            times: 3
            for: 10m
            amount: 45s
          - capture: p1
            amount: EUR 5.00
            answer: 202
          - capture: p1
          - cancel: p1
          - refund: r1
            of: p1
            amount: EUR 5.00
          - refund: r2
            of: p1
          - retry: authorize p1
          - retry: capture p1
          - retry: cancel p1
          - retry: refund r1
          - reconcile: p1
          - reconcile-all: stripe
          - read: p1
          - replay-webhook: p1
          - forge-webhook: p1
          - wait: 15m
          - crash: node 2
          - restart: node 2
          - heal: everything
          - expect:
              - parked: 1
        """

    static var allActs: [Act] {
        guard let fifty, let five else { return [] }
        return [
            .authorize(
                Authorize(
                    payment: "p1", provider: "razorpay", amount: fifty,
                    method: PaymentMethod(kind: .card, reference: "pm_card_visa"))),
            .challenge(payment: "p1", .lateApprove),
            .fault(
                PlannedFault(
                    "webhook-delayed", on: "stripe.webhook", occurrence: 2, times: 3,
                    amount: 45_000), lasting: .minutes(10)),
            .capture(payment: "p1", amount: five), .capture(payment: "p1", amount: nil),
            .cancel(payment: "p1"), .refund(refund: "r1", payment: "p1", amount: five),
            .refund(refund: "r2", payment: "p1", amount: nil), .retry(.authorize(payment: "p1")),
            .retry(.capture(payment: "p1")), .retry(.cancel(payment: "p1")),
            .retry(.refund(refund: "r1")), .reconcile(payment: "p1"),
            .reconcileAll(provider: "stripe"), .read(payment: "p1"),
            .replayWebhook(payment: "p1"), .forgeWebhook(payment: "p1"), .wait(.minutes(15)),
            .crash(node: 2), .restart(node: 2), .heal,
            .expect([
                Expectation(.parked(count: 1), place: StepPlace(line: 41, column: 9))
            ]),
        ]
    }

    static let allClaims = ScenarioText.with(
        steps: "  - refund: r1\n    of: p1",
        expect: """
            expect:
              - payment: p1
                status: CAPTURED
                captured: EUR 50.00
                refunded: EUR 5.00
                in-doubt: false
                failure: declined
              - status: REFUNDED
                payment: p1
              - refund: r1
                status: succeeded
              - order: p1
                state: awaiting-payment
              - ledger: 1200-gateway-clearing
                balance: EUR 50.00
              - books: stripe
                authorizations: 1
                captures: 2
                refunds: 3
                releases: 4
                captured: EUR 50.00
                refunded: EUR 5.00
              - events: p1
                are: [PaymentAuthorized, PaymentCaptured]
              - events: p1
                are: []
              - parked: 0
            """)

    static var claims: [Expectation.Claim] {
        guard let fifty, let five else { return [] }
        return [
            .payment(
                PaymentClaim(
                    payment: "p1", status: .captured, captured: fifty, refunded: five,
                    inDoubt: false, failure: .declined)),
            .payment(PaymentClaim(payment: "p1", status: .refunded)),
            .refund(refund: "r1", status: .succeeded),
            .order(payment: "p1", state: "awaiting-payment"),
            .ledger(account: .gatewayClearing, balance: fifty),
            .books(
                BooksClaim(
                    provider: "stripe",
                    counts: [.authorization: 1, .capture: 2, .refund: 3, .release: 4],
                    captured: fifty, refunded: five)),
            .events(payment: "p1", names: ["PaymentAuthorized", "PaymentCaptured"]),
            .events(payment: "p1", names: []), .parked(count: 0),
        ]
    }
}
