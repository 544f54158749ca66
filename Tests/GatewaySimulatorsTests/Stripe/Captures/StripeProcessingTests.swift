import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeProcessingTests {
    private func bench() -> StripeBench {
        StripeBench { $0.settlement = .processing(for: .days(2)) }
    }

    @Test func `a slow bank's payment is processing first and succeeds by itself`() {
        let bench = bench()
        let intent = bench.pay()
        #expect(intent.state == "processing")
        #expect(intent["amount_received"] == 0)
        #expect(
            bench.eventTypes() == [
                "payment_intent.created", "payment_intent.processing", "charge.pending",
            ])
        #expect(bench.simulator.books.isEmpty)
        let charge = bench.list("charges")[0]
        #expect(charge["status"] == "pending")
        #expect(charge["paid"] == false)
        #expect(charge["balance_transaction"] == .null)
        bench.wait(.days(2))
        let settled = bench.get("payment_intents/\(intent.id)")
        #expect(settled.state == "succeeded")
        #expect(settled["amount_received"] == 2500)
        #expect(bench.eventTypes() == ["charge.succeeded", "payment_intent.succeeded"])
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
        #expect(bench.simulator.nextDeadline == nil)
    }

    @Test func `a slow bank may say no, and then another card can be used`() {
        let bench = bench()
        let id = bench.pay().id
        _ = bench.eventTypes()
        #expect(bench.simulator.choices(for: id) == ["succeed", "fail"])
        #expect(bench.decide("fail", on: id) == nil)
        let failed = bench.get("payment_intents/\(id)")
        #expect(failed.state == "requires_payment_method")
        #expect(failed["payment_method"] == .null)
        #expect(failed["last_payment_error"]?["code"] == "card_declined")
        #expect(bench.eventTypes() == ["charge.failed", "payment_intent.payment_failed"])
        bench.wait(.days(2))
        #expect(bench.simulator.books.isEmpty)
        bench.post("payment_intents/\(id)/confirm", "payment_method=pm_card_visa")
        bench.decide("succeed", on: id)
        #expect(bench.get("payment_intents/\(id)").state == "succeeded")
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a payment canceled while processing never succeeds`() {
        let bench = bench()
        let id = bench.pay().id
        #expect(bench.post("payment_intents/\(id)/cancel").state == "canceled")
        bench.wait(.days(3))
        #expect(bench.get("payment_intents/\(id)").state == "canceled")
        #expect(bench.simulator.books.isEmpty)
    }

    @Test func `while it is processing nothing else can be done with a payment`() {
        let bench = bench()
        let id = bench.pay().id
        for (path, form) in [
            ("capture", ""), ("confirm", ""), ("", "amount=3000"),
            ("", "payment_method=pm_card_visa"),
        ] {
            let tail = path.isEmpty ? "" : "/" + path
            let refused = bench.post("payment_intents/\(id)\(tail)", form)
            #expect(refused.status == 400)
            #expect(refused.error?["code"] == "payment_intent_unexpected_state")
            #expect(
                refused.error?["message"]?.string?.contains("it has a status of processing.")
                    == true)
        }
        let refund = bench.post("refunds", "payment_intent=\(id)")
        #expect(
            refund.error?["message"]?.string
                == "This PaymentIntent (\(id)) does not have a successful charge to refund.")
        #expect(bench.simulator.books.isEmpty)
    }

    @Test func `a hold never waits for a slow bank`() {
        let bench = bench()
        #expect(bench.hold().state == "requires_capture")
        #expect(bench.bookLines == ["authorization 2500"])
    }
}
