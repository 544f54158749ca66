import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeIdempotencyTests {
    @Test func `the same key gives the first answer again without a second effect`() {
        let bench = StripeBench()
        let form = StripeBench.payment()
        let first = bench.post("payment_intents", form, key: "k1")
        let again = bench.post("payment_intents", form, key: "k1")
        #expect(again.status == 200)
        #expect(again.response.body == first.response.body)
        #expect(again.field("Idempotent-Replayed") == "true")
        #expect(again.field("Original-Request") == first.field("Request-Id"))
        #expect(again.field("Request-Id") != first.field("Request-Id"))
        #expect(again.field("Idempotency-Key") == "k1")
        #expect(bench.simulator.bookCount == 3)
    }

    @Test func `the first use echoes the key and names itself as original`() {
        let first = StripeBench().post("payment_intents", StripeBench.payment(), key: "k1")
        #expect(first.field("Idempotency-Key") == "k1")
        #expect(first.field("Original-Request") == first.field("Request-Id"))
        #expect(first.field("Idempotent-Replayed") == nil)
        #expect(first.field("Stripe-Should-Retry") == "false")
    }

    @Test func `a replay shows the first answer, not the present state`() {
        let bench = StripeBench()
        let form = StripeBench.payment(capture: "manual")
        let intent = bench.post("payment_intents", form, key: "k1")
        bench.post("payment_intents/\(intent.id)/cancel")
        #expect(bench.post("payment_intents", form, key: "k1").state == "requires_capture")
    }

    @Test func `parameters may come in another order`() {
        let bench = StripeBench()
        let first = bench.post("payment_intents", "amount=2500&currency=usd", key: "k1")
        let again = bench.post("payment_intents", "currency=usd&amount=2500", key: "k1")
        #expect(again.id == first.id)
    }

    @Test func `other parameters under the same key are refused`() {
        let bench = StripeBench()
        bench.post("payment_intents", "amount=2500&currency=usd", key: "k1")
        let refused = bench.post("payment_intents", "amount=2600&currency=usd", key: "k1")
        #expect(refused.status == 400)
        #expect(refused.error?["type"] == "idempotency_error")
        #expect(refused.error?["code"] == nil)
        #expect(
            refused.error?["message"]
                == "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k1' if you meant to execute a different request."
        )
    }

    @Test func `another path under the same key is refused`() {
        let bench = StripeBench()
        let intent = bench.post("payment_intents", StripeBench.payment(), key: "k1")
        let refused = bench.post("refunds", "payment_intent=\(intent.id)", key: "k1")
        #expect(refused.status == 400)
        #expect(refused.error?["type"] == "idempotency_error")
        #expect(
            refused.error?["message"]?.string?.contains(
                "('/v1/refunds' vs '/v1/payment_intents')") == true)
        #expect(!bench.bookLines.contains("refund 2500"))
    }

    @Test func `a decline is replayed under its key`() {
        let bench = StripeBench()
        let form = StripeBench.payment(card: "pm_card_chargeDeclined")
        let first = bench.post("payment_intents", form, key: "k1")
        let again = bench.post("payment_intents", form, key: "k1")
        #expect(again.status == 402)
        #expect(again.response.body == first.response.body)
        #expect(again.field("Idempotent-Replayed") == "true")
        #expect(bench.get("charges")["data"]?.array?.count == 1)
    }

    @Test func `an executed refusal is replayed, a refused shape is not kept`() {
        let bench = StripeBench()
        let intent = bench.pay()
        let path = "payment_intents/\(intent.id)/capture"
        #expect(bench.post(path, key: "k1").status == 400)
        #expect(bench.post(path, key: "k1").field("Idempotent-Replayed") == "true")
        let shape = bench.post("payment_intents", "amount=abc&currency=usd", key: "k2")
        #expect(shape.status == 400)
        #expect(shape.field("Stripe-Should-Retry") == nil)
        #expect(shape.field("Original-Request") == shape.field("Request-Id"))
        #expect(bench.post("payment_intents", "amount=2500&currency=usd", key: "k2").status == 200)
    }

    @Test func `a key is new again after twenty-four hours`() {
        let bench = StripeBench()
        let form = StripeBench.payment()
        let first = bench.post("payment_intents", form, key: "k1")
        bench.now = bench.now + .milliseconds(86_399_999)
        #expect(bench.post("payment_intents", form, key: "k1").id == first.id)
        bench.now = bench.now + .milliseconds(1)
        #expect(bench.post("payment_intents", form, key: "k1").id != first.id)
        #expect(bench.simulator.bookCount == 6)
    }

    @Test func `keys mean nothing on reads but come back`() {
        let bench = StripeBench()
        let id = bench.hold().id
        let first = bench.get("payment_intents/\(id)", key: "k1")
        #expect(first.field("Idempotency-Key") == "k1")
        #expect(first.field("Original-Request") == nil)
        bench.post("payment_intents/\(id)/cancel")
        #expect(bench.get("payment_intents/\(id)", key: "k1").state == "canceled")
    }

    @Test func `a key of more than 255 characters is refused`() {
        let key = String(repeating: "k", count: 256)
        let bench = StripeBench()
        #expect(bench.post("payment_intents", StripeBench.payment(), key: key).status == 400)
        #expect(bench.simulator.books.isEmpty)
    }
}
