import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeListTests {
    /// An account with `count` intents, a second apart; the ids newest first.
    private func filled(_ count: Int) -> (bench: StripeBench, ids: [String]) {
        let bench = StripeBench()
        var ids: [String] = []
        for _ in 0..<count {
            ids.insert(bench.post("payment_intents", "amount=2500&currency=usd").id, at: 0)
            bench.wait(.seconds(1))
        }
        return (bench, ids)
    }

    private func ids(_ answer: StripeBench.Answer) -> [String] {
        (answer["data"]?.array ?? []).compactMap { $0["id"]?.string }
    }

    @Test func `a list is newest first and ten long unless told otherwise`() {
        let (bench, all) = filled(12)
        let page = bench.get("payment_intents")
        #expect(ids(page) == Array(all[0..<10]))
        #expect(page["has_more"] == true)
        #expect(page["object"] == "list")
        #expect(page["url"] == "/v1/payment_intents")
    }

    @Test func `cursors are exclusive and walk both ways`() {
        let (bench, all) = filled(5)
        let older = bench.get("payment_intents?limit=2&starting_after=\(all[1])")
        #expect(ids(older) == [all[2], all[3]])
        #expect(older["has_more"] == true)
        let newer = bench.get("payment_intents?limit=2&ending_before=\(all[3])")
        #expect(ids(newer) == [all[1], all[2]])
        #expect(newer["has_more"] == true)
        let rest = bench.get("payment_intents?starting_after=\(all[3])")
        #expect(ids(rest) == [all[4]])
        #expect(rest["has_more"] == false)
        #expect(ids(bench.get("payment_intents?ending_before=\(all[0])")) == [])
    }

    @Test(arguments: [("0", 1), ("101", 100), ("-3", 1), ("3", 3)])
    func `a limit out of range is brought inside without a word`(limit: String, count: Int) {
        let (bench, _) = filled(101)
        #expect(ids(bench.get("payment_intents?limit=\(limit)")).count == count)
    }

    @Test func `bad cursors and limits are refused`() {
        let (bench, all) = filled(1)
        let both = bench.get(
            "payment_intents?starting_after=\(all[0])&ending_before=\(all[0])")
        #expect(both.status == 400)
        #expect(
            both.error?["message"]
                == "Received both starting_after and ending_before parameters. Please pass in only one."
        )
        let unknown = bench.get("payment_intents?starting_after=pi_nope")
        #expect(unknown.status == 400)
        #expect(unknown.error?["code"] == "resource_missing")
        #expect(unknown.error?["param"] == "starting_after")
        let limit = bench.get("payment_intents?limit=abc")
        #expect(limit.error?["code"] == "parameter_invalid_integer")
        #expect(limit.error?["message"] == "Invalid integer: abc")
    }

    @Test func `created filters name their ends`() {
        let (bench, all) = filled(4)
        let first = bench.now.seconds - 4
        #expect(ids(bench.get("payment_intents?created[gte]=\(first + 2)")) == [all[0], all[1]])
        #expect(ids(bench.get("payment_intents?created[gt]=\(first + 2)")) == [all[0]])
        #expect(ids(bench.get("payment_intents?created[lt]=\(first + 1)")) == [all[3]])
        #expect(
            ids(bench.get("payment_intents?created%5Blte%5D=\(first + 1)")) == [all[2], all[3]])
        #expect(ids(bench.get("payment_intents?created=\(first + 3)")) == [all[0]])
    }

    @Test func `refunds are listed by intent`() {
        let bench = StripeBench()
        let intents = [bench.pay().id, bench.pay().id]
        let first = bench.post("refunds", "payment_intent=\(intents[0])&amount=100").id
        let second = bench.post("refunds", "payment_intent=\(intents[1])&amount=200").id
        let third = bench.post("refunds", "payment_intent=\(intents[0])&amount=300").id
        #expect(ids(bench.get("refunds?payment_intent=\(intents[0])")) == [third, first])
        #expect(ids(bench.get("refunds?payment_intent=\(intents[1])")) == [second])
        #expect(bench.get("refunds?payment_intent=pi_nope").status == 400)
    }

    @Test func `events are listed by type and found by id`() {
        let bench = StripeBench()
        bench.pay()
        bench.hold()
        let charges = bench.get("events?type=charge.succeeded")["data"]?.array ?? []
        #expect(charges.count == 2)
        let several = "events?types[]=payment_intent.succeeded&types[]=payment_intent.created"
        #expect(ids(bench.get(several)).count == 3)
        #expect(ids(bench.get("events?type=payment_intent.*")).count == 4)
        #expect(ids(bench.get("events?type=bogus")) == [])
        let id = charges[0]["id"]?.string ?? ""
        #expect(bench.get("events/\(id)").json == charges[0])
        #expect(bench.get("events/evt_nope").status == 404)
    }

    @Test func `the balance is the sum of its lines, first pending and then available`() {
        let bench = StripeBench()
        let intent = bench.pay()
        bench.post("refunds", "payment_intent=\(intent.id)&amount=500")
        let lines = bench.get("balance_transactions")["data"]?.array ?? []
        #expect(lines.map { $0["type"] } == ["refund", "charge"])
        #expect(lines.map { $0["net"] } == [-500, 2397])
        #expect(lines.map { $0["status"] } == ["pending", "pending"])
        let charge = intent["latest_charge"]?.string ?? ""
        #expect(ids(bench.get("balance_transactions?source=\(charge)")).count == 1)
        #expect(ids(bench.get("balance_transactions?type=bogus")) == [])
        let balance = bench.get("balance")
        #expect(balance["pending"]?[0]?["amount"] == 1897)
        #expect(balance["available"]?[0]?["amount"] == 0)
        bench.wait(.days(3))
        #expect(bench.get("balance")["available"]?[0]?["amount"] == 1897)
    }
}
