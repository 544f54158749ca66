import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

/// Orders paid in parts, and orders that come with their payment.
@Suite struct RazorpayPartTests {
    let account = RazorpayAccount()

    private func order(_ fields: JSONValue) -> RazorpayAccount.Answer {
        var body = fields.object ?? JSONObject()
        body["amount"] = 1000
        body["currency"] = "INR"
        return account.post("/v1/orders", .object(body))
    }

    private func part(_ amount: Int, of order: String) -> RazorpayAccount.Answer {
        account.startAnswer(
            "wallet", ["wallet": "payzapp", "amount": JSONValue(amount)], of: order)
    }

    @Test func `the first part must bring its least, later ones anything due`() {
        let id = order(["partial_payment": true, "first_payment_min_amount": 300]).id
        let low = part(299, of: id)
        #expect(low.status == 400)
        #expect(low.error?["reason"] == "amount_less_than_minimum_amount")
        account.act(part(300, of: id)["razorpay_payment_id"]?.string ?? "", "approve")
        let shown = account.get("/v1/orders/\(id)")
        #expect(shown["status"] == "attempted")
        #expect(shown["amount_paid"] == 300)
        #expect(shown["amount_due"] == 700)
        #expect(part(701, of: id).error?["reason"] == "order_amount_mismatch")
        #expect(part(100, of: id).status == 200)
    }

    @Test(arguments: [
        #"{"first_payment_min_amount":300}"#,
        #"{"partial_payment":true,"first_payment_min_amount":1001}"#,
        #"{"partial_payment":true,"first_payment_min_amount":0}"#,
    ])
    func `a least first part must fit the order`(fields: String) throws {
        let answer = order(try JSONValue.parse(Array(fields.utf8)))
        #expect(answer.status == 400)
        #expect(answer.error?["field"] == "first_payment_min_amount")
    }

    @Test func `offers are shown in place of one offer's id`() {
        let answer = order(["offers": ["offer_AAAAAAAAAAAAA1"]])
        #expect(answer.status == 200)
        #expect(answer["offers"] == .null)
        #expect(answer.body.object?.contains("offer_id") == false)
    }

    @Test func `an order may come with its payment`() {
        let answer = order([
            "payment": [
                "method": "netbanking", "bank": "HDFC", "capture": "manual", "email": "a@b.co",
            ]
        ])
        #expect(answer["status"] == "attempted")
        let id = answer["payment_workflow"]?["id"]?.string ?? ""
        #expect(answer["payment_workflow"]?["next"]?[0]?["action"] == "redirect")
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["order_id"]?.string == answer.id)
        #expect(payment["amount"] == 1000)
        account.act(id, "approve")
        #expect(account.status(id) == "authorized")
    }

    @Test func `a faulty order with a payment names the step of the order`() {
        let answer = account.post(
            "/v1/orders",
            ["amount": 1, "currency": "INR", "payment": ["method": "netbanking", "bank": "H"]])
        #expect(answer.error?["step"] == "order_create")
        let other = order(["payment": ["method": "netbanking"]])
        #expect(other.error?["step"] == "payment_initiation")
    }

    @Test func `a form of too many parameters is refused`() {
        let text = (0...1000).map { "notes[a\($0)]=1" }.joined(separator: "&")
        let answer = account.form("/v1/orders", text)
        #expect(answer.status == 400)
        #expect(answer.text == "The form has more than 1000 parameters.")
    }
}
