import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeUpdateTests {
    @Test func `everything of an open intent can be changed, and nothing is told`() {
        let bench = StripeBench()
        let customer = bench.post("customers").id
        let id = bench.post(
            "payment_intents", "amount=2500&currency=usd&payment_method_types[]=card"
        ).id
        _ = bench.eventTypes()
        let changed = bench.post(
            "payment_intents/\(id)",
            "amount=3000&currency=eur&customer=\(customer)&description=Shoes&receipt_email=a@b.se"
                + "&capture_method=manual&statement_descriptor_suffix=SHOES&metadata[a]=1"
                + "&payment_method=pm_card_visa")
        #expect(changed.status == 200)
        #expect(changed.state == "requires_confirmation")
        #expect(changed["amount"] == 3000)
        #expect(changed["currency"] == "eur")
        #expect(changed["customer"]?.string == customer)
        #expect(changed["description"] == "Shoes")
        #expect(changed["capture_method"] == "manual")
        #expect(changed["metadata"] == ["a": "1"])
        #expect(bench.eventTypes() == [])
        #expect(bench.ids("payment_intents?customer=\(customer)") == [id])
        let held = bench.post("payment_intents/\(id)/confirm")
        #expect(held["amount_capturable"] == 3000)
        #expect(bench.simulator.books.map(\.currency) == ["EUR"])
    }

    @Test func `a new card undoes a challenge that was under way`() {
        let bench = StripeBench()
        let id = bench.pay(card: "pm_card_authenticationRequired").id
        let changed = bench.post("payment_intents/\(id)", "payment_method=pm_card_visa")
        #expect(changed.state == "requires_confirmation")
        #expect(changed["next_action"] == .null)
        #expect(bench.post("payment_intents/\(id)/confirm").state == "succeeded")
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
    }

    @Test func `texts and metadata of an ended intent can still be changed`() {
        let bench = StripeBench()
        for id in [bench.pay().id, bench.post("payment_intents/\(bench.hold().id)/cancel").id] {
            let changed = bench.post("payment_intents/\(id)", "description=Late&metadata[late]=1")
            #expect(changed.status == 200)
            #expect(changed["description"] == "Late")
            #expect(changed["metadata"] == ["payment_id": "pay-1", "late": "1"])
            #expect(bench.post("payment_intents/\(id)", "description=")["description"] == .null)
        }
    }

    @Test(arguments: [
        ("amount=10", "amount_too_small", "amount"),
        ("amount=100000000", "amount_too_large", "amount"),
        ("amount=abc", "parameter_invalid_integer", "amount"), ("currency=xyz", nil, "currency"),
        ("payment_method=pm_nope", "resource_missing", "payment_method"),
        ("customer=cus_nope", "resource_missing", "customer"),
        ("confirm=true", "parameter_unknown", "confirm"),
    ])
    func `a bad update is refused and changes nothing`(form: String, code: String?, param: String) {
        let bench = StripeBench()
        let path = "payment_intents/" + bench.post("payment_intents", "amount=2500&currency=usd").id
        let before = bench.get(path).json
        let refused = bench.post(path, "description=x&" + form)
        #expect(refused.status == 400)
        #expect(refused.error?["code"]?.string == code)
        #expect(refused.error?["param"]?.string == param)
        #expect(bench.get(path).json == before)
    }

    @Test func `a currency alone is held against the amount there is`() {
        let bench = StripeBench()
        let path = "payment_intents/" + bench.post("payment_intents", "amount=2501&currency=usd").id
        #expect(bench.post(path, "currency=kwd").status == 400)
        #expect(bench.get(path)["currency"] == "usd")
    }

    @Test func `an unknown intent is missed`() {
        let refused = StripeBench().post("payment_intents/pi_nope", "description=x")
        #expect(refused.status == 404)
        #expect(refused.error?["param"] == "intent")
    }
}
