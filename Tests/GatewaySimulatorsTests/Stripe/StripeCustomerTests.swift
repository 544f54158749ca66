import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeCustomerTests {
    @Test func `a customer keeps cards, pays with them and is found by them`() {
        let bench = StripeBench()
        let customer = bench.post("customers", "email=a@example.com&name=Ada&metadata[x]=1")
        #expect(customer.id.hasPrefix("cus_"))
        #expect(customer.id.count == 18)
        let method = bench.post("payment_methods/pm_card_visa/attach", "customer=\(customer.id)")
        #expect(method["customer"]?.string == customer.id)
        let paid = bench.pay(2500, card: method.id, "&customer=\(customer.id)")
        #expect(paid.state == "succeeded")
        #expect(
            bench.get("payment_intents?customer=\(customer.id)")["data"]?[0]?["id"]?.string
                == paid.id)
        #expect(bench.get("charges?customer=\(customer.id)")["data"]?.array?.count == 1)
        #expect(
            bench.get("customers/\(customer.id)/payment_methods")["data"]?[0]?["id"]?.string
                == method.id)
    }

    @Test func `a card of one customer pays for nobody else`() {
        let bench = StripeBench()
        let owner = bench.post("customers").id
        let other = bench.post("customers").id
        let card = bench.post("payment_methods/pm_card_visa/attach", "customer=\(owner)").id
        let nobody = bench.pay(2500, card: card)
        #expect(nobody.status == 400)
        #expect(nobody.error?["code"] == "parameter_missing")
        #expect(nobody.error?["param"] == "source")
        let stranger = bench.pay(2500, card: card, "&customer=\(other)")
        #expect(stranger.error?["param"] == "payment_method")
        #expect(stranger.error?["code"] == nil)
    }

    @Test func `a card that declines cannot be attached, one that fails later can`() {
        let bench = StripeBench()
        let customer = bench.post("customers").id
        let declined = bench.post(
            "payment_methods/pm_card_chargeDeclined/attach", "customer=\(customer)")
        #expect(declined.status == 402)
        #expect(declined.error?["decline_code"] == "generic_decline")
        #expect(declined.error?["param"] == "")
        let card = bench.post(
            "payment_methods/pm_card_chargeCustomerFail/attach", "customer=\(customer)")
        #expect(card.status == 200)
        #expect(bench.pay(2500, card: card.id, "&customer=\(customer)").status == 402)
    }

    @Test func `a deleted customer is a stub and unknown afterwards`() {
        let bench = StripeBench()
        let customer = bench.post("customers", "name=Ada").id
        let request = RequestMessage(
            .delete, host: "api.stripe.com", path: "/v1/customers/\(customer)",
            fields: [.authorization: "Bearer sk_test_paycheck"])
        let deleted = StripeBench.Answer(
            response: bench.simulator.handle(request, at: bench.now, suffering: nil))
        #expect(
            deleted.json == ["id": .string(customer), "object": "customer", "deleted": true])
        let event = bench.events().last
        #expect(event?["type"] == "customer.deleted")
        #expect(event?["data"]?["object"]?["name"] == "Ada")
        let update = bench.post("customers/\(customer)", "name=Eve")
        #expect(update.status == 404)
        #expect(update.error?["param"] == "id")
    }

    @Test func `a payment method is not found below another customer than its own`() {
        let bench = StripeBench()
        let owner = bench.post("customers").id
        let other = bench.post("customers").id
        let card = bench.post("payment_methods/pm_card_visa/attach", "customer=\(owner)").id
        #expect(bench.get("customers/\(owner)/payment_methods/\(card)").id == card)
        let refused = bench.get("customers/\(other)/payment_methods/\(card)")
        #expect(refused.status == 404)
        #expect(refused.error?["message"]?.string == "No such PaymentMethod: '\(card)'")
        let unknown = bench.get("customers/cus_nope/payment_methods/\(card)")
        #expect(unknown.error?["message"] == "No such customer: 'cus_nope'")
    }

    @Test(arguments: [
        ("4242424242424241", "11", "2034", "123", "incorrect_number", "number"),
        ("4242424242424242", "13", "2034", "123", "invalid_expiry_month", "exp_month"),
        ("4242424242424242", "12", "2001", "123", "invalid_expiry_year", "exp_year"),
        ("4242424242424242", "12", "2034", "99", "invalid_cvc", "cvc"),
    ])
    func `card data that no card has is refused`(
        number: String, month: String, year: String, security: String, code: String, param: String
    ) {
        let refused = StripeBench().post(
            "payment_methods",
            "type=card&card[number]=\(number)&card[exp_month]=\(month)&card[exp_year]=\(year)"
                + "&card[cvc]=\(security)")
        #expect(refused.status == 402)
        #expect(refused.error?["code"]?.string == code)
        #expect(refused.error?["param"]?.string == param)
    }
}
