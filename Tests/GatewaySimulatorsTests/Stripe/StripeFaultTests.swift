import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeFaultTests {
    private let form = StripeBench.payment()

    @Test(arguments: [
        (GatewayFault.errorBeforeEffect, 503), (.rateLimited, 429), (.lockTimeout, 429),
        (.htmlError, 502),
    ])
    func `an answer from the edge has no effect and is not kept`(fault: GatewayFault, status: Int) {
        let bench = StripeBench()
        let refused = bench.post("payment_intents", form, key: "k1", suffering: fault)
        #expect(refused.status == status)
        #expect(bench.simulator.books.isEmpty)
        #expect(bench.eventTypes() == [])
        let retried = bench.post("payment_intents", form, key: "k1")
        #expect(retried.state == "succeeded")
        #expect(retried.field("Idempotent-Replayed") == nil)
    }

    @Test func `a 500 after the effect is what the key replays`() {
        let bench = StripeBench()
        let failed = bench.post(
            "payment_intents", form, key: "k1", suffering: .errorAfterEffect)
        #expect(failed.status == 500)
        #expect(
            failed.json == ["error": ["message": "An unknown error occurred", "type": "api_error"]])
        #expect(failed.field("Stripe-Should-Retry") == "false")
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
        #expect(
            bench.eventTypes() == [
                "payment_intent.created", "charge.succeeded", "payment_intent.succeeded",
            ])
        let again = bench.post("payment_intents", form, key: "k1")
        #expect(again.status == 500)
        #expect(again.field("Idempotent-Replayed") == "true")
        #expect(bench.simulator.bookCount == 3)
        #expect(bench.get("payment_intents")["data"]?[0]?["status"] == "succeeded")
    }

    @Test func `a 500 in place of a replay leaves the kept answer alone`() {
        let bench = StripeBench()
        bench.post("payment_intents", form, key: "k1")
        #expect(
            bench.post("payment_intents", form, key: "k1", suffering: .errorAfterEffect).status
                == 500)
        #expect(bench.post("payment_intents", form, key: "k1").status == 200)
        #expect(bench.simulator.bookCount == 3)
    }

    @Test func `the limiter and the lock are told apart by code and header`() {
        let bench = StripeBench()
        let limited = bench.get("payment_intents", suffering: .rateLimited)
        #expect(limited.error?["code"] == "rate_limit")
        #expect(limited.error?["type"] == "invalid_request_error")
        #expect(limited.field("Stripe-Rate-Limited-Reason") == "global-rate")
        #expect(limited.field("Stripe-Should-Retry") == nil)
        let locked = bench.get("payment_intents", suffering: .lockTimeout)
        #expect(locked.error?["code"] == "lock_timeout")
        #expect(locked.field("Stripe-Rate-Limited-Reason") == nil)
        #expect(locked.field("Stripe-Should-Retry") == "true")
    }

    @Test func `an outage of the edge answers HTML`() {
        let broken = StripeBench().get("payment_intents", suffering: .htmlError)
        #expect(broken.field("Content-Type") == "text/html")
        #expect(broken.response.body.first == UInt8(ascii: "<"))
    }

    @Test func `a stale read shows the version before the last change`() {
        let bench = StripeBench()
        let intent = bench.hold()
        let charge = intent["latest_charge"]?.string ?? ""
        bench.post("payment_intents/\(intent.id)/capture", "amount_to_capture=1800")
        let path = "payment_intents/\(intent.id)"
        #expect(bench.get(path, suffering: .staleRead).state == "requires_capture")
        #expect(bench.get(path).state == "succeeded")
        let refund = bench.post("refunds", "charge=\(charge)&amount=300")
        bench.post("refunds", "charge=\(charge)&amount=400")
        #expect(bench.get("charges/\(charge)", suffering: .staleRead)["amount_refunded"] == 300)
        #expect(bench.get("charges/\(charge)")["amount_refunded"] == 700)
        #expect(bench.get("refunds/\(refund.id)", suffering: .staleRead).state == "succeeded")
        let list = bench.get("payment_intents", suffering: .staleRead)
        #expect(list["data"]?[0]?["status"] == "requires_capture")
    }

    @Test func `a deletion is no read and shows what it did`() {
        let bench = StripeBench()
        let customer = bench.post("customers", "email=ann@shop.example").id
        #expect(bench.delete("customers/\(customer)", suffering: .staleRead)["deleted"] == true)
    }
}
