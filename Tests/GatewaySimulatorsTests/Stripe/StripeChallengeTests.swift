import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeChallengeTests {
    private let back = "&return_url=https://shop.example/back"

    @Test(arguments: [
        "pm_card_authenticationRequired", "pm_card_threeDSecure2Required",
        "pm_card_authenticationRequiredOnSetup",
    ])
    func `a challenge is a success that sends the shopper to the bank`(card: String) {
        let bench = StripeBench()
        let intent = bench.pay(card: card, back)
        #expect(intent.status == 200)
        #expect(intent.state == "requires_action")
        #expect(intent["latest_charge"] == .null)
        #expect(
            intent["next_action"] == [
                "redirect_to_url": [
                    "return_url": "https://shop.example/back",
                    "url": "https://hooks.stripe.com/3d_secure/\(intent.id)",
                ],
                "type": "redirect_to_url",
            ])
        #expect(
            bench.eventTypes() == ["payment_intent.created", "payment_intent.requires_action"])
        #expect(bench.simulator.books.isEmpty)
        #expect(bench.bank(intent.id, nil).status == 200)
    }

    @Test func `an approved challenge goes on as the intent was meant`() {
        let bench = StripeBench()
        let intent = bench.pay(
            card: "pm_card_authenticationRequired", capture: "manual", back)
        _ = bench.eventTypes()
        let answer = bench.bank(intent.id, "approve")
        #expect(answer.status == 303)
        #expect(
            answer.field("Location")?.hasPrefix(
                "https://shop.example/back?payment_intent=\(intent.id)&payment_intent_client_secret="
            ) == true)
        #expect(answer.field("Location")?.hasSuffix("&redirect_status=succeeded") == true)
        #expect(bench.get("payment_intents/\(intent.id)")["status"] == "requires_capture")
        #expect(
            bench.eventTypes() == [
                "charge.succeeded", "payment_intent.amount_capturable_updated",
            ])
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `a failed challenge leaves no charge and asks for another payment method`() {
        let bench = StripeBench()
        let intent = bench.pay(card: "pm_card_authenticationRequired", back)
        _ = bench.eventTypes()
        let answer = bench.bank(intent.id, "decline")
        #expect(answer.field("Location")?.hasSuffix("&redirect_status=failed") == true)
        let later = bench.get("payment_intents/\(intent.id)")
        #expect(later.state == "requires_payment_method")
        #expect(later["latest_charge"] == .null)
        #expect(later["next_action"] == .null)
        let error = later["last_payment_error"]
        #expect(error?["code"] == "payment_intent_authentication_failure")
        #expect(error?["type"] == "invalid_request_error")
        #expect(bench.eventTypes() == ["payment_intent.payment_failed"])
    }

    @Test func `a passed challenge may still end in a decline`() {
        let bench = StripeBench()
        let intent = bench.pay(card: "pm_card_threeDSecureRequiredChargeDeclined", back)
        _ = bench.eventTypes()
        bench.bank(intent.id, "approve")
        let later = bench.get("payment_intents/\(intent.id)")
        #expect(later.state == "requires_payment_method")
        #expect(later["last_payment_error"]?["code"] == "card_declined")
        #expect(bench.eventTypes() == ["charge.failed", "payment_intent.payment_failed"])
        #expect(bench.simulator.books.isEmpty)
    }

    @Test(arguments: ["off_session=true", "error_on_requires_action=true"])
    func `without the shopper a challenge is a decline without a charge`(parameter: String) {
        let bench = StripeBench()
        let declined = bench.pay(card: "pm_card_authenticationRequired", "&" + parameter)
        #expect(declined.status == 402)
        #expect(declined.error?["code"] == "authentication_required")
        #expect(declined.error?["decline_code"] == "authentication_required")
        #expect(declined.error?["charge"] == nil)
        #expect(declined.error?["payment_intent"]?["status"] == "requires_payment_method")
        #expect(
            bench.eventTypes() == ["payment_intent.created", "payment_intent.payment_failed"])
    }

    @Test func `a card set up for absence is challenged only when the shopper is there`() {
        let bench = StripeBench()
        let card = "pm_card_authenticationRequiredSetupForOffSession"
        #expect(bench.pay(card: card, "&off_session=true").state == "succeeded")
        #expect(bench.pay(card: card, back).state == "requires_action")
    }

    @Test func `the bank's page answers once`() {
        let bench = StripeBench()
        let intent = bench.pay(card: "pm_card_authenticationRequired", back)
        #expect(bench.bank(intent.id, "maybe").status == 400)
        #expect(bench.bank("pi_nope", "approve").status == 404)
        #expect(bench.bank(intent.id, "approve").status == 303)
        #expect(bench.bank(intent.id, "approve").status == 409)
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
    }

    @Test func `without a way back the challenge is left to the client library`() {
        let intent = StripeBench().pay(card: "pm_card_authenticationRequired")
        #expect(intent["next_action"]?["type"] == "use_stripe_sdk")
    }

    @Test func `a manually confirmed intent comes back for a second confirmation`() {
        let bench = StripeBench()
        let intent = bench.pay(
            card: "pm_card_authenticationRequired", "&confirmation_method=manual" + back)
        bench.bank(intent.id, "approve")
        #expect(bench.get("payment_intents/\(intent.id)").state == "requires_confirmation")
        #expect(bench.post("payment_intents/\(intent.id)/confirm").state == "succeeded")
    }

    @Test func `a challenge waits for ever but can be canceled`() {
        let bench = StripeBench()
        let intent = bench.pay(card: "pm_card_authenticationRequired", back)
        #expect(bench.simulator.nextDeadline == nil)
        #expect(bench.post("payment_intents/\(intent.id)/cancel").state == "canceled")
        #expect(bench.bank(intent.id, "approve").status == 409)
        #expect(bench.simulator.books.isEmpty)
    }
}
