import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayOrderTests {
    let account = RazorpayAccount()

    @Test func `a new order is created, unpaid and shown in full`() {
        let answer = account.post(
            "/v1/orders", ["amount": 50_000, "currency": "INR", "receipt": "r-1"])
        #expect(answer.status == 200)
        #expect(
            answer.body == [
                "id": .string(answer.id), "entity": "order", "amount": 50_000, "amount_paid": 0,
                "amount_due": 50_000, "currency": "INR", "receipt": "r-1", "offer_id": nil,
                "status": "created", "attempts": 0, "notes": [],
                "created_at": JSONValue(VirtualInstant.worldStart.seconds),
            ])
        #expect(account.get("/v1/orders/\(answer.id)").body == answer.body)
    }

    @Test func `an order id is the prefix and 14 letters or digits`() {
        let id = account.order()
        #expect(id.hasPrefix("order_"))
        #expect(id.utf8.count == 20)
    }

    @Test func `notes that are not empty are shown as an object`() {
        let answer = account.post(
            "/v1/orders", ["amount": 100, "currency": "INR", "notes": ["shop": "a", "n": 1]])
        #expect(answer["notes"] == ["shop": "a", "n": 1])
    }

    @Test(arguments: [
        ("{}", "The amount field is required.", "amount"),
        (#"{"amount":100}"#, "The currency field is required.", "currency"),
        (#"{"amount":99,"currency":"INR"}"#, "The amount must be at least INR 1.00", "amount"),
        (#"{"amount":"100","currency":"INR"}"#, "The amount must be an integer.", "amount"),
        (#"{"amount":1.5,"currency":"INR"}"#, "The amount must be an integer.", "amount"),
        (#"{"amount":100,"currency":"XXX"}"#, "Currency is not supported", "currency"),
        (
            #"{"amount":10000000001,"currency":"INR"}"#, "Amount exceeds maximum amount allowed.",
            "amount"
        ),
        (
            #"{"amount":1005,"currency":"KWD"}"#, "The last digit of the amount must be 0.",
            "amount"
        ),
        (
            #"{"amount":100,"currency":"INR","receipt":"12345678901234567890123456789012345678901"}"#,
            "receipt: the length must be no more than 40.", "receipt"
        ),
        (#"{"amount":100,"currency":"INR","notes":"x"}"#, "The notes must be an array.", "notes"),
    ])
    func `a faulty order is refused with the field at fault`(
        body: String, text: String, field: String
    ) {
        let answer = account.send(.post, "/v1/orders", body: Array(body.utf8))
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(answer.error?["field"]?.string == field)
        #expect(answer.error?["code"] == "BAD_REQUEST_ERROR")
        #expect(answer.error?["source"] == "business")
        #expect(answer.error?["step"] == "payment_initiation")
    }

    @Test func `an unsupported currency has its own reason`() {
        let answer = account.post("/v1/orders", ["amount": 100, "currency": "XXX"])
        #expect(answer.error?["reason"] == "invalid_currency")
    }

    @Test func `a field nobody asked for is refused by name`() {
        let answer = account.post(
            "/v1/orders", ["amount": 100, "currency": "INR", "capture": true, "expire_by": 1])
        #expect(answer.status == 400)
        #expect(answer.text == "capture, expire_by is/are not required and should not be sent")
        #expect(answer.error?["reason"] == "input_validation_failed")
    }

    @Test func `a form makes the same order as JSON`() {
        let answer = account.send(
            .post, "/v1/orders",
            body: Array(
                "amount=700&currency=INR&notes%5Bshop%5D=a&payment%5Bcapture%5D=manual".utf8),
            fields: [.contentType: "application/x-www-form-urlencoded"])
        #expect(answer.status == 200)
        #expect(answer["amount"] == 700)
        #expect(answer["notes"] == ["shop": "a"])
    }

    @Test func `the same receipt makes a second order unless receipts are unique`() {
        let body: JSONValue = ["amount": 100, "currency": "INR", "receipt": "same"]
        #expect(account.post("/v1/orders", body).id != account.post("/v1/orders", body).id)

        let strict = RazorpayAccount { $0.refusesRepeatedOrderReceipts = true }
        #expect(strict.post("/v1/orders", body).status == 200)
        let second = strict.post("/v1/orders", body)
        #expect(second.status == 400)
        #expect(second.text == "An order with the same receipt value has already been created")
    }

    @Test func `an order counts its tries and turns paid when its money is captured`() {
        let order = account.order(capture: "automatic")
        account.act(account.payment(of: order), "decline")
        let attempted = account.get("/v1/orders/\(order)")
        #expect(attempted["status"] == "attempted")
        #expect(attempted["attempts"] == 1)
        account.act(account.payment(of: order), "approve")
        let paid = account.get("/v1/orders/\(order)")
        #expect(paid["status"] == "paid")
        #expect(paid["attempts"] == 2)
        #expect(paid["amount_paid"] == 50_000)
        #expect(paid["amount_due"] == 0)
    }

    @Test func `a paid order stays paid when it is refunded in full`() {
        let order = account.order(capture: "automatic")
        let payment = account.payment(of: order)
        account.act(payment, "approve")
        #expect(account.refund(payment, 50_000).status == 200)
        #expect(account.get("/v1/orders/\(order)")["status"] == "paid")
    }

    @Test func `a paid order takes no further payment`() {
        let order = account.order(capture: "automatic")
        account.act(account.payment(of: order), "approve")
        let answer = account.pay(order)
        #expect(answer.status == 400)
        #expect(answer.error?["reason"] == "order_already_paid")
    }

    @Test func `an order that holds an authorized payment takes no further one`() {
        let order = account.order()
        account.act(account.payment(of: order), "approve")
        let answer = account.pay(order)
        #expect(answer.status == 400)
        #expect(answer.error?["reason"] == "duplicate_request")
    }

    @Test func `an order in parts is paid when its last part is captured`() {
        let order = account.order(
            1000, capture: "automatic",
            with: JSONObject([.init(name: "partial_payment", value: true)]))
        for (amount, status) in [(400, "attempted"), (600, "paid")] {
            let answer = account.post(
                "/v1/payments/create/json",
                [
                    "order_id": .string(order), "amount": JSONValue(amount), "method": "wallet",
                    "wallet": "payzapp",
                ])
            account.act(answer["razorpay_payment_id"]?.string ?? "", "approve")
            #expect(account.get("/v1/orders/\(order)")["status"]?.string == status)
        }
        #expect(account.eventTypes.filter { $0 == "order.paid" }.count == 1)
    }
}
