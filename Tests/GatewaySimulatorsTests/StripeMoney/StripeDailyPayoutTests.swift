import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeDailyPayoutTests {
    @Test func `a daily schedule pays out what has become available, with its rows`() {
        let bench = StripeBench { $0.payoutSchedule = .daily }
        let payment = bench.pay()
        bench.pay(5000)
        bench.post("refunds", "payment_intent=\(payment.id)&amount=500")
        _ = bench.eventTypes()
        bench.wait(.days(2))
        let payout = bench.list("payouts")[0]
        #expect(payout["automatic"] == true)
        #expect(payout["amount"] == 6722)
        #expect(payout["description"] == "STRIPE PAYOUT")
        #expect(bench.balance() == [0, 0])
        let id = payout["id"]?.string ?? ""
        let rows = bench.list("balance_transactions?payout=\(id)")
        #expect(rows.map { $0["type"] } == ["payout", "refund", "charge", "charge"])
        #expect(rows.compactMap { $0["net"]?.integer } == [-6722, -500, 4825, 2397])
        #expect(
            bench.list("balance_transactions?payout=\(id)&type=charge").count == 2)
        #expect(
            bench.eventTypes() == [
                "refund.updated", "charge.refund.updated", "balance.available",
                "payout.created", "payout.updated", "payout.reconciliation_completed",
            ])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `funds of a Friday are paid out on a Tuesday`() {
        let bench = StripeBench { $0.payoutSchedule = .daily }
        bench.wait(.days(4))
        bench.pay()
        bench.wait(.days(3))
        #expect(bench.ids("payouts") == [])
        bench.wait(.days(1))
        #expect(bench.ids("payouts").count == 1)
    }

    @Test func `each currency is paid out by itself, and a loss waits for income`() {
        let bench = StripeBench { $0.payoutSchedule = .daily }
        bench.post(
            "payment_intents",
            "amount=9000&currency=eur&confirm=true&payment_method=pm_card_visa"
                + "&payment_method_types[]=card&capture_method=automatic")
        let dispute = bench.disputed()
        bench.wait(.days(2))
        // Of the dollars there are 2397 less 4000: nothing to pay out until more come in.
        #expect(bench.list("payouts").map { $0["currency"] } == ["eur"])
        #expect(bench.balance() == [-1603, 0])
        bench.pay(10_000)
        bench.wait(.days(2))
        let payout = bench.list("payouts")[0]
        #expect(payout["amount"] == 8077)
        let rows = bench.list("balance_transactions?payout=\(payout["id"]?.string ?? "")")
        #expect(rows.count == 4)
        #expect(rows.contains { $0["source"] == .init(dispute) })
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a payout that comes back is part of the next one`() {
        let bench = StripeBench { $0.payoutSchedule = .daily }
        bench.pay()
        bench.wait(.days(2))
        let first = bench.ids("payouts")[0]
        #expect(bench.decide("fail", on: first) == nil)
        bench.pay(5000)
        bench.wait(.days(2))
        let payout = bench.list("payouts")[0]
        #expect(payout["amount"] == 7222)
        let rows = bench.list("balance_transactions?payout=\(payout["id"]?.string ?? "")")
        #expect(rows.map { $0["type"] } == ["payout", "charge", "payout_failure"])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `an account with a manual schedule wakes up for nothing`() {
        let bench = StripeBench()
        bench.pay()
        #expect(bench.simulator.nextDeadline == nil)
        bench.wait(.days(2))
        #expect(bench.balance() == [2397, 0])
        #expect(!bench.eventTypes().contains("balance.available"))
    }

    @Test func `available funds are told of once a day where that is wanted`() {
        let bench = StripeBench { $0.announcesAvailability = true }
        bench.pay()
        bench.pay()
        _ = bench.events()
        bench.wait(.days(2))
        let events = bench.events()
        #expect(events.map { $0["type"] } == ["balance.available"])
        #expect(events[0]["data"]?["object"]?["available"]?[0]?["amount"] == 4794)
    }

    @Test func `the desk pays out at once what there is`() {
        let bench = StripeBench()
        bench.pay()
        #expect(bench.simulator.choices(for: "account") == [])
        #expect(
            bench.decide("pay-out", on: "account")
                == "the account has nothing available to pay out; pending: 2397 usd")
        bench.wait(.days(2))
        #expect(bench.simulator.choices(for: "account") == ["pay-out"])
        #expect(bench.decide("pay-out", on: "account") == nil)
        #expect(bench.simulator.choices(for: "account") == [])
        let id = bench.ids("payouts")[0]
        #expect(bench.simulator.choices(for: id) == ["pay", "fail"])
        #expect(bench.decide("pay", on: id) == nil)
        #expect(bench.get("payouts/\(id)").state == "paid")
        #expect(bench.list("balance_transactions?payout=\(id)").count == 2)
    }
}
