import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeRefundTests {
    @Test func `a refund without an amount gives everything back`() {
        let bench = StripeBench()
        let intent = bench.pay()
        _ = bench.eventTypes()
        let refund = bench.post(
            "refunds", "payment_intent=\(intent.id)&metadata[refund_id]=ref-1&reason=duplicate")
        #expect(refund.status == 200)
        #expect(refund.state == "succeeded")
        #expect(refund["amount"] == 2500)
        #expect(refund["charge"] == intent["latest_charge"])
        #expect(refund["reason"] == "duplicate")
        #expect(bench.eventTypes() == ["refund.created", "charge.refunded"])
        let entry = bench.simulator.books.last
        #expect(entry?.kind == .refund)
        #expect(entry?.objectID == refund.id)
        #expect(entry?.paymentID == intent.id)
        #expect(entry?.merchantReference == "pay-1")
        #expect(entry?.operationReference == "ref-1")
        #expect(entry?.currency == "USD")
    }

    @Test func `partial refunds add up to the capture and not beyond`() {
        let bench = StripeBench()
        let intent = bench.pay(5000)
        let charge = intent["latest_charge"]?.string ?? ""
        #expect(bench.post("refunds", "charge=\(charge)&amount=2500").status == 200)
        let over = bench.post("refunds", "payment_intent=\(intent.id)&amount=3000")
        #expect(over.status == 400)
        #expect(over.error?["code"] == nil)
        #expect(over.error?["param"] == "amount")
        #expect(
            over.error?["message"]
                == "Refund amount ($30.00) is greater than unrefunded amount on charge ($25.00)")
        #expect(bench.get("charges/\(charge)")["refunded"] == false)
        #expect(bench.post("refunds", "charge=\(charge)")["amount"] == 2500)
        #expect(bench.get("charges/\(charge)")["refunded"] == true)
        let again = bench.post("refunds", "charge=\(charge)&amount=1")
        #expect(again.status == 400)
        #expect(again.error?["code"] == "charge_already_refunded")
        #expect(again.error?["message"]?.string == "Charge \(charge) has already been refunded.")
        #expect(
            bench.bookLines.filter { $0.hasPrefix("refund") } == ["refund 2500", "refund 2500"])
    }

    @Test func `a partial capture limits refunds to what was captured`() {
        let bench = StripeBench()
        let intent = bench.hold()
        bench.post("payment_intents/\(intent.id)/capture", "amount_to_capture=1800")
        let over = bench.post("refunds", "payment_intent=\(intent.id)&amount=1801")
        #expect(
            over.error?["message"]
                == "Refund amount ($18.01) is greater than unrefunded amount on charge ($18.00)")
        #expect(bench.post("refunds", "payment_intent=\(intent.id)")["amount"] == 1800)
    }

    @Test func `a hold is canceled, not refunded`() {
        let bench = StripeBench()
        let intent = bench.hold()
        let refused = bench.post("refunds", "payment_intent=\(intent.id)")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == nil)
        #expect(
            refused.error?["message"]?.string?.hasPrefix(
                "This uncaptured Charge was created by a PaymentIntent (\(intent.id)). You must cancel the PaymentIntent"
            ) == true)
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test(arguments: ["declined", "canceled", "unpaid"])
    func `an intent without a successful charge cannot be refunded`(course: String) {
        let bench = StripeBench()
        var id = bench.post("payment_intents", "amount=2500&currency=usd").id
        switch course {
        case "declined":
            let declined = bench.pay(card: "pm_card_chargeDeclined")
            id = declined.error?["payment_intent"]?["id"]?.string ?? ""
        case "canceled":
            id = bench.hold().id
            bench.post("payment_intents/\(id)/cancel")
        default: break
        }
        let refused = bench.post("refunds", "payment_intent=\(id)")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]?.string
                == "This PaymentIntent (\(id)) does not have a successful charge to refund.")
        #expect(!bench.bookLines.contains { $0.hasPrefix("refund") })
    }

    @Test(arguments: [
        ("charge=ch_nope", 404, "resource_missing", "id", "No such charge: 'ch_nope'"),
        (
            "payment_intent=pi_nope", 404, "resource_missing", "payment_intent",
            "No such payment_intent: 'pi_nope'"
        ),
        (
            "", 400, nil, nil,
            "One of the following params should be provided for this request: payment_intent or charge."
        ),
        (
            "charge=ch_1&amount=0", 400, "parameter_invalid_integer", "amount",
            "This value must be greater than or equal to 1."
        ),
        (
            "charge=ch_1&reason=whim", 400, nil, "reason",
            "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer"
        ),
        (
            "charge=ch_1&currency=usd", 400, "parameter_unknown", "currency",
            "Received unknown parameter: currency"
        ),
    ])
    func `a refund of nothing sensible is refused`(
        form: String, status: Int, code: String?, param: String?, message: String
    ) {
        let refused = StripeBench().post("refunds", form)
        #expect(refused.status == status)
        #expect(refused.error?["code"]?.string == code)
        #expect(refused.error?["param"]?.string == param)
        #expect(refused.error?["message"]?.string == message)
    }

    @Test func `an unknown refund is missed under its own name`() {
        let refused = StripeBench().get("refunds/re_nope")
        #expect(refused.status == 404)
        #expect(refused.error?["param"] == "refund")
        #expect(refused.error?["message"] == "No such refund: 're_nope'")
    }

    @Test func `the reference number arrives a second later with two events`() {
        let bench = StripeBench()
        let refund = bench.post("refunds", "payment_intent=\(bench.pay().id)")
        _ = bench.events()
        let card = refund["destination_details"]?["card"]
        #expect(card?["reference_status"] == "pending")
        bench.wait(.seconds(1))
        #expect(bench.eventTypes() == ["refund.updated", "charge.refund.updated"])
        let later = bench.get("refunds/\(refund.id)")["destination_details"]?["card"]
        #expect(later?["reference_status"] == "available")
        #expect(bench.simulator.nextDeadline == nil)
    }

    @Test func `a pending refund leaves the account and counts against the charge at once`() {
        let bench = StripeBench()
        let intent = bench.pay(card: "pm_card_pendingRefund")
        let refund = bench.post("refunds", "payment_intent=\(intent.id)")
        #expect(refund.state == "pending")
        #expect(bench.bookLines.last == "refund 2500")
        let again = bench.post("refunds", "payment_intent=\(intent.id)")
        #expect(again.error?["code"] == "charge_already_refunded")
        _ = bench.events()
        bench.wait(.seconds(30))
        #expect(bench.bookLines.count { $0.hasPrefix("refund") } == 1)
        #expect(bench.get("refunds/\(refund.id)")["status"] == "succeeded")
        let events = bench.events()
        #expect(events.map { $0["type"] } == ["refund.updated", "charge.refund.updated"])
        #expect(events.first?["data"]?["previous_attributes"] == ["status": "pending"])
    }

    @Test func `an account may keep every refund pending for a while`() {
        let bench = StripeBench { $0.refundStatus = .pendingThenSucceeded(after: .minutes(5)) }
        let refund = bench.post("refunds", "payment_intent=\(bench.pay().id)&amount=100")
        #expect(refund.state == "pending")
        bench.wait(.minutes(5))
        #expect(bench.get("refunds/\(refund.id)")["status"] == "succeeded")
        #expect(bench.bookLines.filter { $0.hasPrefix("refund") } == ["refund 100"])
    }

    @Test func `a refund may bounce four seconds after it succeeded`() {
        let bench = StripeBench()
        let intent = bench.pay(card: "pm_card_refundFail")
        let refund = bench.post(
            "refunds", "payment_intent=\(intent.id)&metadata[refund_id]=ref-9")
        #expect(refund.state == "succeeded")
        _ = bench.events()
        bench.wait(.seconds(4))
        let failed = bench.get("refunds/\(refund.id)?expand[]=failure_balance_transaction")
        #expect(failed.state == "failed")
        #expect(failed["failure_reason"] == "expired_or_canceled_card")
        #expect(failed["failure_balance_transaction"]?["type"] == "refund_failure")
        #expect(failed["failure_balance_transaction"]?["amount"] == 2500)
        let events = bench.events()
        #expect(
            events.map { $0["type"] } == [
                "refund.failed", "refund.updated", "charge.refund.updated",
            ])
        #expect(
            events.last?["data"]?["previous_attributes"] == [
                "failure_balance_transaction": nil, "failure_reason": nil, "status": "succeeded",
            ])
        #expect(events.last?["request"]?["id"] == .null)
        let entry = bench.simulator.books.last
        #expect(entry?.kind == .refundFailure)
        #expect(entry?.objectID == refund.id)
        #expect(entry?.operationReference == "ref-9")
        let charge = bench.get("charges/\(intent["latest_charge"]?.string ?? "")")
        #expect(charge["amount_refunded"] == 0)
    }
}
