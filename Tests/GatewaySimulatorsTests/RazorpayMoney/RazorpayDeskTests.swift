import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayDeskTests {
    @Test func `a created payment can be approved, declined or left to time out`() {
        let account = RazorpayAccount(settles: true)
        var outcomes: [String] = []
        for choice in ["approve", "decline", "time-out"] {
            let payment = account.payment(of: account.order())
            #expect(account.simulator.choices(for: payment) == ["approve", "decline", "time-out"])
            account.decide(choice, on: payment)
            outcomes.append(account.status(payment))
        }
        #expect(outcomes == ["authorized", "failed", "failed"])
    }

    @Test func `a failed payment can be authorized late within three days of its making`() {
        let account = RazorpayAccount(settles: true)
        let payment = account.payment(of: account.order())
        account.decide("decline", on: payment)
        #expect(account.simulator.choices(for: payment) == ["late-authorize"])
        account.decide("late-authorize", on: payment)
        #expect(account.status(payment) == "authorized")
        let other = account.payment(of: account.order())
        account.decide("decline", on: other)
        account.wait(.days(4))
        #expect(account.simulator.choices(for: other) == [])
    }

    @Test func `a pending refund can succeed or fail`() {
        let account = RazorpayAccount(settles: true) { $0.refundOutcome = .pendingThenProcessed }
        let payment = account.capturedPayment()
        let first = account.refund(payment, 1000).id
        let second = account.refund(payment, 2000).id
        #expect(account.simulator.choices(for: first) == ["succeed", "fail"])
        account.decide("succeed", on: first)
        account.decide("fail", on: second)
        #expect(account.get("/v1/refunds/\(first)")["status"] == "processed")
        #expect(account.get("/v1/refunds/\(second)")["status"] == "failed")
        #expect(account.get("/v1/payments/\(payment)")["amount_refunded"] == 1000)
        #expect(account.simulator.brokenInvariants() == [])
    }

    @Test func `a processed refund can fail only where the account allows it`() {
        for allows in [false, true] {
            let account = RazorpayAccount(settles: true) {
                $0.money.processedRefundsMayFail = allows
            }
            let payment = account.capturedPayment()
            let refund = account.refund(payment, 50_000).id
            #expect(account.simulator.choices(for: refund) == (allows ? ["fail"] : []))
            guard allows else { continue }
            account.decide("fail", on: refund)
            #expect(account.status(payment) == "captured")
            #expect(account.availableBalance == 10_000_049_000)
            #expect(account.simulator.brokenInvariants() == [])
        }
    }

    @Test func `what cannot be decided is refused with what can`() {
        let account = RazorpayAccount(settles: true)
        let payment = account.payment(of: account.order())
        #expect(
            account.decide("win", on: payment)
                == "win cannot be decided about \(payment) now; "
                + "possible: approve, decline, time-out")
        let order = account.order()
        #expect(
            account.decide("approve", on: order)
                == "this account has no object \(order) that anything can be decided about")
    }

    @Test func `the objects changed last come first, and no more than asked for`() {
        let account = RazorpayAccount(settles: true)
        let first = account.authorizedPayment()
        account.wait(.minutes(1))
        _ = account.authorizedPayment()
        account.wait(.minutes(1))
        _ = account.capture(first, 50_000)
        let refund = account.refund(first, 100).id
        let objects = account.simulator.objects(limit: 4)
        #expect(objects.map(\.kind) == ["refund", "payment", "order", "payment"])
        #expect(objects[0].id == refund)
        #expect(objects[0].paymentID == first)
        #expect(objects[1].id == first)
        #expect(objects[1].status == "captured")
        #expect(account.simulator.objects(limit: 0) == [])
    }

    @Test func `a snapshot keeps settlements and disputes too`() throws {
        let account = RazorpayAccount(settles: true)
        let (_, dispute) = account.disputedPayment()
        let kept = account.simulator.snapshot()
        _ = account.accept(dispute)
        account.decide("settle", on: "account")
        try account.simulator.restore(kept)
        #expect(account.get("/v1/disputes/\(dispute)")["status"] == "open")
        #expect(account.availableBalance == 10_000_049_000)
        #expect(account.simulator.brokenInvariants() == [])
    }
}
