import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayPaymentTests {
    let account = RazorpayAccount()

    @Test func `starting a payment sends the shopper to the bank's page`() {
        let answer = account.pay(account.order())
        let id = answer["razorpay_payment_id"]?.string ?? ""
        #expect(
            answer.body == [
                "razorpay_payment_id": .string(id),
                "next": [
                    [
                        "action": "redirect",
                        "url": "https://api.razorpay.com/v1/payments/\(id)/authenticate",
                    ],
                    [
                        "action": "otp_generate",
                        "url": "https://api.razorpay.com/v1/payments/\(id)/otp_generate",
                    ],
                ],
            ])
        #expect(account.status(id) == "created")
        #expect(account.simulator.bookCount == 0)
    }

    @Test func `a captured card payment is shown with all its fields`() {
        let order = account.order(capture: "automatic")
        let id = account.payment(of: order, notes: ["payment_id": "p-1"])
        account.act(id, "approve")
        let payment = account.get("/v1/payments/\(id)")
        let card = payment["card_id"]?.string ?? ""
        #expect(card.hasPrefix("card_"))
        #expect(
            payment.body == [
                "id": .string(id), "entity": "payment", "amount": 50_000, "currency": "INR",
                "status": "captured", "order_id": .string(order), "invoice_id": nil,
                "international": false, "method": "card", "card_id": .string(card), "bank": nil,
                "wallet": nil, "vpa": nil, "amount_refunded": 0, "refund_status": nil,
                "captured": true, "description": nil, "email": "a@b.co",
                "contact": "+919000000000", "notes": ["payment_id": "p-1"], "fee": 1000, "tax": 0,
                "error_code": nil, "error_description": nil, "error_source": nil,
                "error_step": nil, "error_reason": nil,
                "acquirer_data": payment["acquirer_data"] ?? nil,
                "created_at": JSONValue(VirtualInstant.worldStart.seconds),
            ])
        #expect(payment["acquirer_data"]?["auth_code"]?.string?.utf8.count == 6)
    }

    @Test(arguments: [
        ("automatic", "captured", ["authorization 50000", "capture 50000", "fee 1000"]),
        ("manual", "authorized", ["authorization 50000"]),
    ])
    func `approval authorizes, and captures where the order says so`(
        capture: String, status: String, books: [String]
    ) {
        let id = account.payment(of: account.order(capture: capture))
        #expect(account.act(id, "approve").status == 200)
        #expect(account.status(id) == status)
        #expect(account.bookLines == books)
    }

    @Test func `an order that says nothing follows the account's capture mode`() {
        for (mode, status) in [
            (RazorpaySettings.CaptureMode.automatic, "captured"), (.manual, "authorized"),
        ] {
            let account = RazorpayAccount { $0.captureMode = mode }
            let id = account.payment(
                of: account.post("/v1/orders", ["amount": 100, "currency": "INR"]).id)
            account.act(id, "approve")
            #expect(account.status(id) == status)
        }
    }

    @Test func `the older payment_capture field still decides`() {
        for (flag, status) in [(JSONValue(0), "authorized"), (true, "captured"), ("1", "captured")]
        {
            let order = account.post(
                "/v1/orders", ["amount": 100, "currency": "INR", "payment_capture": flag])
            let id = account.payment(of: order.id)
            account.act(id, "approve")
            #expect(account.status(id) == status)
        }
    }

    @Test func `a declined good card fails without a particular reason`() {
        let id = account.payment(of: account.order())
        account.act(id, "decline")
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "failed")
        #expect(payment["captured"] == false)
        #expect(payment["fee"] == .null)
        #expect(payment["error_code"] == "BAD_REQUEST_ERROR")
        #expect(payment["error_description"] == "Payment failed")
        #expect(payment["error_source"] == "gateway")
        #expect(payment["error_step"] == "payment_authorization")
        #expect(payment["error_reason"] == "payment_failed")
        #expect(account.simulator.books.isEmpty)
    }

    @Test(arguments: [
        ("4100280000090000", "BAD_REQUEST_ERROR", "payment_timed_out"),
        ("5305620000050001", "BAD_REQUEST_ERROR", "insufficient_fund"),
        ("4100280000070002", "BAD_REQUEST_ERROR", "payment_cancelled"),
        ("5305620000010005", "BAD_REQUEST_ERROR", "card_declined"),
        ("4100280000030006", "BAD_REQUEST_ERROR", "card_disabled_for_online_payments"),
        ("5305620000080008", "BAD_REQUEST_ERROR", "card_number_invalid"),
        ("4100280000020007", "GATEWAY_ERROR", "gateway_technical_error"),
        ("5305620000070009", "GATEWAY_ERROR", "authentication_failed"),
    ])
    func `a test card that fails does so although the shopper approves`(
        card: String, code: String, reason: String
    ) {
        let id = account.payment(of: account.order(), card: card)
        account.act(id, "approve")
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "failed")
        #expect(payment["error_code"]?.string == code)
        #expect(payment["error_reason"]?.string == reason)
    }

    @Test(
        arguments: [
            ("success@razorpay", 50_000, "authorized", nil),
            ("failure@razorpay", 50_000, "failed", "payment_failed"),
            ("failure@razorpay", 204, "failed", "incorrect_pin"),
            ("failure@razorpay", 106, "failed", "bank_technical_error"),
        ] as [(String, Int, String, String?)])
    func `a UPI test address decides by itself and by amount`(
        address: String, amount: Int, status: String, reason: String?
    ) {
        let answer = account.post(
            "/v1/payments/create/json",
            [
                "order_id": .string(account.order(amount)), "method": "upi",
                "upi": ["flow": "collect", "vpa": .string(address)],
            ])
        #expect(answer["next"]?[0]?["action"] == "poll")
        let id = answer["razorpay_payment_id"]?.string ?? ""
        account.act(id, "approve")
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"]?.string == status)
        #expect(payment["error_reason"]?.string == reason)
        #expect(payment["vpa"]?.string == address)
        #expect(payment["card_id"] == .null)
    }

    @Test func `an act on a payment that is over changes nothing`() {
        let id = account.payment(of: account.order())
        account.act(id, "decline")
        #expect(account.act(id, "approve").status == 400)
        #expect(account.status(id) == "failed")
    }

    @Test func `the bank's page needs no key and says how the payment stands`() {
        let id = account.payment(of: account.order())
        let page = account.send(.get, "/v1/payments/\(id)/authenticate", authorized: false)
        #expect(page.status == 200)
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("Payment \(id): created"))
    }

    @Test func `of two payments approved on an automatic order the second goes straight back`() {
        let order = account.order(capture: "automatic")
        let first = account.payment(of: order)
        let second = account.payment(of: order)
        account.act(first, "approve")
        account.act(second, "approve")
        #expect(account.status(first) == "captured")
        #expect(account.status(second) == "refunded")
        #expect(account.bookLines.suffix(2) == ["authorization 50000", "release 50000"])
    }

    @Test func `an unknown act is refused`() {
        let answer = account.act(account.payment(of: account.order()), "shrug")
        #expect(answer.status == 400)
        #expect(answer.error?["field"] == "outcome")
    }

    @Test func `the page brings an approved shopper back with a checkout signature`() {
        let order = account.order()
        let answer = account.post(
            "/v1/payments/create/json",
            [
                "order_id": .string(order), "method": "netbanking", "bank": "HDFC",
                "callback_url": "https://shop.test/back?a=1&b=2",
            ])
        let id = answer["razorpay_payment_id"]?.string ?? ""
        let page = String(decoding: account.act(id, "approve").bytes, as: UTF8.self)
        #expect(page.contains(#"action="https://shop.test/back?a=1&amp;b=2""#))
        #expect(page.contains(#"name="razorpay_payment_id" value="\#(id)""#))
        #expect(page.contains(#"name="razorpay_signature" value=""#))
    }

    @Test(arguments: [
        (#"{"method":"card"}"#, "The order_id field is required."),
        (#"{"order_id":"ORDER"}"#, "The method field is required."),
        (#"{"order_id":"ORDER","method":"cash"}"#, "The selected method is invalid."),
        (#"{"order_id":"ORDER","method":"card"}"#, "The card field is required."),
        (#"{"order_id":"ORDER","method":"card","card":{}}"#, "The number field is required."),
        (
            #"{"order_id":"ORDER","method":"card","card":{"number":"12"}}"#,
            "The card number is invalid."
        ),
        (#"{"order_id":"ORDER","method":"netbanking"}"#, "The bank field is required."),
        (
            #"{"order_id":"ORDER","method":"wallet","wallet":"w","tip":1}"#,
            "tip is/are not required and should not be sent"
        ),
        (
            #"{"order_id":"ORDER","method":"wallet","wallet":"w","amount":1}"#,
            "The payment amount does not match the order amount."
        ),
        (
            #"{"order_id":"ORDER","method":"wallet","wallet":"w","currency":"USD"}"#,
            "The payment currency does not match the order currency."
        ),
    ])
    func `a faulty payment is refused and the order is not attempted`(body: String, text: String) {
        let order = account.order()
        let parts = body.split(separator: "ORDER", omittingEmptySubsequences: false)
        let answer = account.send(
            .post, "/v1/payments/create/json", body: Array(parts.joined(separator: order).utf8))
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(account.get("/v1/orders/\(order)")["attempts"] == 0)
    }
}
