import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeBalanceTests {
    @Test func `an account that never moved money holds no dollars`() {
        let body = StripeBench().get("balance")
        #expect(body["object"] == "balance")
        #expect(
            body["available"]?[0] == ["amount": 0, "currency": "usd", "source_types": ["card": 0]])
        #expect(
            body["refund_and_dispute_prefunding"]?["available"]
                == .array([["amount": 0, "currency": "usd"]]))
    }

    @Test func `money waits two working days before it can be used`() {
        let bench = StripeBench()
        bench.pay()
        #expect(bench.balance() == [0, 2397])
        let midnight = 86_400 - bench.now.seconds % 86_400
        bench.wait(.seconds(midnight + 86_400 - 1))
        #expect(bench.balance() == [0, 2397])
        bench.wait(.seconds(1))
        #expect(bench.balance() == [2397, 0])
        #expect(
            bench.simulator.balances
                == [GatewayBalance(currency: "USD", available: 2397, pending: 0)])
    }

    @Test func `an account may have its money at once`() {
        let bench = StripeBench { $0.availabilityWorkingDays = 0 }
        bench.pay()
        #expect(bench.balance() == [2397, 0])
    }

    @Test func `currencies are shown in their order, each for itself`() {
        let bench = StripeBench()
        for code in ["usd", "eur", "gbp"] {
            bench.post(
                "payment_intents",
                "amount=1000&currency=\(code)&confirm=true&payment_method=pm_card_visa"
                    + "&payment_method_types[]=card&capture_method=automatic")
        }
        let pending = bench.get("balance")["pending"]?.array ?? []
        #expect(pending.map { $0["currency"] } == ["eur", "gbp", "usd"])
        #expect(pending.map { $0["amount"] } == [941, 941, 941])
        #expect(bench.simulator.balances.map(\.currency) == ["EUR", "GBP", "USD"])
    }

    @Test func `lines are found by type, by source and by currency`() {
        let bench = StripeBench()
        let id = bench.disputed()
        let payment = bench.pay(4000)
        let refund = bench.post("refunds", "payment_intent=\(payment.id)&amount=100").id
        let charge = bench.get("payment_intents/\(payment.id)")["latest_charge"]?.string ?? ""
        func types(_ query: String) -> [String] {
            bench.list("balance_transactions?" + query).compactMap { $0["type"]?.string }
        }
        #expect(types("") == ["refund", "charge", "adjustment", "charge"])
        #expect(types("type=adjustment") == ["adjustment"])
        #expect(types("type=bogus") == [])
        #expect(types("source=\(refund)") == ["refund"])
        #expect(types("source=\(charge)") == ["charge"])
        #expect(types("source=\(id)") == [])
        #expect(types("currency=eur") == [])
        #expect(types("limit=1") == ["refund"])
        #expect(bench.get("balance_transactions?source=\(charge)&limit=1")["has_more"] == false)
    }
}
