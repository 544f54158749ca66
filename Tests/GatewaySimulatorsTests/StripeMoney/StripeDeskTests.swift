import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeDeskTests {
    @Test func `the desk passes or fails a challenge as the shopper would`() {
        for (choice, end) in [
            ("pass-challenge", "succeeded"), ("fail-challenge", "requires_payment_method"),
        ] {
            let bench = StripeBench()
            let id = bench.pay(card: "pm_card_authenticationRequired").id
            #expect(bench.simulator.choices(for: id) == ["pass-challenge", "fail-challenge"])
            #expect(bench.decide(choice, on: id) == nil)
            #expect(bench.get("payment_intents/\(id)").state == end)
        }
    }

    @Test func `a pending refund succeeds or fails by decision`() {
        let bench = StripeBench()
        for (choice, end) in [("succeed", "succeeded"), ("fail", "failed")] {
            let payment = bench.pay(card: "pm_card_pendingRefund")
            let refund = bench.post("refunds", "payment_intent=\(payment.id)").id
            #expect(bench.simulator.choices(for: refund) == ["succeed", "fail"])
            #expect(bench.decide(choice, on: refund) == nil)
            #expect(bench.get("refunds/\(refund)").state == end)
        }
        #expect(
            bench.bookLines.filter { $0.hasPrefix("refund") }
                == ["refund 2500", "refund 2500", "refund-failure 2500"])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a refund that has arrived can still bounce`() {
        let bench = StripeBench()
        let payment = bench.pay()
        let refund = bench.post("refunds", "payment_intent=\(payment.id)").id
        #expect(bench.simulator.choices(for: refund) == ["fail"])
        bench.decide("fail", on: refund)
        #expect(bench.get("refunds/\(refund)").state == "failed")
        #expect(bench.simulator.choices(for: refund) == [])
        #expect(bench.bookLines.suffix(2) == ["refund 2500", "refund-failure 2500"])
    }

    @Test func `the rest of a hold that older versions tell as a refund cannot bounce`() {
        let bench = StripeBench { $0.apiVersion = "2024-06-20" }
        let hold = bench.hold()
        bench.post("payment_intents/\(hold.id)/capture", "amount_to_capture=1000")
        let rest = bench.get("refunds")["data"]?[0]?["id"]?.string ?? ""
        #expect(bench.get("refunds/\(rest)")["amount"] == 1500)
        #expect(bench.simulator.choices(for: rest) == [])
        #expect(bench.decide("fail", on: rest)?.contains("cannot be decided") == true)
    }

    @Test func `a decision nobody can make is refused with those that can be made`() {
        let bench = StripeBench()
        let payment = bench.pay()
        #expect(
            bench.decide("win", on: payment.id)
                == "win cannot be decided about \(payment.id) now; what can be is: dispute, "
                + "dispute-inquiry, fraud-warning")
        #expect(
            bench.decide("win", on: "du_nope")
                == "there is no object du_nope at stripe to decide about; expected the id of an "
                + "intent, charge, refund, dispute, payout or endpoint, or account")
    }

    @Test
    func `a dispute is offered once, on the charge, and accepted by the id of the payment too`() {
        let bench = StripeBench()
        for byIntent in [true, false] {
            let payment = bench.start("paid")
            let words = ["dispute", "dispute-inquiry", "fraud-warning"]
            #expect(bench.simulator.choices(for: payment.intent) == [])
            #expect(bench.simulator.choices(for: payment.charge) == words)
            let id = byIntent ? payment.intent : payment.charge
            #expect(bench.decide("dispute", on: id) == nil)
            let dispute = bench.ids("disputes")[0]
            #expect(bench.simulator.choices(for: payment.intent) == [])
            #expect(bench.simulator.choices(for: payment.charge) == [])
            #expect(bench.simulator.choices(for: dispute) == ["win", "lose"])
            #expect(bench.decide("win", on: byIntent ? payment.intent : dispute) == nil)
            #expect(bench.get("disputes/\(dispute)").state == "won")
        }
    }

    @Test func `the objects changed last come first, each once, as they are now`() {
        let bench = StripeBench()
        let first = bench.pay(capture: "manual")
        let second = bench.pay(3000)
        bench.post("payment_intents/\(first.id)/capture")
        let objects = bench.simulator.objects(limit: 10)
        #expect(
            objects.map(\.kind) == ["payment_intent", "charge", "payment_intent", "charge"])
        #expect(objects.map(\.paymentID) == [first.id, first.id, second.id, second.id])
        #expect(objects[0].status == "succeeded")
        #expect(objects[0].amount == 2500)
        #expect(objects[0].currency == "USD")
        #expect(bench.simulator.objects(limit: 1).map(\.id) == [first.id])
        let dispute = bench.disputed()
        #expect(bench.simulator.objects(limit: 2).map(\.id).contains(dispute))
    }

    @Test func `a restored account goes on as if nothing had come after`() throws {
        let bench = StripeBench()
        let id = bench.disputed()
        let kept = bench.simulator.snapshot()
        bench.decide("win", on: id)
        let later = bench.get("disputes/\(id)").json
        #expect(bench.simulator.brokenInvariants() == [])
        try bench.simulator.restore(kept)
        bench.decide("win", on: id)
        #expect(bench.get("disputes/\(id)").json == later)
        try bench.simulator.restore(kept)
        #expect(bench.get("disputes/\(id)").state == "needs_response")
        #expect(bench.balance() == [-4000, 2397])
        #expect(bench.simulator.brokenInvariants() == [])
    }
}
