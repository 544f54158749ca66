import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeMulticaptureTests {
    private func bench() -> StripeBench { StripeBench { $0.allowsMulticapture = true } }

    @discardableResult
    private func capture(_ form: String, of intent: String, at bench: StripeBench)
        -> StripeBench.Answer
    {
        bench.post("payment_intents/\(intent)/capture", form)
    }

    @Test func `a capture that is not final leaves the rest to be captured`() {
        let bench = bench()
        let id = bench.hold().id
        _ = bench.eventTypes()
        let part = capture("amount_to_capture=1000&final_capture=false", of: id, at: bench)
        #expect(part.state == "requires_capture")
        #expect(part["amount"] == 2500)
        #expect(part["amount_capturable"] == 1500)
        #expect(part["amount_received"] == 1000)
        #expect(
            bench.eventTypes() == ["charge.captured", "payment_intent.amount_capturable_updated"])
        let last = capture("amount_to_capture=500", of: id, at: bench)
        #expect(last.state == "succeeded")
        #expect(last["amount_capturable"] == 0)
        #expect(last["amount_received"] == 1500)
        #expect(bench.eventTypes() == ["charge.captured", "payment_intent.succeeded"])
        #expect(
            bench.bookLines == [
                "authorization 2500", "capture 1000", "fee 59", "capture 500", "fee 45",
                "release 1000",
            ])
        #expect(bench.list("balance_transactions").map { $0["amount"] } == [500, 1000])
        #expect(bench.post("refunds", "payment_intent=\(id)")["amount"] == 1500)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `the last part may be everything that is left`() {
        let bench = bench()
        let id = bench.hold().id
        capture("amount_to_capture=1000&final_capture=false", of: id, at: bench)
        let last = capture("final_capture=false", of: id, at: bench)
        #expect(last.state == "succeeded")
        #expect(last["amount_received"] == 2500)
        #expect(!bench.bookLines.contains { $0.hasPrefix("release") })
    }

    @Test func `no part is larger than what is left`() {
        let bench = bench()
        let id = bench.hold().id
        capture("amount_to_capture=1000&final_capture=false", of: id, at: bench)
        let refused = capture("amount_to_capture=1501&final_capture=false", of: id, at: bench)
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "amount_too_large")
        #expect(bench.bookLines == ["authorization 2500", "capture 1000", "fee 59"])
    }

    @Test func `a hold that lapses after a part completes the payment`() {
        let bench = bench()
        let id = bench.hold().id
        capture("amount_to_capture=1000&final_capture=false", of: id, at: bench)
        _ = bench.eventTypes()
        bench.wait(.days(7))
        let intent = bench.get("payment_intents/\(id)")
        #expect(intent.state == "succeeded")
        #expect(intent["amount_capturable"] == 0)
        #expect(bench.eventTypes() == ["payment_intent.succeeded"])
        #expect(bench.bookLines.last == "release 1500")
        #expect(bench.post("refunds", "payment_intent=\(id)")["amount"] == 1000)
    }

    @Test func `a cancel after a part releases the rest, and the part can be refunded`() {
        let bench = bench()
        let id = bench.hold().id
        capture("amount_to_capture=1000&final_capture=false", of: id, at: bench)
        let canceled = bench.post("payment_intents/\(id)/cancel")
        #expect(canceled.state == "canceled")
        #expect(bench.bookLines.last == "release 1500")
        #expect(bench.post("refunds", "payment_intent=\(id)")["amount"] == 1000)
        #expect(bench.bookLines.last == "refund 1000")
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `an account without multicapture refuses a capture that is not final`() {
        let bench = StripeBench()
        let id = bench.hold().id
        let refused = capture("amount_to_capture=1000&final_capture=false", of: id, at: bench)
        #expect(refused.status == 400)
        #expect(refused.error?["param"] == "final_capture")
        #expect(
            refused.error?["message"] == "This PaymentIntent is not eligible for multicapture.")
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `an account may let the rest go when the hold lapses`() {
        let bench = StripeBench { $0.releasesRestAtCapture = false }
        let id = bench.hold().id
        capture("amount_to_capture=1800", of: id, at: bench)
        #expect(bench.bookLines == ["authorization 2500", "capture 1800", "fee 82"])
        bench.wait(.days(7))
        #expect(bench.bookLines.last == "release 700")
        #expect(bench.get("payment_intents/\(id)").state == "succeeded")
    }

    @Test func `only a charge of an account with multicapture says that it can be had`() {
        for (bench, status) in [(bench(), "available"), (StripeBench(), "unavailable")] {
            bench.hold()
            let card = bench.list("charges")[0]["payment_method_details"]?["card"]
            #expect(card?["multicapture"]?["status"]?.string == status)
        }
    }
}
