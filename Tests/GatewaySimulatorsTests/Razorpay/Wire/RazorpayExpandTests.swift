import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// Expansions, notes that change, and the card of a payment.
@Suite struct RazorpayExpandTests {
    let account = RazorpayAccount()

    @Test func `a payment shows its card and refunds when asked`() {
        let id = account.capturedPayment()
        let refund = account.refund(id, 100)
        let plain = account.get("/v1/payments/\(id)")
        #expect(plain["card"] == nil)
        let shown = account.get("/v1/payments/\(id)?expand[]=card&expand%5B%5D=refunds")
        #expect(
            shown["card"] == [
                "id": plain["card_id"] ?? nil, "entity": "card", "name": "", "last4": "1007",
                "network": "Visa", "type": "credit", "issuer": nil, "international": false,
                "emi": false, "sub_type": "consumer", "token_iin": nil,
            ])
        #expect(
            shown["refunds"] == ["entity": "collection", "count": 1, "items": [refund.body]])
    }

    @Test func `what a payment does not have is shown as nothing`() {
        let id = account.authorizedPayment()
        let shown = account.get(
            "/v1/payments/\(id)?expand[]=emi&expand[]=offers&expand[]=token&expand[]=refunds")
        #expect(shown["emi"] == .null)
        #expect(shown["token"] == .null)
        let none: JSONValue = ["entity": "collection", "count": 0, "items": []]
        #expect(shown["offers"] == none)
        #expect(shown["refunds"] == none)
    }

    @Test func `lists expand too`() {
        _ = account.authorizedPayment()
        let list = account.get("/v1/payments?expand[]=card")
        #expect(list.items.first?["card"]?["last4"] == "1007")
        let orders = account.get("/v1/orders?expand[]=payments.card")
        #expect(orders.items.first?["payments"]?["items"]?[0]?["card"]?["network"] == "Visa")
        let plain = account.get("/v1/orders?expand[]=payments")
        #expect(plain.items.first?["payments"]?["count"] == 1)
        #expect(plain.items.first?["payments"]?["items"]?[0]?["card"] == nil)
    }

    @Test(arguments: [
        (
            "/v1/payments?expand[]=all",
            "card, emi, offers, transaction, transaction.settlement, refunds, token"
        ),
        ("/v1/orders?expand[]=card", "payments, payments.card, transfers, virtual_account"),
    ])
    func `an unknown expansion is refused with the known ones`(path: String, known: String) {
        let answer = account.get(path)
        #expect(answer.status == 400)
        #expect(
            answer.text == "Value of each expand must be one of following types: \(known)")
        #expect(answer.error?["field"] == "expand")
    }

    @Test func `the card of a payment has an address of its own`() {
        let id = account.authorizedPayment()
        let card = account.get("/v1/payments/\(id)/card")
        #expect(card["entity"] == "card")
        #expect(card.id == account.get("/v1/payments/\(id)")["card_id"]?.string)
        #expect(card["iin"] == nil)
        let wallet = account.start("wallet", ["wallet": "payzapp"], of: account.order())
        let answer = account.get("/v1/payments/\(wallet)/card")
        #expect(answer.status == 400)
        #expect(answer.text == "Payment was not done using card")
        #expect(answer.error?["source"] == "NA")
    }

    @Test func `notes can be replaced, and nothing else`() {
        let order = account.order(with: JSONObject([.init(name: "notes", value: ["a": "1"])]))
        let payment = account.capturedPayment()
        let refund = account.refund(payment, 100).id
        for path in ["/v1/orders/\(order)", "/v1/payments/\(payment)", "/v1/refunds/\(refund)"] {
            let answer = account.patch(path, ["notes": ["b": "2"]])
            #expect(answer.status == 200)
            #expect(answer["notes"] == ["b": "2"])
            #expect(account.get(path).body == answer.body)
            let refused = account.patch(path, ["notes": [:], "amount": 1])
            #expect(refused.text == "amount is/are not required and should not be sent")
            #expect(account.patch(path, [:]).text == "The notes field is required.")
            #expect(account.patch(path, ["notes": []])["notes"] == [])
        }
        #expect(account.patch("/v1/orders/order_AAAAAAAAAAAAA1", ["notes": [:]]).status == 400)
        #expect(account.patch("/v1/orders", ["notes": [:]]).text.contains("not found"))
    }

    @Test func `orders are listed by whether they hold an authorized payment`() {
        let waiting = account.order()
        account.act(account.payment(of: waiting), "approve")
        let idle = account.order()
        #expect(account.get("/v1/orders?authorized=1").ids == [waiting])
        #expect(account.get("/v1/orders?authorized=0").ids == [idle])
        #expect(account.get("/v1/orders?authorized=maybe").error?["field"] == "authorized")
    }
}
