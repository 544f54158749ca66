import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeTimerTests {
    @Test func `a hold lapses after seven days, to the millisecond`() {
        let bench = StripeBench()
        let intent = bench.hold()
        let deadline = bench.now + .days(7)
        #expect(bench.simulator.nextDeadline == deadline)
        _ = bench.eventTypes()
        bench.wait(.milliseconds(VirtualDuration.days(7).milliseconds - 1))
        #expect(bench.get("payment_intents/\(intent.id)").state == "requires_capture")
        bench.wait(.milliseconds(1))
        let lapsed = bench.get("payment_intents/\(intent.id)")
        #expect(lapsed.state == "canceled")
        #expect(lapsed["cancellation_reason"] == "expired")
        #expect(lapsed["canceled_at"] == .init(deadline.seconds))
        #expect(bench.eventTypes() == ["charge.expired", "payment_intent.canceled"])
        #expect(bench.bookLines == ["authorization 2500", "release 2500"])
        #expect(bench.simulator.books.last?.at == deadline)
        #expect(bench.simulator.nextDeadline == nil)
    }

    @Test func `a request that arrives after the lapse finds it done`() {
        let bench = StripeBench()
        let intent = bench.hold()
        bench.now = bench.now + .days(30)
        let refused = bench.post("payment_intents/\(intent.id)/capture")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]?.string?.contains("it has a status of canceled.") == true)
        #expect(bench.bookLines == ["authorization 2500", "release 2500"])
    }

    @Test(arguments: ["capture", "cancel"])
    func `a hold that has ended does not lapse`(operation: String) {
        let bench = StripeBench()
        let intent = bench.hold()
        bench.post("payment_intents/\(intent.id)/\(operation)")
        #expect(bench.simulator.nextDeadline == nil)
        let books = bench.bookLines
        _ = bench.eventTypes()
        bench.wait(.days(30))
        #expect(bench.bookLines == books)
        #expect(bench.eventTypes() == [])
    }

    @Test func `what is due happens in order of time`() {
        let bench = StripeBench { $0.holdLife = .seconds(2) }
        let paid = bench.pay(card: "pm_card_refundFail")
        bench.hold()
        bench.post("refunds", "payment_intent=\(paid.id)")
        _ = bench.eventTypes()
        bench.wait(.days(1))
        #expect(
            bench.eventTypes() == [
                "charge.expired", "payment_intent.canceled", "refund.failed", "refund.updated",
                "charge.refund.updated",
            ])
    }
}
