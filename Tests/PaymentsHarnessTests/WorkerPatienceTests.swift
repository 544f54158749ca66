import Exploration
import Findings
import PaymentsDomain
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct WorkerPatienceTests {
    @Test func `sagas that are due while the store is away are looked at once a minute`() throws {
        let amount = Money.of(5000, "EUR")
        let run = try ScenarioRun.play(
            Scenario(
                title: "The store is away while a capture is in doubt",
                steps: [
                    Step(.authorize(Authorize(payment: "p1", amount: amount))),
                    Step(.fault(PlannedFault("response-lost", on: "stripe.capture"), lasting: nil)),
                    Step(
                        .fault(PlannedFault("webhook-dropped", on: "stripe.webhook"), lasting: nil)),
                    Step(.capture(payment: "p1", amount: nil)),
                    Step(
                        .fault(
                            PlannedFault("store-unavailable", on: "store.saga", times: 1_000_000),
                            lasting: .minutes(20))),
                    Step(.wait(.minutes(30))),
                ],
                expectations: [
                    Expectation(.payment(PaymentClaim(payment: "p1", status: .captured)))
                ]),
            in: Repository.world())
        #expect(run.findings == [])
        #expect((15...25).contains(run.reached.faults["store-unavailable"]))
    }
}
