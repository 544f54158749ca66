import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeKeyRuleTests {
    private let form = StripeBench.payment(capture: "manual")

    @Test func `an account may replay the object as it is now`() {
        let bench = StripeBench { $0.idempotency.replay = .latestState }
        let intent = bench.post("payment_intents", form, key: "k1")
        bench.post("payment_intents/\(intent.id)/cancel")
        let again = bench.post("payment_intents", form, key: "k1")
        #expect(again.state == "canceled")
        #expect(again.field("Idempotent-Replayed") == "true")
        let paid = bench.start("paid")
        let refund = bench.post("refunds", "charge=\(paid.charge)", key: "k2")
        bench.wait(.seconds(1))
        let now = bench.post("refunds", "charge=\(paid.charge)", key: "k2")
        #expect(now.json == bench.get("refunds/\(refund.id)").json)
        #expect(now.json != refund.json)
    }

    @Test func `the present state is shown with its expansion, and of every kind of object`() {
        let bench = StripeBench { $0.idempotency.replay = .latestState }
        let expanded = form + "&expand[]=latest_charge"
        let intent = bench.post("payment_intents", expanded, key: "k1")
        bench.post("payment_intents/\(intent.id)/capture")
        let again = bench.post("payment_intents", expanded, key: "k1")
        #expect(again.state == "succeeded")
        #expect(again["latest_charge"]?["captured"] == true)
        let customer = bench.post("customers", "name=Ada", key: "k2")
        bench.post("customers/\(customer.id)", "name=Grace")
        #expect(bench.post("customers", "name=Ada", key: "k2")["name"] == "Grace")
    }

    @Test func `an error is replayed as it was, even where objects are shown as they are now`() {
        let bench = StripeBench { $0.idempotency.replay = .latestState }
        let declined = StripeBench.payment(card: "pm_card_chargeDeclined")
        let first = bench.post("payment_intents", declined, key: "k1")
        #expect(
            bench.post("payment_intents", declined, key: "k1").response.body == first.response.body)
    }

    @Test func `an account may answer other parameters with the first answer`() {
        let bench = StripeBench { $0.idempotency.comparesParameters = false }
        let first = bench.post("payment_intents", form, key: "k1")
        let other = bench.post("payment_intents", StripeBench.payment(9900), key: "k1")
        #expect(other.status == 200)
        #expect(other.id == first.id)
        #expect(other["amount"] == 2500)
        #expect(bench.bookLines == ["authorization 2500"])
        let path = bench.post("payment_intents/\(first.id)/cancel", "", key: "k1")
        #expect(path.error?["type"] == "idempotency_error")
    }

    @Test func `a limiter behind the keys lets replays through, and its own answer is one`() {
        let bench = StripeBench { $0.idempotency.limiter = .afterKeys }
        let limited = bench.post("payment_intents", form, key: "k1", suffering: .rateLimited)
        #expect(limited.status == 429)
        #expect(limited.field("Stripe-Rate-Limited-Reason") == "global-rate")
        #expect(bench.simulator.books.isEmpty)
        let kept = bench.post("payment_intents", form, key: "k1")
        #expect(kept.status == 429)
        #expect(kept.field("Idempotent-Replayed") == "true")
        let first = bench.post("payment_intents", form, key: "k2")
        #expect(first.status == 200)
        #expect(first.field("Idempotent-Replayed") == nil)
        let again = bench.post("payment_intents", form, key: "k2", suffering: .rateLimited)
        #expect(again.status == 200)
        #expect(again.response.body == first.response.body)
    }

    @Test func `a limiter before the keys refuses replays too`() {
        let bench = StripeBench()
        bench.post("payment_intents", form, key: "k1")
        #expect(
            bench.post("payment_intents", form, key: "k1", suffering: .rateLimited).status == 429)
        #expect(bench.post("payment_intents", form, key: "k1").status == 200)
    }

    @Test func `a twin that waits gets the first answer, byte for byte`() {
        let bench = StripeBench { $0.idempotency.twin = .waits }
        let first = bench.post("payment_intents", form, key: "k1", suffering: .slowAnswer)
        let twin = bench.post("payment_intents", form, key: "k1")
        #expect(twin.response.body == first.response.body)
        #expect(twin.field("Original-Request") == first.field("Request-Id"))
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `a twin that runs makes a second payment, whose answer the key keeps`() {
        let bench = StripeBench { $0.idempotency.twin = .runs }
        let first = bench.post("payment_intents", form, key: "k1", suffering: .slowAnswer)
        let twin = bench.post("payment_intents", form, key: "k1")
        #expect(twin.id != first.id)
        #expect(bench.bookLines == ["authorization 2500", "authorization 2500"])
        #expect(bench.post("payment_intents", form, key: "k1").id == twin.id)
    }

    @Test func `a slow answer is under way for as long as it says, to the millisecond`() {
        let bench = StripeBench()
        let fields = ["Idempotency-Key": "k1"]
        let slow = GatewayMisbehaviour(.slowAnswer, lasting: .seconds(5))
        let first = bench.ask(.post, "payment_intents", form, fields: fields, suffering: slow)
        bench.wait(.milliseconds(4999))
        #expect(bench.post("payment_intents", form, key: "k1").status == 409)
        bench.wait(.milliseconds(1))
        #expect(bench.post("payment_intents", form, key: "k1").id == first.id)
    }

    @Test func `a stale read hides only changes younger than its duration`() {
        let bench = StripeBench()
        let id = bench.hold().id
        bench.wait(.seconds(10))
        bench.post("payment_intents/\(id)/cancel")
        bench.wait(.seconds(5))
        func read(_ path: String, behind duration: VirtualDuration) -> StripeBench.Answer {
            bench.ask(.get, path, suffering: GatewayMisbehaviour(.staleRead, lasting: duration))
        }
        #expect(read("payment_intents/\(id)", behind: .seconds(6)).state == "requires_capture")
        #expect(read("payment_intents/\(id)", behind: .milliseconds(4999)).state == "canceled")
        let list = read("payment_intents", behind: .seconds(6))
        #expect(list["data"]?[0]?["status"] == "requires_capture")
        let again = bench.ask(
            .post, "payment_intents/\(id)/cancel",
            suffering: GatewayMisbehaviour(.staleRead, lasting: .seconds(6)))
        #expect(again.status == 400, "writes see what is")
    }
}
