import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeIncrementTests {
    private func bench() -> StripeBench {
        StripeBench { $0.allowsIncrementalAuthorization = true }
    }

    private func raise(_ id: String, _ form: String, at bench: StripeBench) -> StripeBench.Answer {
        bench.post("payment_intents/\(id)/increment_authorization", form)
    }

    @Test func `a hold is raised to a new total, and all of it can be captured`() {
        let bench = bench()
        let id = bench.hold().id
        _ = bench.eventTypes()
        let raised = raise(id, "amount=3000&metadata[night]=2&description=Longer", at: bench)
        #expect(raised.status == 200)
        #expect(raised.state == "requires_capture")
        #expect(raised["amount"] == 3000)
        #expect(raised["amount_capturable"] == 3000)
        #expect(raised["description"] == "Longer")
        #expect(raised["metadata"] == ["payment_id": "pay-1", "night": "2"])
        #expect(bench.eventTypes() == ["payment_intent.amount_capturable_updated"])
        #expect(bench.list("charges")[0]["amount"] == 3000)
        #expect(bench.post("payment_intents/\(id)/capture")["amount_received"] == 3000)
        #expect(
            bench.bookLines == [
                "authorization 2500", "authorization 500", "capture 3000", "fee 117",
            ])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test(arguments: [2500, 2499])
    func `a hold is never raised to what it is or less`(amount: Int) {
        let bench = bench()
        let refused = raise(bench.hold().id, "amount=\(amount)", at: bench)
        #expect(refused.status == 400)
        #expect(refused.error?["param"] == "amount")
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `an account without it refuses to raise a hold`() {
        let bench = StripeBench()
        let refused = raise(bench.hold().id, "amount=3000", at: bench)
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]
                == "This PaymentIntent is not eligible for incremental authorization.")
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `raising needs an amount, and one that can be charged`() {
        let bench = bench()
        let id = bench.hold().id
        let missing = raise(id, "", at: bench)
        #expect(missing.error?["code"] == "parameter_missing")
        #expect(missing.error?["param"] == "amount")
        let huge = raise(id, "amount=100000000", at: bench)
        #expect(huge.error?["code"] == "amount_too_large")
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `a raise on top of a raise adds only the difference`() {
        let bench = bench()
        let id = bench.hold().id
        _ = raise(id, "amount=3000", at: bench)
        _ = raise(id, "amount=3100", at: bench)
        #expect(
            bench.bookLines == ["authorization 2500", "authorization 500", "authorization 100"])
        bench.post("payment_intents/\(id)/cancel")
        #expect(bench.bookLines.last == "release 3100")
    }
}
