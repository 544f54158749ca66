import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeLegacyCaptureTests {
    @Test func `a charge is captured by its own id, and the intent follows`() {
        let bench = StripeBench()
        let hold = bench.start("held")
        _ = bench.eventTypes()
        let charge = bench.post("charges/\(hold.charge)/capture", "amount=1800")
        #expect(charge.status == 200)
        #expect(charge["object"] == "charge")
        #expect(charge["captured"] == true)
        #expect(charge["amount_captured"] == 1800)
        #expect(bench.eventTypes() == ["charge.captured", "payment_intent.succeeded"])
        let intent = bench.get("payment_intents/\(hold.intent)")
        #expect(intent.state == "succeeded")
        #expect(intent["amount_received"] == 1800)
        #expect(
            bench.bookLines == ["authorization 2500", "capture 1800", "fee 82", "release 700"])
    }

    @Test(arguments: [
        ("amount=0", "parameter_invalid_integer", "amount"),
        ("amount=2501", "amount_too_large", nil),
        ("amount_to_capture=100", "parameter_unknown", "amount_to_capture"),
    ])
    func `a bad capture of a charge is refused and the hold stays`(
        form: String, code: String, param: String?
    ) {
        let bench = StripeBench()
        let hold = bench.start("held")
        let refused = bench.post("charges/\(hold.charge)/capture", form)
        #expect(refused.status == 400)
        #expect(refused.error?["code"]?.string == code)
        #expect(refused.error?["param"]?.string == param)
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `a failed charge cannot be captured`() {
        let bench = StripeBench()
        bench.pay(card: "pm_card_chargeDeclined", capture: "manual")
        let id = bench.ids("charges")[0]
        let refused = bench.post("charges/\(id)/capture")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]?.string
                == "Charge \(id) could not be captured because it failed.")
        #expect(bench.simulator.books.isEmpty)
    }

    @Test func `an unknown charge is missed`() {
        let refused = StripeBench().post("charges/ch_nope/capture")
        #expect(refused.status == 404)
        #expect(refused.error?["param"] == "id")
        #expect(refused.error?["message"] == "No such charge: 'ch_nope'")
    }
}
