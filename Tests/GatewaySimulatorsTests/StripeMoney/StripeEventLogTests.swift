import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeEventLogTests {
    @Test func `every event is found by its id and no other id finds one`() {
        let bench = StripeBench()
        for _ in 0..<40 { bench.pay() }
        _ = bench.disputed()
        let ids = bench.ids("events?limit=100")
        #expect(ids.count == 100)
        #expect(Set(ids).count == 100)
        for id in ids { #expect(bench.get("events/\(id)").id == id) }
        let id = ids[0]
        for wrong in ["evt_nope", "", id.dropLast() + "-", "evt_" + id.suffix(8)] {
            let answer = bench.get("events/\(wrong)x")
            #expect(answer.status == 404)
        }
        #expect(bench.get("events/" + ids[0].dropLast() + "!").status == 404)
    }

    @Test func `events are dropped when their thirty days are over`() {
        let bench = StripeBench()
        bench.pay()
        let old = bench.ids("events")
        bench.wait(.days(20))
        bench.pay()
        #expect(bench.ids("events").count == 6)
        bench.wait(.days(10))
        #expect(bench.ids("events").count == 6)
        bench.wait(.seconds(1))
        #expect(bench.ids("events").count == 3)
        #expect(bench.get("events/\(old[0])").status == 404)
        #expect(bench.ids("events?ending_before=\(bench.ids("events")[2])").count == 2)
    }

    @Test func `a busy account keeps its newest events`() {
        let bench = StripeBench { $0.mostEvents = 1500 }
        for _ in 0..<1500 {
            bench.pay()
            _ = bench.simulator.takeWebhooks()
        }
        #expect(bench.list("events?limit=100").count == 100)
        var count = 0
        var last = ""
        while true {
            let ids = bench.ids("events?limit=100" + last)
            count += ids.count
            guard let id = ids.last else { break }
            last = "&starting_after=\(id)"
        }
        #expect(count == 1500)
    }

    @Test func `the deliveries still missing are counted and can be asked for`() {
        let bench = StripeBench()
        bench.post(
            "webhook_endpoints", "url=https://a.example/&enabled_events[]=charge.succeeded")
        bench.pay()
        let events = bench.simulator.takeWebhooks()
        let charge = events.filter { $0.type == "charge.succeeded" }
        func pending() -> Int? { bench.get("events/\(charge[0].id)")["pending_webhooks"]?.integer }
        #expect(pending() == 2)
        #expect(
            charge.map { (try? JSONValue.parse($0.body))?["pending_webhooks"] } == [2, 2])
        bench.simulator.noteDelivery(of: charge[0], succeeded: false, at: bench.now)
        #expect(pending() == 2)
        bench.simulator.noteDelivery(of: charge[0], succeeded: true, at: bench.now)
        bench.simulator.noteDelivery(of: charge[0], succeeded: true, at: bench.now)
        #expect(pending() == 1)
        #expect(bench.ids("events?delivery_success=true") == [])
        bench.simulator.noteDelivery(of: charge[1], succeeded: true, at: bench.now)
        #expect(bench.ids("events?delivery_success=true") == [charge[0].id])
        #expect(bench.ids("events?delivery_success=false").count == 2)
    }
}
