import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayCaptureTests {
    let account = RazorpayAccount()

    @Test func `capturing takes the whole sum, the fee and marks the order paid`() {
        let id = account.authorizedPayment(notes: ["payment_id": "p-1"])
        let answer = account.capture(id, 50_000)
        #expect(answer.status == 200)
        #expect(answer["status"] == "captured")
        #expect(answer["captured"] == true)
        #expect(answer["fee"] == 1000)
        #expect(answer["tax"] == 0)
        #expect(
            account.simulator.books.dropFirst() == [
                BookEntry(
                    kind: .capture, objectID: id, paymentID: id, merchantReference: "p-1",
                    amount: 50_000, currency: "INR", at: account.now),
                BookEntry(
                    kind: .fee, objectID: id + ":fee", paymentID: id, merchantReference: "p-1",
                    amount: 1000, currency: "INR", at: account.now),
            ])
    }

    @Test func `the currency may be left out`() {
        let id = account.authorizedPayment()
        #expect(account.post("/v1/payments/\(id)/capture", ["amount": 50_000]).status == 200)
    }

    @Test func `a second capture is refused and names the payment without its prefix`() {
        let id = account.capturedPayment()
        let answer = account.capture(id, 50_000)
        #expect(answer.status == 400)
        #expect(
            answer.body == [
                "error": [
                    "code": "BAD_REQUEST_ERROR",
                    "description": "This payment has already been captured", "source": "NA",
                    "step": "NA", "reason": "NA",
                    "metadata": ["payment_id": .string(String(id.dropFirst(4)))],
                ]
            ])
        #expect(account.bookLines == ["authorization 50000", "capture 50000", "fee 1000"])
    }

    @Test func `the already-captured text and its payment id can be switched`() {
        let account = RazorpayAccount { settings in
            settings.alreadyCapturedText = "The payment has already been processed."
            settings.stripsPaymentPrefixInMetadata = false
        }
        let id = account.capturedPayment()
        let answer = account.capture(id, 50_000)
        #expect(answer.text == "The payment has already been processed.")
        #expect(answer.error?["metadata"]?["payment_id"]?.string == id)
    }

    @Test(arguments: [
        (#"{"amount":49999}"#, "Capture amount must be equal to the amount authorized", "amount"),
        (#"{"amount":50001}"#, "Capture amount must be equal to the amount authorized", "amount"),
        (
            #"{"amount":50000,"currency":"USD"}"#,
            "Capture request currency must be same as payment currency.", "currency"
        ),
        (#"{"amount":{"amount":1}}"#, "The amount must be an integer.", "amount"),
        ("{}", "amount: cannot be blank.", "amount"),
    ])
    func `a capture that does not fit is refused and moves nothing`(
        body: String, text: String, field: String
    ) {
        let id = account.authorizedPayment()
        let answer = account.send(.post, "/v1/payments/\(id)/capture", body: Array(body.utf8))
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(answer.error?["field"]?.string == field)
        #expect(account.status(id) == "authorized")
        #expect(account.bookLines == ["authorization 50000"])
    }

    @Test(arguments: [nil, "decline"] as [String?])
    func `a payment that is created or failed cannot be captured`(act: String?) {
        let id = account.payment(of: account.order())
        if let act { account.act(id, act) }
        let answer = account.capture(id, 50_000)
        #expect(answer.status == 400)
        #expect(
            answer.text
                == "Only payments which have been authorized and not yet captured can be captured.")
        #expect(answer.error?["reason"] == "NA")
        #expect(account.simulator.bookCount == 0)
    }

    @Test func `a payment that went back uncaptured cannot be captured`() {
        let id = account.authorizedPayment()
        account.wait(.days(3))
        let answer = account.capture(id, 50_000)
        #expect(answer.status == 400)
        #expect(answer.text == "The payment has already been either captured or voided.")
    }

    @Test func `a fully refunded payment counts as captured already`() {
        let id = account.capturedPayment()
        _ = account.refund(id, 50_000)
        let answer = account.capture(id, 50_000)
        #expect(answer.status == 400)
        #expect(answer.text == "This payment has already been captured")
    }

    @Test func `of two authorized payments of an order only one can be captured`() {
        let order = account.order()
        let first = account.payment(of: order)
        let second = account.payment(of: order)
        account.act(first, "approve")
        account.act(second, "approve")
        #expect(account.capture(first, 50_000).status == 200)
        let answer = account.capture(second, 50_000)
        #expect(answer.status == 400)
        #expect(answer.error?["reason"] == "order_already_paid")
        #expect(account.status(second) == "authorized")
    }

    @Test func `more than is due of an order in parts cannot be captured`() {
        let order = account.order(
            1000, with: JSONObject([.init(name: "partial_payment", value: true)]))
        var ids: [String] = []
        for _ in 0..<2 {
            let answer = account.post(
                "/v1/payments/create/json",
                [
                    "order_id": .string(order), "amount": 600, "method": "wallet",
                    "wallet": "payzapp",
                ])
            ids.append(answer["razorpay_payment_id"]?.string ?? "")
        }
        for id in ids { account.act(id, "approve") }
        #expect(account.capture(ids[0], 600).status == 200)
        let answer = account.capture(ids[1], 600)
        #expect(answer.status == 400)
        #expect(answer.text == "Payment amount is greater than the amount due for order.")
    }
}
