import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeRepairTests {
    private let form = StripeBench.payment()

    @Test func `a call rolled forward answers 500 now and happens by itself later`() {
        let bench = StripeBench()
        let failed = bench.post("payment_intents", form, key: "k1", suffering: .rolledForward)
        #expect(failed.status == 500)
        #expect(bench.simulator.books.isEmpty)
        let again = bench.post("payment_intents", form, key: "k1")
        #expect(again.status == 500)
        #expect(again.field("Idempotent-Replayed") == "true")
        bench.wait(.seconds(30))
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
        let events = bench.events()
        #expect(events.count == 3)
        #expect(
            events.allSatisfy {
                $0["request"] == ["id": .null, "idempotency_key": .null]
            })
    }

    @Test
    func `a payment rolled back fails at the bank and leaves nothing on the balance but the fee`() {
        let bench = StripeBench()
        #expect(bench.post("payment_intents", form, suffering: .rolledBack).status == 500)
        bench.wait(.seconds(30))
        #expect(
            bench.bookLines == [
                "authorization 2500", "capture 2500", "fee 103", "capture-failure 2500",
            ])
        let intent = bench.get("payment_intents")["data"]?[0]
        #expect(intent?["status"] == "requires_payment_method")
        #expect(intent?["amount_received"] == 0)
        let charge = bench.get("charges")["data"]?[0]
        #expect(charge?["status"] == "failed")
        #expect(charge?["failure_balance_transaction"]?.string?.hasPrefix("txn_") == true)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a hold rolled back is released`() {
        let bench = StripeBench()
        bench.post(
            "payment_intents", StripeBench.payment(capture: "manual"), suffering: .rolledBack)
        bench.wait(.seconds(30))
        #expect(bench.bookLines == ["authorization 2500", "release 2500"])
        #expect(bench.get("payment_intents")["data"]?[0]?["status"] == "canceled")
    }

    @Test func `a refund rolled back fails`() {
        let bench = StripeBench()
        let intent = bench.pay()
        bench.post("refunds", "payment_intent=\(intent.id)", suffering: .rolledBack)
        bench.wait(.seconds(30))
        #expect(bench.bookLines.suffix(2) == ["refund 2500", "refund-failure 2500"])
        #expect(bench.get("refunds")["data"]?[0]?["status"] == "failed")
    }

    @Test func `a twin meets a slow first use still running, and later its answer`() {
        let bench = StripeBench()
        let first = bench.post("payment_intents", form, key: "k1", suffering: .slowAnswer)
        #expect(first.status == 200)
        let twin = bench.post("payment_intents", form, key: "k1")
        #expect(twin.status == 409)
        #expect(twin.error?["code"] == "idempotency_key_in_use")
        #expect(twin.error?["type"] == "invalid_request_error")
        bench.wait(.seconds(30))
        #expect(bench.post("payment_intents", form, key: "k1").id == first.id)
        #expect(bench.simulator.bookCount == 3)
    }

    @Test(arguments: [(StripeKeyRules.Twin.waits, 3), (.runs, 6)])
    func `what a twin meets can be set`(twin: StripeKeyRules.Twin, movements: Int) {
        let bench = StripeBench { $0.idempotency.twin = twin }
        bench.post("payment_intents", form, key: "k1", suffering: .slowAnswer)
        #expect(bench.post("payment_intents", form, key: "k1").status == 200)
        #expect(bench.simulator.bookCount == movements)
    }

    @Test func `a key in use runs nothing, and a forgotten key runs again`() {
        let bench = StripeBench()
        #expect(
            bench.post("payment_intents", form, key: "k1", suffering: .keyInUse).error?["code"]
                == "idempotency_key_in_use")
        #expect(bench.simulator.bookCount == 0)
        let first = bench.post("payment_intents", form, key: "k1")
        let second = bench.post("payment_intents", form, key: "k1", suffering: .keyForgotten)
        #expect(second.status == 200)
        #expect(second.id != first.id)
        #expect(bench.simulator.bookCount == 6)
    }

    @Test func `an account that does not keep errors runs the request again`() {
        let bench = StripeBench { $0.idempotency.replaysErrors = false }
        bench.post("payment_intents", form, key: "k1", suffering: .errorAfterEffect)
        #expect(bench.post("payment_intents", form, key: "k1").status == 200)
        #expect(bench.simulator.bookCount == 6)
    }
}
