import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeCaptureTests {
    @Test func `a capture takes all that is held unless told otherwise`() {
        let bench = StripeBench()
        let intent = bench.hold()
        _ = bench.eventTypes()
        let captured = bench.post("payment_intents/\(intent.id)/capture")
        #expect(captured.state == "succeeded")
        #expect(captured["amount_received"] == 2500)
        #expect(captured["amount_capturable"] == 0)
        #expect(bench.eventTypes() == ["charge.captured", "payment_intent.succeeded"])
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
    }

    @Test func `a partial capture releases the rest without a refund`() {
        let bench = StripeBench()
        let intent = bench.hold()
        let captured = bench.post(
            "payment_intents/\(intent.id)/capture",
            "amount_to_capture=1800&expand[]=latest_charge.balance_transaction")
        #expect(captured["amount"] == 2500)
        #expect(captured["amount_received"] == 1800)
        let charge = captured["latest_charge"]
        #expect(charge?["amount"] == 2500)
        #expect(charge?["amount_captured"] == 1800)
        #expect(charge?["amount_refunded"] == 0)
        #expect(charge?["balance_transaction"]?["amount"] == 1800)
        #expect(charge?["balance_transaction"]?["fee"] == 82)
        #expect(
            bench.bookLines == ["authorization 2500", "capture 1800", "fee 82", "release 700"])
        #expect(bench.get("refunds")["data"] == [])
    }

    @Test func `nothing can be captured twice`() {
        let bench = StripeBench()
        let full = bench.hold()
        bench.post("payment_intents/\(full.id)/capture")
        let books = bench.bookLines
        let again = bench.post("payment_intents/\(full.id)/capture")
        #expect(again.status == 400)
        #expect(again.error?["code"] == "payment_intent_unexpected_state")
        #expect(
            again.error?["message"]
                == "This PaymentIntent could not be captured because it has already been captured.")
        #expect(again.error?["payment_intent"]?["status"] == "succeeded")
        #expect(bench.bookLines == books)
    }

    @Test func `the released rest of a partial capture cannot be captured`() {
        let bench = StripeBench()
        let intent = bench.hold()
        bench.post("payment_intents/\(intent.id)/capture", "amount_to_capture=1800")
        let again = bench.post("payment_intents/\(intent.id)/capture", "amount_to_capture=700")
        #expect(again.status == 400)
        #expect(
            again.error?["message"]
                == "The remaining amount on this PaymentIntent could not be captured because the remainder of the authorized amount has been released."
        )
        #expect(bench.bookLines.filter { $0.hasPrefix("capture") } == ["capture 1800"])
    }

    @Test func `a canceled intent cannot be captured`() {
        let bench = StripeBench()
        let intent = bench.hold()
        bench.post("payment_intents/\(intent.id)/cancel")
        let refused = bench.post("payment_intents/\(intent.id)/capture")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]
                == "This PaymentIntent could not be captured because it has a status of canceled. Only a PaymentIntent with one of the following statuses may be captured: requires_capture."
        )
        #expect(bench.bookLines == ["authorization 2500", "release 2500"])
    }

    @Test func `an automatically captured intent cannot be captured`() {
        let bench = StripeBench()
        let refused = bench.post("payment_intents/\(bench.pay().id)/capture")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]?.string?.contains("it has a status of succeeded.") == true)
    }

    @Test func `a capture above the hold is refused and the hold stays`() {
        let bench = StripeBench()
        let intent = bench.hold()
        let refused = bench.post(
            "payment_intents/\(intent.id)/capture", "amount_to_capture=2501")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "amount_too_large")
        #expect(refused.error?["param"] == nil)
        #expect(
            refused.error?["message"]
                == "The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge."
        )
        #expect(bench.get("payment_intents/\(intent.id)")["status"] == "requires_capture")
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `zero and less are refused in two different ways`() {
        let bench = StripeBench()
        let path = "payment_intents/\(bench.hold().id)/capture"
        let zero = bench.post(path, "amount_to_capture=0")
        #expect(zero.error?["code"] == "parameter_invalid_integer")
        #expect(zero.error?["param"] == "amount")
        #expect(zero.error?["message"] == "This value must be greater than or equal to 1.")
        let less = bench.post(path, "amount_to_capture=-5")
        #expect(less.error?["code"] == nil)
        #expect(less.error?["param"] == "amount_to_capture")
        #expect(less.error?["message"] == "Invalid non-negative integer")
    }

    @Test func `capturing an unknown intent names the path variable`() {
        let refused = StripeBench().post("payment_intents/pi_nope/capture")
        #expect(refused.status == 404)
        #expect(refused.error?["code"] == "resource_missing")
        #expect(refused.error?["param"] == "intent")
        #expect(refused.error?["message"] == "No such payment_intent: 'pi_nope'")
    }

    @Test(arguments: [(2900, 114), (10_000, 320), (2500, 103), (50, 31)])
    func `the fee is 2.9 percent and 30, rounded half up`(amount: Int, fee: Int) {
        let bench = StripeBench()
        bench.pay(amount)
        #expect(bench.simulator.books.last?.kind == .fee)
        #expect(bench.simulator.books.last?.amount == fee)
        let line = bench.get("balance_transactions")["data"]?[0]
        #expect(line?["fee"] == .init(fee))
        #expect(line?["net"] == .init(amount - fee))
    }
}
