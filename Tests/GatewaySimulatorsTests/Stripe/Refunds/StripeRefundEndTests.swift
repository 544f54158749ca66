import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeRefundEndTests {
    private func waiting() -> (bench: StripeBench, payment: StripeBench.Subject, refund: String) {
        let bench = StripeBench { $0.refundStatus = .requiresAction }
        let payment = bench.start("paid")
        let refund = bench.post("refunds", "payment_intent=\(payment.intent)")
        return (bench, payment, refund.id)
    }

    @Test func `a refund that waits for its shopper has left the account`() {
        let (bench, payment, id) = waiting()
        let refund = bench.get("refunds/\(id)")
        #expect(refund.state == "requires_action")
        #expect(refund["next_action"]?["type"] == "display_details")
        #expect(bench.bookLines.suffix(2) == ["fee 103", "refund 2500"])
        #expect(bench.get("charges/\(payment.charge)")["amount_refunded"] == 2500)
        bench.decide("succeed", on: id)
        #expect(bench.get("refunds/\(id)").state == "succeeded")
        #expect(bench.bookLines.suffix(2) == ["fee 103", "refund 2500"])
    }

    @Test(arguments: [
        ("refunds/{re}/cancel", "canceled", "merchant_request", []),
        ("test_helpers/refunds/{re}/expire", "failed", "unknown", ["refund.failed"]),
    ])
    func `a waiting refund that ends gives its money back to the charge`(
        path: String, status: String, reason: String, events: [String]
    ) {
        let (bench, payment, id) = waiting()
        _ = bench.eventTypes()
        let path = path.split(separator: "{re}", omittingEmptySubsequences: false)
            .joined(separator: id)
        let ended = bench.post(path, "expand[]=failure_balance_transaction")
        #expect(ended.status == 200)
        #expect(ended.state == status)
        #expect(ended["failure_reason"]?.string == reason)
        #expect(ended["failure_balance_transaction"]?["amount"] == 2500)
        #expect(bench.eventTypes() == events + ["refund.updated", "charge.refund.updated"])
        #expect(bench.bookLines.suffix(2) == ["refund 2500", "refund-failure 2500"])
        let charge = bench.get("charges/\(payment.charge)")
        #expect(charge["amount_refunded"] == 0)
        #expect(charge["refunded"] == false)
        #expect(
            bench.list("balance_transactions").compactMap { $0["net"]?.integer }.reduce(0, +)
                == 2397)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test(arguments: [
        ("refunds/{re}/cancel", "Canceling this refund is unsupported."),
        (
            "test_helpers/refunds/{re}/expire",
            "You can only expire refunds with a status of requires_action."
        ),
    ])
    func `a refund that has happened ends no more`(path: String, message: String) {
        let bench = StripeBench()
        let refund = bench.post("refunds", "payment_intent=\(bench.pay().id)").id
        let path = path.split(separator: "{re}", omittingEmptySubsequences: false)
            .joined(separator: refund)
        let refused = bench.post(path)
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == nil)
        #expect(refused.error?["message"]?.string == message)
        #expect(bench.get("refunds/\(refund)").state == "succeeded")
        #expect(bench.bookLines.last == "refund 2500")
    }

    @Test func `a waiting refund is canceled once`() {
        let (bench, _, id) = waiting()
        bench.post("refunds/\(id)/cancel")
        #expect(bench.post("refunds/\(id)/cancel").status == 400)
        #expect(bench.post("test_helpers/refunds/\(id)/expire").status == 400)
        #expect(bench.list("balance_transactions").count == 3)
    }

    @Test func `an account may keep a bounced refund counted against its charge`() {
        let bench = StripeBench { $0.failedRefundRestoresCharge = false }
        let payment = bench.pay(card: "pm_card_refundFail")
        bench.post("refunds", "payment_intent=\(payment.id)")
        bench.wait(.seconds(4))
        #expect(bench.list("refunds")[0]["status"] == "failed")
        #expect(bench.list("charges")[0]["amount_refunded"] == 2500)
        let again = bench.post("refunds", "payment_intent=\(payment.id)")
        #expect(again.error?["code"] == "charge_already_refunded")
    }

    @Test func `a refund's metadata is changed key by key, and told with the old values`() {
        let bench = StripeBench()
        let payment = bench.pay()
        let id = bench.post(
            "refunds", "payment_intent=\(payment.id)&metadata[a]=1&metadata[b]=2"
        ).id
        _ = bench.events()
        let changed = bench.post("refunds/\(id)", "metadata[a]=&metadata[b]=3&metadata[c]=4")
        #expect(changed["metadata"] == ["b": "3", "c": "4"])
        let events = bench.events()
        #expect(events.map { $0["type"] } == ["refund.updated", "charge.refund.updated"])
        #expect(
            events[0]["data"]?["previous_attributes"] == [
                "metadata": ["a": "1", "b": "2", "c": nil]
            ])
        bench.post("refunds/\(id)", "metadata[c]=4")
        #expect(bench.events() == [])
        #expect(bench.post("refunds/\(id)", "metadata=")["metadata"] == [:])
        let refused = bench.post("refunds/\(id)", "amount=1")
        #expect(refused.error?["code"] == "parameter_unknown")
    }
}
