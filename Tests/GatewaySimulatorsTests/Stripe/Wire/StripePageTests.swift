import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripePageTests {
    /// Five payments, the newest first.
    private func five() -> (bench: StripeBench, ids: [String]) {
        let bench = StripeBench()
        let ids = (0..<5).map { number in
            bench.wait(.seconds(1))
            return bench.pay(1000 + number).id
        }
        return (bench, ids.reversed())
    }

    @Test(arguments: [(4, true), (5, false), (6, false)])
    func `there is more only when something is left`(limit: Int, hasMore: Bool) {
        let (bench, ids) = five()
        let page = bench.get("payment_intents?limit=\(limit)")
        #expect(page["data"]?.array?.count == min(limit, ids.count))
        #expect(page["has_more"] == .bool(hasMore))
        #expect(page["object"] == "list")
        #expect(page["url"] == "/v1/payment_intents")
        #expect(page["total_count"] == nil)
    }

    @Test func `the ends of a list are empty pages`() {
        let (bench, ids) = five()
        for cursor in ["starting_after=\(ids[4])", "ending_before=\(ids[0])"] {
            let page = bench.get("payment_intents?\(cursor)")
            #expect(page["data"] == [])
            #expect(page["has_more"] == false)
        }
    }

    @Test func `walking back gives the nearest page, still newest first`() {
        let (bench, ids) = five()
        let page = bench.get("payment_intents?limit=2&ending_before=\(ids[4])")
        #expect(page["data"]?.array?.map { $0["id"]?.string } == [ids[2], ids[3]])
        #expect(page["has_more"] == true)
        #expect(bench.ids("payment_intents?limit=2&ending_before=\(ids[2])") == [ids[0], ids[1]])
        #expect(bench.get("payment_intents?limit=2&ending_before=\(ids[2])")["has_more"] == false)
    }

    @Test func `what comes between two pages neither repeats nor hides anything`() {
        let (bench, ids) = five()
        let first = bench.ids("payment_intents?limit=3")
        bench.pay(9000)
        let second = bench.ids("payment_intents?limit=3&starting_after=\(first[2])")
        #expect(first + second == ids)
    }

    @Test func `a cursor must be of the list's own kind`() {
        let (bench, _) = five()
        let charge = bench.ids("charges")[0]
        let refused = bench.get("payment_intents?starting_after=\(charge)")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "resource_missing")
        #expect(refused.error?["param"] == "starting_after")
        #expect(refused.error?["message"]?.string == "No such payment_intent: '\(charge)'")
        let both = bench.get("payment_intents?starting_after=a&ending_before=b")
        #expect(
            both.error?["message"]
                == "Received both starting_after and ending_before parameters. Please pass in only one."
        )
        #expect(both.error?["code"] == nil)
    }

    @Test func `a filter and a cursor work together`() {
        let bench = StripeBench()
        let customer = bench.post("customers").id
        let own = (0..<3).map { _ -> String in
            bench.pay()
            return bench.pay(2500, "&customer=\(customer)").id
        }
        let path = "payment_intents?customer=\(customer)"
        #expect(bench.ids(path) == own.reversed())
        let page = bench.get(path + "&limit=1&starting_after=\(own[2])")
        #expect(page["data"]?[0]?["id"]?.string == own[1])
        #expect(page["has_more"] == true)
        #expect(bench.ids(path + "&ending_before=\(own[0])") == [own[2], own[1]])
    }

    @Test func `a filter that names nothing known is a bad request`() {
        let bench = StripeBench()
        for (path, param) in [
            ("payment_intents?customer=cus_nope", "customer"),
            ("charges?payment_intent=pi_nope", "payment_intent"),
            ("refunds?charge=ch_nope", "charge"),
            ("refunds?payment_intent=pi_nope", "payment_intent"),
        ] {
            let refused = bench.get(path)
            #expect(refused.status == 400)
            #expect(refused.error?["code"] == "resource_missing")
            #expect(refused.error?["param"]?.string == param)
        }
        #expect(bench.get("payment_intents?colour=red").error?["code"] == "parameter_unknown")
    }

    @Test func `every attempt at a payment is a charge of it`() {
        let bench = StripeBench()
        let id =
            bench.pay(card: "pm_card_chargeDeclined").error?["payment_intent"]?["id"]?.string ?? ""
        bench.post("payment_intents/\(id)/confirm", "payment_method=pm_card_chargeDeclined")
        bench.post("payment_intents/\(id)/confirm", "payment_method=pm_card_visa")
        bench.pay()
        let charges = bench.list("charges?payment_intent=\(id)")
        #expect(charges.map { $0["status"] } == ["succeeded", "failed", "failed"])
    }

    @Test func `moments are whole seconds, and both kinds of end can be named together`() {
        let (bench, ids) = five()
        let times = bench.list("payment_intents").compactMap { $0["created"]?.integer }
        func found(_ filter: String) -> [String] { bench.ids("payment_intents?" + filter) }
        #expect(found("created=\(times[2])") == [ids[2]])
        #expect(found("created[gt]=\(times[3])&created[lte]=\(times[1])") == [ids[1], ids[2]])
        #expect(found("created[gte]=\(times[3])&created[lt]=\(times[1])") == [ids[2], ids[3]])
        #expect(found("created[gt]=\(times[0])") == [])
        #expect(found("created[lt]=\(times[0])&limit=2") == [ids[1], ids[2]])
        let odd = bench.get("payment_intents?created[gt]=soon")
        #expect(odd.error?["param"] == "created[gt]")
        #expect(odd.error?["code"] == "parameter_invalid_integer")
    }
}
