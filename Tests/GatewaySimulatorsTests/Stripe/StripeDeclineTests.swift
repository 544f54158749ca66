import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeDeclineTests {
    static let declines: [(String, String, String, String?)] = [
        ("pm_card_visa_chargeDeclined", "card_declined", "generic_decline", nil),
        ("pm_card_chargeDeclined", "card_declined", "generic_decline", nil),
        (
            "pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds",
            nil
        ),
        ("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card", nil),
        ("pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card", nil),
        (
            "pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_declined",
            "card_velocity_exceeded", nil
        ),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card", "exp_month"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc", "cvc"),
        ("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error", nil),
        ("pm_card_chargeCustomerFail", "card_declined", "generic_decline", nil),
    ]

    @Test(arguments: declines)
    func `a decline answers 402 and moves no money`(
        card: String, code: String, declineCode: String, param: String?
    ) {
        let bench = StripeBench()
        let declined = bench.pay(card: card)
        #expect(declined.status == 402)
        #expect(declined.error?["type"] == "card_error")
        #expect(declined.error?["code"]?.string == code)
        #expect(declined.error?["decline_code"]?.string == declineCode)
        #expect(declined.error?["param"]?.string == param)
        #expect(bench.simulator.books.isEmpty)
        #expect(
            bench.eventTypes() == [
                "payment_intent.created", "charge.failed", "payment_intent.payment_failed",
            ])
    }

    @Test func `the error shows the intent back at the start with the failed charge`() {
        let bench = StripeBench()
        let error = bench.pay(card: "pm_card_visa_chargeDeclinedInsufficientFunds").error
        #expect(error?["message"] == "Your card has insufficient funds.")
        #expect(error?["advice_code"] == "try_again_later")
        #expect(error?["network_advice_code"] == "02")
        #expect(error?["network_decline_code"] == "51")
        #expect(error?["doc_url"] == "https://stripe.com/docs/error-codes/card-declined")
        #expect(error?["payment_method"]?["card"]?["last4"] == "9995")
        let intent = error?["payment_intent"]
        #expect(intent?["status"] == "requires_payment_method")
        #expect(intent?["payment_method"] == .null)
        #expect(intent?["latest_charge"] == error?["charge"])
        #expect(intent?["last_payment_error"]?["decline_code"] == "insufficient_funds")
        #expect(intent?["last_payment_error"]?["payment_intent"] == nil)
        let charge = bench.get("charges/\(error?["charge"]?.string ?? "")")
        #expect(charge["status"] == "failed")
        #expect(charge["paid"] == false)
        #expect(charge["outcome"]?["type"] == "issuer_declined")
        #expect(charge["outcome"]?["reason"] == "insufficient_funds")
        #expect(charge["receipt_url"] == .null)
    }

    @Test func `a declined intent can be confirmed with another card`() {
        let bench = StripeBench()
        let declined = bench.pay(card: "pm_card_chargeDeclined")
        let id = declined.error?["payment_intent"]?["id"]?.string ?? ""
        let paid = bench.post("payment_intents/\(id)/confirm", "payment_method=pm_card_visa")
        #expect(paid.state == "succeeded")
        #expect(paid["last_payment_error"] == .null)
        let charges = bench.get("charges?payment_intent=\(id)")["data"]?.array ?? []
        #expect(charges.map { $0["status"] } == ["succeeded", "failed"])
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
    }

    @Test func `an unknown payment method creates nothing`() {
        let bench = StripeBench()
        let refused = bench.pay(card: "pm_card_nobody")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "resource_missing")
        #expect(refused.error?["param"] == "payment_method")
        #expect(refused.error?["message"] == "No such PaymentMethod: 'pm_card_nobody'")
        #expect(bench.get("payment_intents")["data"] == [])
    }

    @Test(arguments: [
        ("pm_card_visa", "4242"), ("pm_card_visa_debit", "5556"), ("pm_card_mastercard", "4444"),
        ("pm_card_amex", "0005"), ("pm_card_discover", "1117"), ("pm_card_jcb", "0505"),
    ])
    func `a good card pays and each use is a payment method of its own`(
        card: String, lastFour: String
    ) {
        let bench = StripeBench()
        let first = bench.pay(card: card, "&expand[]=payment_method")
        #expect(first.state == "succeeded")
        #expect(first["payment_method"]?["card"]?["last4"]?.string == lastFour)
        #expect(first["payment_method"]?["id"]?.string?.hasPrefix("pm_1") == true)
        #expect(bench.pay(card: card)["payment_method"] != first["payment_method"]?["id"])
    }
}
