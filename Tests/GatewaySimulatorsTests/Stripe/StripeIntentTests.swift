import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeIntentTests {
    @Test func `an intent without a payment method waits for one`() {
        let bench = StripeBench()
        let intent = bench.post("payment_intents", "amount=2500&currency=usd")
        #expect(intent.status == 200)
        #expect(intent.state == "requires_payment_method")
        #expect(intent["capture_method"] == "automatic_async")
        #expect(intent["amount_received"] == 0)
        #expect(intent["client_secret"]?.string?.hasPrefix(intent.id + "_secret_") == true)
        #expect(bench.eventTypes() == ["payment_intent.created"])
        #expect(bench.simulator.books.isEmpty)
    }

    @Test func `an intent with a payment method waits for confirmation and then takes the money`() {
        let bench = StripeBench()
        let form = "amount=2500&currency=usd&payment_method=pm_card_visa&capture_method=automatic"
        let intent = bench.post("payment_intents", form)
        #expect(intent.state == "requires_confirmation")
        let confirmed = bench.post(
            "payment_intents/\(intent.id)/confirm", "return_url=https://shop.example/back")
        #expect(confirmed.state == "succeeded")
        #expect(confirmed["amount_received"] == 2500)
        #expect(
            bench.eventTypes() == [
                "payment_intent.created", "charge.succeeded", "payment_intent.succeeded",
            ])
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
    }

    @Test func `a manual capture method only places a hold`() {
        let bench = StripeBench()
        let intent = bench.hold()
        #expect(intent.state == "requires_capture")
        #expect(intent["amount_capturable"] == 2500)
        #expect(intent["amount_received"] == 0)
        let charge = bench.get("charges/\(intent["latest_charge"]?.string ?? "")")
        #expect(charge["status"] == "succeeded")
        #expect(charge["paid"] == true)
        #expect(charge["captured"] == false)
        #expect(charge["balance_transaction"] == .null)
        let card = charge["payment_method_details"]?["card"]
        #expect(card?["capture_before"] == .init(bench.now.seconds + 604_800))
        #expect(bench.bookLines == ["authorization 2500"])
        #expect(
            bench.eventTypes() == [
                "payment_intent.created", "charge.succeeded",
                "payment_intent.amount_capturable_updated",
            ])
    }

    @Test func `the ids of one payment share a stem`() {
        let bench = StripeBench()
        let intent = bench.pay()
        let charge = intent["latest_charge"]?.string ?? ""
        #expect(intent.id.hasPrefix("pi_3"))
        #expect(charge.hasPrefix("ch_3"))
        #expect(intent.id.dropFirst(3).prefix(16) == charge.dropFirst(3).prefix(16))
        #expect(intent.id != charge)
    }

    @Test func `the same seed and requests give the same bytes`() {
        let answers = (0..<2).map { _ in StripeBench(seed: 7).pay().response }
        #expect(answers[0] == answers[1])
        #expect(StripeBench(seed: 8).pay().id != StripeBench(seed: 7).pay().id)
    }

    @Test func `an intent shows every member, null where it has no value`() {
        let names = StripeBench().pay().json.object?.names ?? []
        #expect(
            names == [
                "id", "object", "allowed_payment_method_types", "amount", "amount_capturable",
                "amount_details", "amount_received", "application", "application_fee_amount",
                "automatic_payment_methods", "canceled_at", "cancellation_reason", "capture_method",
                "client_secret", "confirmation_method", "created", "currency", "customer",
                "customer_account", "description", "excluded_payment_method_types",
                "last_payment_error", "latest_charge", "livemode", "managed_payments", "metadata",
                "next_action", "on_behalf_of", "payment_method",
                "payment_method_configuration_details", "payment_method_options",
                "payment_method_types", "payment_record", "processing", "receipt_email", "review",
                "setup_future_usage", "shared_payment_granted_token", "shipping", "source",
                "statement_descriptor", "statement_descriptor_suffix", "status", "transfer_data",
                "transfer_group",
            ])
    }

    @Test func `texts and metadata come back as sent`() {
        let bench = StripeBench()
        let intent = bench.pay(
            2500, "&description=Two%20%22cups%22&metadata[a%5Db]=1&metadata[note]=caf%C3%A9")
        #expect(intent["description"] == "Two \"cups\"")
        #expect(intent["metadata"] == ["payment_id": "pay-1", "a]b": "1", "note": "café"])
        let charge = bench.get("charges/\(intent["latest_charge"]?.string ?? "")")
        #expect(charge["metadata"] == intent["metadata"])
        #expect(charge["description"] == intent["description"])
    }

    @Test func `server-side confirmation needs a way back unless redirects are ruled out`() {
        let bench = StripeBench()
        let form = "amount=2500&currency=usd&confirm=true&payment_method=pm_card_visa"
        let refused = bench.post("payment_intents", form)
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]?.string?.contains("you must provide a `return_url`") == true)
        #expect(bench.get("payment_intents")["data"] == [])
        let never =
            "&automatic_payment_methods[enabled]=true"
            + "&automatic_payment_methods[allow_redirects]=never"
        #expect(bench.post("payment_intents", form + never).state == "succeeded")
        #expect(bench.post("payment_intents", form + "&return_url=https://x.example").status == 200)
    }

    @Test func `confirming needs a payment method and an intent that is still open`() {
        let bench = StripeBench()
        let empty = bench.post(
            "payment_intents", "amount=2500&currency=usd&payment_method_types[]=card")
        let missing = bench.post("payment_intents/\(empty.id)/confirm")
        #expect(missing.status == 400)
        #expect(missing.error?["code"] == "payment_intent_unexpected_state")
        #expect(
            missing.error?["message"]?.string?.hasPrefix(
                "You cannot confirm this PaymentIntent because it's missing a payment method.")
                == true)
        #expect(missing.error?["payment_intent"]?["id"]?.string == empty.id)
        let paid = bench.post("payment_intents/\(bench.pay().id)/confirm")
        #expect(
            paid.error?["message"]
                == "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
        )
        bench.post("payment_intents/\(empty.id)/cancel")
        let canceled = bench.post("payment_intents/\(empty.id)/confirm")
        #expect(
            canceled.error?["message"]?.string?.hasPrefix(
                "You cannot confirm this PaymentIntent because it has a status of canceled.")
                == true)
    }

    @Test func `canceling releases a hold and ends the intent`() {
        let bench = StripeBench()
        let intent = bench.hold()
        _ = bench.eventTypes()
        let canceled = bench.post(
            "payment_intents/\(intent.id)/cancel", "cancellation_reason=abandoned")
        #expect(canceled.state == "canceled")
        #expect(canceled["amount_capturable"] == 0)
        #expect(canceled["canceled_at"] == .init(bench.now.seconds))
        #expect(canceled["cancellation_reason"] == "abandoned")
        #expect(bench.eventTypes() == ["payment_intent.canceled"])
        #expect(bench.bookLines == ["authorization 2500", "release 2500"])
        let charge = bench.get("charges/\(intent["latest_charge"]?.string ?? "")")
        #expect(charge["refunded"] == false)
        #expect(charge["amount_captured"] == 0)
    }

    @Test(arguments: [("succeeded", false), ("canceled", true)])
    func `an ended intent cannot be canceled`(status: String, cancelsFirst: Bool) {
        let bench = StripeBench()
        let intent = cancelsFirst ? bench.hold() : bench.pay()
        if cancelsFirst { bench.post("payment_intents/\(intent.id)/cancel") }
        let books = bench.bookLines
        let refused = bench.post("payment_intents/\(intent.id)/cancel")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "payment_intent_unexpected_state")
        #expect(
            refused.error?["message"]?.string
                == "You cannot cancel this PaymentIntent because it has a status of \(status). Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, expired, processing."
        )
        #expect(bench.bookLines == books)
    }

    @Test func `an asynchronous capture shows its balance transaction two seconds later`() {
        let bench = StripeBench()
        let intent = bench.pay(2500, capture: "automatic_async")
        #expect(bench.bookLines == ["authorization 2500", "capture 2500", "fee 103"])
        let charge = intent["latest_charge"]?.string ?? ""
        #expect(bench.get("charges/\(charge)")["balance_transaction"] == .null)
        _ = bench.events()
        bench.wait(.seconds(2))
        let line = bench.get("charges/\(charge)?expand[]=balance_transaction")[
            "balance_transaction"]
        #expect(line?["fee"] == 103)
        #expect(line?["net"] == 2397)
        #expect(line?["id"]?.string == bench.simulator.books.last?.objectID)
        let event = bench.events()
        #expect(event.map { $0["type"] } == ["charge.updated"])
        #expect(event.first?["data"]?["previous_attributes"] == ["balance_transaction": nil])
        #expect(event.first?["request"] == ["id": nil, "idempotency_key": nil])
    }
}
