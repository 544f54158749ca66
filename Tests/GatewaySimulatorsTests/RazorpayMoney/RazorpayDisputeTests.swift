import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayDisputeTests {
    @Test func `a new dispute is open, has taken nothing and leaves a week to respond`() {
        let account = RazorpayAccount()
        let (payment, id) = account.disputedPayment()
        let dispute = account.get("/v1/disputes/\(id)")
        #expect(dispute["entity"] == "dispute")
        #expect(dispute["payment_id"] == .string(payment))
        #expect(dispute["amount"] == 50_000)
        #expect(dispute["amount_deducted"] == 0)
        #expect(dispute["reason_code"] == "chargeback")
        #expect(dispute["status"] == "open")
        #expect(dispute["phase"] == "chargeback")
        #expect(dispute["respond_by"] == 1_768_156_200)  // 2026-01-12 00:00 in India
        #expect(
            dispute["evidence"] == [
                "amount": 50_000, "summary": .null, "shipping_proof": .null,
                "billing_proof": .null, "cancellation_proof": .null,
                "customer_communication": .null, "proof_of_service": .null,
                "explanation_letter": .null, "refund_confirmation": .null,
                "access_activity_log": .null, "refund_cancellation_policy": .null,
                "term_and_conditions": .null, "others": .null, "submitted_at": .null,
            ])
        #expect(account.availableBalance == 10_000_049_000)
    }

    @Test func `accepting a dispute loses it, once and for all`() {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        let accepted = account.accept(id)
        #expect(accepted["status"] == "lost")
        #expect(accepted["amount_deducted"] == 50_000)
        #expect(account.availableBalance == 10_000_049_000 - 50_000)
        #expect(account.bookLines.last == "dispute 50000")
        let again = account.accept(id)
        #expect(again.status == 400)
        #expect(again.text == "Action not allowed when dispute is in lost status.")
        #expect(account.simulator.choices(for: id) == [])
    }

    @Test func `nothing may be sent along with an acceptance`() {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        let answer = account.post("/v1/disputes/\(id)/accept", ["invalid_proof_type": 1])
        #expect(answer.text == "invalid_proof_type is/are not required and should not be sent")
        #expect(account.get("/v1/disputes/\(id)")["status"] == "open")
    }

    @Test func `submitted evidence goes under review, and the bank may accept it`() {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        let document = account.upload().id
        let submitted = account.contest(
            id, ["action": "submit", "shipping_proof": [.string(document)]])
        #expect(submitted["status"] == "under_review")
        #expect(submitted["evidence"]?["submitted_at"] == JSONValue(account.now.seconds))
        #expect(
            account.accept(id).text == "Action not allowed when dispute is in under_review status.")
        #expect(account.decide("win", on: id) == nil)
        let won = account.get("/v1/disputes/\(id)")
        #expect(won["status"] == "won")
        #expect(won["amount_deducted"] == 0)
        #expect(account.bookLines.last == "fee 1000")
    }

    @Test func `what is not contested is lost with a won dispute only where a switch says so`() {
        for deducts in [false, true] {
            let account = RazorpayAccount { $0.money.deductsUncontested = deducts }
            let (_, id) = account.disputedPayment()
            let document = account.upload().id
            _ = account.contest(
                id, ["action": "submit", "amount": 45_000, "billing_proof": [.string(document)]])
            account.decide("win", on: id)
            #expect(
                account.get("/v1/disputes/\(id)")["amount_deducted"] == (deducts ? 5000 : 0))
            #expect(account.bookLines.last == (deducts ? "dispute 5000" : "fee 1000"))
        }
    }

    @Test func `the bank may ask for more, which opens the dispute again with new time`() {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        let document = account.upload().id
        let proof: JSONValue = ["action": "submit", "billing_proof": [.string(document)]]
        _ = account.contest(id, proof)
        account.wait(.days(10))
        account.decide("require-action", on: id)
        #expect(account.get("/v1/disputes/\(id)")["status"] == "open")
        #expect(account.contest(id, proof)["status"] == "under_review")
    }

    @Test func `more time counts instead of the time there was before`() {
        let account = RazorpayAccount()
        account.wait(untilJanuary: 4, 12)
        let (_, id) = account.disputedPayment()
        let document = account.upload().id
        _ = account.contest(id, ["action": "submit", "billing_proof": [.string(document)]])
        account.wait(untilJanuary: 6, 12)
        account.decide("require-action", on: id)
        let respondBy = account.get("/v1/disputes/\(id)")["respond_by"]?.integer ?? 0
        account.wait(.seconds(respondBy - account.now.seconds - 1))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "open")
        account.wait(.seconds(1))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "lost")
    }

    @Test func `new evidence is looked at for as long as the first`() {
        let account = RazorpayAccount {
            $0.money.disputeVerdict = .won
            $0.money.disputeReviewTime = .days(5)
        }
        let (_, id) = account.disputedPayment()
        let document = account.upload().id
        let proof: JSONValue = ["action": "submit", "billing_proof": [.string(document)]]
        _ = account.contest(id, proof)
        account.wait(.days(3))
        account.decide("require-action", on: id)
        _ = account.contest(id, proof)
        account.wait(.days(4))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "under_review")
        account.wait(.days(1))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "won")
    }

    @Test func `events tell of each step, with the payment before the dispute`() throws {
        let account = RazorpayAccount()
        let payment = account.capturedPayment()
        _ = account.eventTypes
        account.decide("dispute", on: payment)
        let event = try #require(account.simulator.takeWebhooks().first)
        let body = try JSONValue.parse(event.body)
        #expect(body["contains"] == ["payment", "dispute"])
        let id = body["payload"]?["dispute"]?["entity"]?["id"]?.string ?? ""
        #expect(body["payload"]?["dispute"]?["entity"] == account.get("/v1/disputes/\(id)").body)
        #expect(body["payload"]?["payment"]?["entity"]?["id"] == .string(payment))
        let document = account.upload().id
        let proof: JSONValue = ["action": "submit", "billing_proof": [.string(document)]]
        _ = account.contest(id, proof)
        account.decide("require-action", on: id)
        _ = account.contest(id, proof)
        account.decide("lose", on: id)
        #expect(
            [event.type] + account.eventTypes == [
                "payment.dispute.created", "payment.dispute.under_review",
                "payment.dispute.action_required", "payment.dispute.under_review",
                "payment.dispute.lost",
            ])
    }

    @Test func `a dispute nobody answers in time is lost`() {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment()
        account.wait(untilJanuary: 11, 18, 29)
        #expect(account.get("/v1/disputes/\(id)")["status"] == "open")
        account.wait(untilJanuary: 11, 18, 30)
        #expect(account.get("/v1/disputes/\(id)")["status"] == "lost")
    }

    @Test func `where it stays open, the deadline alone refuses an answer`() {
        let account = RazorpayAccount { $0.money.lapsedDispute = .staysOpen }
        let (_, id) = account.disputedPayment()
        account.wait(.days(8))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "open")
        let late = "Action not allowed as deadline to respond has elapsed."
        #expect(account.accept(id).text == late)
        #expect(account.contest(id, [:]).text == late)
    }

    @Test func `a payment under dispute cannot be refunded until the dispute is over`() {
        let account = RazorpayAccount()
        let (payment, id) = account.disputedPayment()
        let refused = account.refund(payment, 1000)
        #expect(refused.status == 400)
        #expect(
            refused.text
                == "The refund on this payment is blocked due to ongoing dispute investigation.")
        account.decide("win", on: id)
        #expect(account.refund(payment, 1000).status == 200)
    }

    @Test func `a dispute is about what is left of its payment`() {
        let account = RazorpayAccount()
        let payment = account.capturedPayment()
        _ = account.refund(payment, 20_000)
        account.decide("dispute", on: payment)
        #expect(account.get("/v1/disputes").items.map { $0["amount"] } == [30_000])
    }

    @Test func `a won dispute may come back, in the next phase`() {
        let account = RazorpayAccount()
        let (payment, _) = account.disputedPayment()
        var phases: [JSONValue?] = []
        for _ in 0..<3 {
            let dispute = account.get("/v1/disputes").items[0]
            phases.append(dispute["phase"])
            account.decide("win", on: dispute["id"]?.string ?? "")
            account.decide("dispute", on: payment)
        }
        #expect(phases == ["chargeback", "pre_arbitration", "arbitration"])
    }

    @Test(arguments: ["fraud", "retrieval"])
    func `a question about a payment can be closed without money`(phase: String) {
        let account = RazorpayAccount()
        let (_, id) = account.disputedPayment(50_000, "dispute-" + phase)
        #expect(account.simulator.choices(for: id) == ["win", "lose", "close"])
        _ = account.eventTypes
        account.decide("close", on: id)
        let closed = account.get("/v1/disputes/\(id)")
        #expect(closed["status"] == "closed")
        #expect(closed["phase"] == .string(phase))
        #expect(closed["amount_deducted"] == 0)
        #expect(account.eventTypes == ["payment.dispute.closed"])
    }

    @Test func `the bank decides by itself where the account says so`() {
        let account = RazorpayAccount { $0.money.disputeVerdict = .lost }
        let (_, id) = account.disputedPayment()
        let document = account.upload().id
        _ = account.contest(id, ["action": "submit", "billing_proof": [.string(document)]])
        account.wait(.days(29))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "under_review")
        account.wait(.days(1))
        #expect(account.get("/v1/disputes/\(id)")["status"] == "lost")
    }

    @Test func `money in dispute stays where the account holds it back`() {
        let account = RazorpayAccount { $0.money.holdsDisputedPayments = true }
        let (_, id) = account.disputedPayment()
        _ = account.capturedPayment(10_000)
        account.decide("settle", on: "account")
        #expect(account.get("/v1/settlements").items.map { $0["amount"] } == [9800])
        account.decide("win", on: id)
        account.decide("settle", on: "account")
        #expect(account.get("/v1/settlements").items.map { $0["amount"] } == [49_000, 9800])
    }

    @Test func `a dispute can be shown with its payment and its settlement`() {
        let account = RazorpayAccount()
        let (payment, id) = account.disputedPayment()
        let both = "/v1/disputes/\(id)?expand[]=payment&expand[]=transaction.settlement"
        #expect(account.get(both)["payment"]?["id"] == .string(payment))
        #expect(account.get(both)["transaction"] == .null)
        account.decide("settle", on: "account")
        #expect(
            account.get(both)["transaction"]?["settlement"]
                == account.get("/v1/settlements").items[0])
        let refused = account.get("/v1/disputes?expand[]=payments")
        #expect(
            refused.text == "Value of each expand must be one of following types: "
                + "payment, transaction.settlement")
        #expect(refused.error?["field"] == "expand.0")
    }

    @Test func `an unknown dispute is refused`() {
        let account = RazorpayAccount()
        for answer in [
            account.get("/v1/disputes/disp_00000000000000"),
            account.accept("disp_00000000000000"), account.contest("disp_00000000000000", [:]),
        ] {
            #expect(answer.status == 400)
            #expect(answer.text == "The id provided does not exist")
            #expect(answer.error?["reason"] == "input_validation_failed")
        }
    }
}
