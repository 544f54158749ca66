import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeRadarTests {
    @Test(arguments: ["pm_card_radarBlock", "pm_card_riskLevelHighest"])
    func `a blocked payment never reaches the bank`(card: String) {
        let bench = StripeBench()
        let refused = bench.pay(card: card)
        #expect(refused.status == 402)
        #expect(refused.error?["type"] == "card_error")
        #expect(refused.error?["code"] == "card_declined")
        #expect(refused.error?["decline_code"] == "fraudulent")
        #expect(refused.error?["message"] == "Your card was declined.")
        let charge = bench.list("charges")[0]
        #expect(charge["id"] == refused.error?["charge"])
        #expect(charge["status"] == "failed")
        #expect(charge["paid"] == false)
        #expect(
            charge["outcome"] == [
                "advice_code": nil, "network_advice_code": nil, "network_decline_code": nil,
                "network_status": "not_sent_to_network", "reason": "highest_risk_level",
                "risk_level": "highest", "risk_score": charge["outcome"]?["risk_score"] ?? nil,
                "seller_message": "Stripe blocked this payment.", "type": "blocked",
            ])
        #expect(bench.simulator.books.isEmpty)
    }

    @Test func `an account may let the highest risk through, but never what is always blocked`() {
        let bench = StripeBench { $0.blocksHighestRisk = false }
        #expect(bench.pay(card: "pm_card_riskLevelHighest").state == "succeeded")
        #expect(bench.list("charges")[0]["outcome"]?["risk_level"] == "highest")
        #expect(bench.pay(card: "pm_card_radarBlock").status == 402)
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
    }

    @Test func `an elevated risk pays and says so`() {
        let bench = StripeBench()
        #expect(bench.pay(card: "pm_card_riskLevelElevated").state == "succeeded")
        let outcome = bench.list("charges")[0]["outcome"]
        #expect(outcome?["risk_level"] == "elevated")
        #expect(outcome?["reason"] == "elevated_risk_level")
        #expect(outcome?["type"] == "authorized")
    }

    @Test(arguments: [
        ("4242424242424242", "pass", "pass", "pass"),
        ("4000000000000101", "pass", "pass", "fail"),
        ("4000000000000036", "pass", "fail", "pass"),
        ("4000000000000028", "fail", "pass", "pass"),
        ("4000000000000010", "fail", "fail", "pass"),
        ("4000000000000044", "unavailable", "unavailable", "pass"),
    ])
    func `a card whose checks fail pays and shows them`(
        number: String, line: String, postalCode: String, cvc: String
    ) {
        let bench = StripeBench()
        let card =
            "payment_method_data[type]=card&payment_method_data[card][number]=\(number)"
            + "&payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=2034"
            + "&payment_method_data[card][cvc]=123"
            + "&payment_method_data[billing_details][address][line1]=Street%201"
            + "&payment_method_data[billing_details][address][postal_code]=12345"
        let paid = bench.post(
            "payment_intents",
            "amount=2500&currency=usd&confirm=true&payment_method_types[]=card&" + card)
        #expect(paid.state == "succeeded")
        let checks = bench.list("charges")[0]["payment_method_details"]?["card"]?["checks"]
        #expect(checks?["address_line1_check"]?.string == line)
        #expect(checks?["address_postal_code_check"]?.string == postalCode)
        #expect(checks?["cvc_check"]?.string == cvc)
    }

    @Test func `without an address there is nothing to check but the security code`() {
        let bench = StripeBench()
        #expect(bench.pay(card: "pm_card_cvcCheckFail").state == "succeeded")
        #expect(
            bench.list("charges")[0]["payment_method_details"]?["card"]?["checks"] == [
                "address_line1_check": nil, "address_postal_code_check": nil, "cvc_check": "fail",
            ])
    }
}
