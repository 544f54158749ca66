import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

/// One-time passwords, and the ways to start a payment besides `create/json`.
@Suite struct RazorpayShopperTests {
    let account = RazorpayAccount()

    private func otp(_ id: String, _ act: String, _ body: JSONValue = [:]) -> RazorpayAccount.Answer
    {
        account.post("/v1/payments/\(id)/\(act)", body)
    }

    @Test func `a right password authorizes and brings the checkout signature`() {
        let order = account.order()
        let id = account.payment(of: order)
        let base = "https://api.razorpay.com/v1/payments/\(id)/otp"
        #expect(
            otp(id, "otp_generate").body == [
                "razorpay_payment_id": .string(id),
                "next": [
                    ["action": "otp_submit", "url": .string(base + "/submit")],
                    ["action": "otp_resend", "url": .string(base + "/resend")],
                ],
                "metadata": [
                    "issuer": nil, "network": "Visa", "last4": "1007", "iin": "410028",
                ],
            ])
        #expect(
            otp(id, "otp/resend").body == [
                "razorpay_payment_id": .string(id), "next": ["otp_submit", "otp_resend"],
            ])
        let answer = otp(id, "otp/submit", ["otp": "1234"])
        #expect(answer.status == 200)
        #expect(answer["razorpay_payment_id"]?.string == id)
        #expect(answer["razorpay_order_id"]?.string == order)
        #expect(answer["razorpay_signature"]?.string?.utf8.count == 64)
        #expect(account.status(id) == "authorized")
    }

    @Test(arguments: ["123", "12a4", "12345678901"])
    func `a wrong password says so and can be tried again`(password: String) {
        let order = account.order()
        let id = account.payment(of: order)
        let answer = otp(id, "otp/submit", ["otp": .string(password)])
        #expect(answer.status == 400)
        #expect(answer.error?["reason"] == "incorrect_otp")
        #expect(
            answer.error?["metadata"] == [
                "payment_id": .string(id), "order_id": .string(order),
            ])
        #expect(answer["next"] == ["otp_submit", "otp_resend"])
        #expect(account.status(id) == "created")
        #expect(otp(id, "otp/submit", ["otp": "1234567890"]).status == 200)
    }

    @Test func `the third wrong password fails the payment`() {
        let id = account.payment(of: account.order())
        for _ in 0..<2 { _ = otp(id, "otp/submit", ["otp": "1"]) }
        let answer = otp(id, "otp/submit", ["otp": "1"])
        #expect(answer.error?["reason"] == "otp_attempts_exceeded")
        #expect(answer["next"] == nil)
        #expect(account.status(id) == "failed")
        #expect(otp(id, "otp/submit", ["otp": "1234"]).status == 400)
    }

    @Test(arguments: [
        ("4100280000080001", 400, "BAD_REQUEST_ERROR", "insufficient_fund"),
        ("4100280000020007", 502, "GATEWAY_ERROR", "gateway_technical_error"),
    ])
    func `a failing card fails after a right password, in the answer itself`(
        card: String, status: Int, code: String, reason: String
    ) {
        let id = account.payment(of: account.order(), card: card)
        let answer = otp(id, "otp/submit", ["otp": "1234"])
        #expect(answer.status == status)
        #expect(answer.error?["code"]?.string == code)
        #expect(answer.error?["reason"]?.string == reason)
        #expect(account.status(id) == "failed")
    }

    @Test func `the status of a gateway error can be switched`() {
        let account = RazorpayAccount { $0.gatewayErrorStatus = 504 }
        let id = account.payment(of: account.order(), card: "4100280000020007")
        #expect(account.post("/v1/payments/\(id)/otp/submit", ["otp": "1234"]).status == 504)
    }

    @Test func `only cards have passwords`() {
        let id = account.start("netbanking", ["bank": "HDFC"], of: account.order())
        #expect(otp(id, "otp_generate").text == "Payment was not done using card")
    }

    @Test func `each method has its own next steps`() {
        let base = "https://api.razorpay.com/v1/payments/"
        for (method, fields, steps) in [
            ("netbanking", ["bank": "HDFC"], [("redirect", "/authorize")]),
            ("wallet", ["wallet": "payzapp"], [("redirect", "/authorize")]),
            (
                "upi", ["upi": ["flow": "collect", "vpa": "a@b"]],
                [("poll", ""), ("redirect", "/authenticate")]
            ),
        ] as [(String, JSONValue, [(String, String)])] {
            let answer = account.startAnswer(method, fields, of: account.order())
            let id = answer["razorpay_payment_id"]?.string ?? ""
            let wanted = steps.map { step -> JSONValue in
                ["action": .string(step.0), "url": .string(base + id + step.1)]
            }
            #expect(answer["next"] == .array(wanted), "\(method)")
        }
    }

    @Test func `an intent opens the shopper's app`() {
        let answer = account.startAnswer("upi", ["upi": ["flow": "intent"]], of: account.order())
        let id = answer["razorpay_payment_id"]?.string ?? ""
        #expect(answer["next"]?[0]?["action"] == "intent")
        #expect(
            answer["next"]?[0]?["url"]?.string
                == "upi://pay?pa=paycheck@razorpay&pn=PayCheck&tr=\(id)&am=500.00&cu=INR")
        #expect(account.get("/v1/payments/\(id)")["upi"]?["flow"] == "intent")
    }

    @Test func `the UPI endpoint takes a form and gives the payment's id, and a link for an app`() {
        let collect = account.form(
            "/v1/payments/create/upi",
            "order_id=\(account.order())&amount=50000&currency=INR&method=upi"
                + "&upi%5Bflow%5D=collect&upi%5Bvpa%5D=a%40b")
        #expect(collect.body.object?.names == ["razorpay_payment_id"])
        let intent = account.form(
            "/v1/payments/create/upi", "order_id=\(account.order())&upi[flow]=intent")
        #expect(intent.body.object?.names == ["razorpay_payment_id", "link"])
    }

    @Test func `a checkout page pays with the public key alone`() {
        let order = account.order()
        let answer = account.form(
            "/v1/payments/create/ajax",
            "key_id=rzp_test_paycheck0001&order_id=\(order)&method=upi&upi[vpa]=success@razorpay"
                + "&_[checkout_id]=x", authorized: false)
        #expect(answer.status == 200)
        let id = answer["razorpay_payment_id"]?.string ?? ""
        #expect(account.status(id) == "authorized")
        let status = account.send(
            .get, "/v1/payments/\(id)/status?key_id=rzp_test_paycheck0001", authorized: false)
        #expect(status.body == answer.body)
    }

    @Test func `a checkout page is sent to the bank and polls for the end`() {
        let order = account.order()
        let answer = account.form(
            "/v1/payments/create/ajax",
            "key_id=rzp_test_paycheck0001&order_id=\(order)&method=netbanking&bank=HDFC",
            authorized: false)
        let id = answer["payment_id"]?.string ?? ""
        #expect(answer["type"] == "first")
        #expect(
            answer["request"] == [
                "url": .string("https://api.razorpay.com/v1/payments/\(id)/authenticate"),
                "method": "get", "content": [:],
            ])
        let path = "/v1/payments/\(id)/status?key_id=rzp_test_paycheck0001"
        #expect(account.send(.get, path, authorized: false).body == ["status": "created"])
        account.act(id, "decline")
        let failed = account.send(.get, path, authorized: false)
        #expect(failed.status == 400)
        #expect(failed.error?["reason"] == "payment_failed")
    }

    @Test func `a checkout page with another key is refused`() {
        let answer = account.form(
            "/v1/payments/create/ajax", "key_id=rzp_test_other&order_id=x", authorized: false)
        #expect(answer.status == 401)
        #expect(answer.text == "The api key provided is invalid")
    }

    @Test func `an account without server-to-server payments does not know their addresses`() {
        let account = RazorpayAccount { $0.allowsServerToServerPayments = false }
        let answer = account.pay(account.order())
        #expect(answer.status == 404)
        #expect(answer.body == ["message": "no Route matched with those values"])
    }

    @Test func `a UPI address can be checked before it is used`() {
        let answer = account.post("/v1/payments/validate/vpa", ["vpa": "a@b"])
        #expect(answer["success"] == true)
        let bad = account.post("/v1/payments/validate/vpa", ["vpa": "ab"])
        #expect(bad.status == 400)
        #expect(bad.error?["reason"] == "invalid_vpa")
    }

    @Test(arguments: [("success@razorpay", "authorized"), ("failure@razorpay", "failed")])
    func `a UPI test address may answer by itself`(address: String, status: String) {
        let account = RazorpayAccount { $0.upiTestAddressDelay = .seconds(2) }
        let id = account.start(
            "upi", ["upi": ["flow": "collect", "vpa": .string(address)]], of: account.order())
        account.wait(.seconds(1))
        #expect(account.status(id) == "created")
        account.wait(.seconds(1))
        #expect(account.status(id) == status)
    }

    @Test func `a collect request may have a life of its own`() {
        let id = account.start(
            "upi", ["upi": ["flow": "collect", "vpa": "a@b", "expiry_time": 5]],
            of: account.order())
        account.wait(.minutes(5))
        #expect(account.status(id) == "failed")
    }

    @Test(arguments: [
        (#"{"expiry_month":"12","expiry_year":"25"}"#, "card_expired"),
        (#"{"expiry_month":13,"expiry_year":2030}"#, "input_validation_failed"),
        (#"{"expiry_month":-9223372036854775808,"expiry_year":2030}"#, "input_validation_failed"),
    ])
    func `a card that is over is refused`(dates: String, reason: String) throws {
        var card = try JSONValue.parse(Array(dates.utf8)).object ?? JSONObject()
        card["number"] = .string(RazorpayAccount.goodCard)
        let answer = account.startAnswer("card", ["card": .object(card)], of: account.order())
        #expect(answer.status == 400)
        #expect(answer.error?["reason"]?.string == reason)
    }

    @Test func `a card of this very month still pays`() {
        let card: JSONValue = [
            "number": .string(RazorpayAccount.goodCard), "expiry_month": "01",
            "expiry_year": "26", "cvv": "123", "name": "Asha",
        ]
        #expect(account.startAnswer("card", ["card": card], of: account.order()).status == 200)
    }
}

extension RazorpayAccount {
    func startAnswer(_ method: String, _ fields: JSONValue, of order: String) -> Answer {
        var body = fields.object ?? JSONObject()
        body["method"] = .string(method)
        body["order_id"] = .string(order)
        return post("/v1/payments/create/json", .object(body))
    }

    func start(_ method: String, _ fields: JSONValue, of order: String) -> String {
        startAnswer(method, fields, of: order)["razorpay_payment_id"]?.string ?? ""
    }
}
