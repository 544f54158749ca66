import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeVersionTests {
    @Test func `methods cannot be listed any more since endive`() {
        let refused = StripeBench().post(
            "payment_intents", StripeBench.payment(), version: "2026-10-28.endive")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "payment_method_types_no_longer_supported")
    }

    @Test func `capture is asynchronous by default since 2024-04-10`() {
        let bench = StripeBench()
        let form = "amount=2500&currency=usd"
        let old = bench.post("payment_intents", form, version: "2023-10-16")
        let new = bench.post("payment_intents", form, version: "2024-04-10")
        #expect(old["capture_method"] == "automatic")
        #expect(new["capture_method"] == "automatic_async")
    }

    @Test func `a partial capture is told with a refund of the rest before basil`() {
        let bench = StripeBench()
        let intent = bench.hold()
        bench.post(
            "payment_intents/\(intent.id)/capture", "amount_to_capture=1800",
            version: "2024-06-20")
        let charge = bench.get("charges")["data"]?[0]
        #expect(charge?["amount_captured"] == 1800)
        #expect(charge?["amount_refunded"] == 700)
        #expect(bench.get("refunds")["data"]?[0]?["balance_transaction"] == .null)
        #expect(bench.bookLines.filter { $0.hasPrefix("refund") } == [])
    }

    @Test func `old versions show charges and refunds inside what they belong to`() {
        let bench = StripeBench()
        let paid = bench.post(
            "payment_intents", StripeBench.payment(), version: "2020-08-27")
        #expect(paid["charges"]?["data"]?[0]?["refunds"]?["data"] == [])
        #expect(paid["charges"]?["total_count"] == 1)
        #expect(bench.get("payment_intents/\(paid.id)")["charges"] == nil)
    }
}
