import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayRefundTests {
    let account = RazorpayAccount()

    @Test func `a refund is processed at once and shown in full`() {
        let id = account.capturedPayment()
        let answer = account.post(
            "/v1/payments/\(id)/refund", ["amount": 20_000, "receipt": "re-1", "notes": ["a": "b"]])
        #expect(answer.status == 200)
        #expect(answer.id.hasPrefix("rfnd_"))
        #expect(
            answer.body == [
                "id": .string(answer.id), "entity": "refund", "amount": 20_000, "currency": "INR",
                "payment_id": .string(id), "notes": ["a": "b"], "receipt": "re-1",
                "acquirer_data": ["arn": nil],
                "created_at": JSONValue(VirtualInstant.worldStart.seconds), "batch_id": nil,
                "status": "processed", "speed_processed": "normal", "speed_requested": "normal",
            ])
        #expect(
            account.simulator.books.last
                == BookEntry(
                    kind: .refund, objectID: answer.id, paymentID: id, merchantReference: nil,
                    operationReference: "re-1", amount: 20_000, currency: "INR", at: account.now))
    }

    @Test func `refunds add up until the payment is refunded`() {
        let id = account.capturedPayment()
        for (amount, total, status, mark) in [
            (20_000, 20_000, "captured", "partial"), (30_000, 50_000, "refunded", "full"),
        ] {
            #expect(account.refund(id, amount).status == 200)
            let payment = account.get("/v1/payments/\(id)")
            #expect(payment["amount_refunded"]?.integer == total)
            #expect(payment["status"]?.string == status)
            #expect(payment["refund_status"]?.string == mark)
            #expect(payment["captured"] == true)
        }
    }

    @Test func `a refund without an amount gives back all that remains`() {
        let id = account.capturedPayment()
        _ = account.refund(id, 20_000)
        let answer = account.send(.post, "/v1/payments/\(id)/refund")
        #expect(answer.status == 200)
        #expect(answer["amount"] == 30_000)
    }

    @Test func `the other address for refunds names the payment in the body`() {
        let id = account.capturedPayment()
        let answer = account.post("/v1/refunds", ["payment_id": .string(id), "amount": 1000])
        #expect(answer["payment_id"]?.string == id)
        #expect(account.post("/v1/refunds", ["amount": 1000]).error?["field"] == "payment_id")
    }

    @Test(arguments: [
        (
            #"{"amount":50001}"#, "The refund amount provided is greater than amount captured.",
            "business"
        ),
        (#"{"amount":99}"#, "The amount must be at least INR 1.00", "business"),
        (#"{"amount":"x"}"#, "The amount must be an integer.", "business"),
        (#"{"speed":"fast"}"#, "The selected speed is invalid.", "business"),
        (#"{"currency":"INR"}"#, "currency is/are not required and should not be sent", "business"),
        (
            #"{"amount":30001}"#,
            "The total refund amount is greater than the refund payment amount", "NA"
        ),
        (
            #"{"amount":100,"receipt":"re-1"}"#,
            "Duplicate receipt found for this refund request.", "NA"
        ),
    ])
    func `a refund that does not fit is refused and moves nothing`(
        body: String, text: String, source: String
    ) {
        let id = account.capturedPayment()
        let first = account.post(
            "/v1/payments/\(id)/refund", ["amount": 20_000, "receipt": "re-1"])
        #expect(first.status == 200)
        let entries = account.simulator.bookCount
        let answer = account.send(.post, "/v1/payments/\(id)/refund", body: Array(body.utf8))
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(answer.error?["source"]?.string == source)
        #expect(account.simulator.bookCount == entries)
        #expect(account.get("/v1/payments/\(id)")["amount_refunded"] == 20_000)
    }

    @Test func `a payment that is refunded in full is refused any more`() {
        let id = account.capturedPayment()
        _ = account.refund(id, 50_000)
        let answer = account.refund(id, 100)
        #expect(answer.status == 400)
        #expect(answer.text == "The payment has been fully refunded already.")
        #expect(answer.error?["source"] == "NA")
    }

    @Test(arguments: [nil, "approve", "decline"] as [String?])
    func `only captured money can be refunded`(act: String?) {
        let id = account.payment(of: account.order())
        if let act { account.act(id, act) }
        let answer = account.refund(id, 50_000)
        #expect(answer.status == 400)
        #expect(answer.text == "The payment status should be captured for action to be taken")
        #expect(answer.error?["reason"] == "NA")
    }

    @Test func `an account without funds cannot refund`() {
        let account = RazorpayAccount { $0.openingBalance = 0 }
        let id = account.capturedPayment()
        let answer = account.refund(id, 50_000)
        #expect(answer.status == 400)
        #expect(
            answer.text
                == "Your account does not have enough balance to carry out the refund operation.")
        #expect(account.refund(id, 49_000).status == 200)
    }

    @Test func `an optimum refund that is processed went the instant way`() {
        let id = account.capturedPayment()
        let answer = account.post("/v1/payments/\(id)/refund", ["speed": "optimum"])
        #expect(answer["speed_requested"] == "optimum")
        #expect(answer["speed_processed"] == "instant")
    }

    @Test func `speeds nobody asked for can be left out`() {
        let account = RazorpayAccount { $0.showsUnrequestedSpeed = false }
        let answer = account.refund(account.capturedPayment(), 100)
        #expect(answer.status == 200)
        #expect(answer["speed_requested"] == nil)
        #expect(answer["speed_processed"] == nil)
    }

    @Test func `a pending refund is processed after its delay`() {
        let account = RazorpayAccount { settings in
            settings.refundOutcome = .pendingThenProcessed
            settings.money.settlesAutomatically = false
        }
        let refund = account.refund(account.capturedPayment(), 50_000)
        #expect(refund["status"] == "pending")
        #expect(account.simulator.nextDeadline == account.now + .days(2))
        _ = account.eventTypes
        account.wait(.days(2))
        #expect(account.get("/v1/refunds/\(refund.id)")["status"] == "processed")
        #expect(account.eventTypes == ["refund.processed"])
    }

    @Test func `a refund that fails gives its money back to the merchant`() {
        let account = RazorpayAccount { $0.refundOutcome = .pendingThenFailed }
        let id = account.capturedPayment()
        let refund = account.refund(id, 50_000)
        _ = account.eventTypes
        account.wait(.days(2))
        #expect(account.get("/v1/refunds/\(refund.id)")["status"] == "failed")
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "captured")
        #expect(payment["amount_refunded"] == 0)
        #expect(payment["refund_status"] == .null)
        #expect(account.eventTypes == ["refund.failed"])
        #expect(account.bookLines.suffix(2) == ["refund 50000", "refund-failure 50000"])
        #expect(account.simulator.books.last?.objectID == refund.id)
    }
}
