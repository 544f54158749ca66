import HTTPModel
import HTTPTypes
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import Testing

@Suite struct StripeRequestTests {
    private let transport = ScriptedTransport()
    private var gateway: StripeGateway { StripeFixtures.gateway(transport) }

    @Test func `an authorization asks for a manual capture and carries our ids`() async {
        _ = await gateway.authorize(StripeFixtures.authorization)
        #expect(transport.lines == ["POST /v1/payment_intents"])
        #expect(
            transport.body(0)
                == "amount=2500&currency=usd&confirm=true&capture_method=manual"
                + "&payment_method=pm_card_visa&automatic_payment_methods%5Benabled%5D=true"
                + "&automatic_payment_methods%5Ballow_redirects%5D=always"
                + "&return_url=https%3A%2F%2Fshop.example%2Fback"
                + "&metadata%5Bpayment_id%5D=pay-1&metadata%5Border_id%5D=order%2F1"
                + "&expand%5B%5D=latest_charge")
        let request = transport.requests[0]
        #expect(request.host == "api.stripe.com")
        #expect(request.head.scheme == "https")
        #expect(request[.authorization] == "Bearer sk_test_secret")
        #expect(request[.contentType] == "application/x-www-form-urlencoded")
        #expect(request[.named("Stripe-Version")] == "2025-03-31.basil")
        #expect(request[.idempotencyKey] == "key-1")
        #expect(transport.timeouts == [30_000])
    }

    @Test(arguments: ["ISK", "MGA", "UGX"])
    func `a currency Stripe counts in other units is refused before sending`(
        _ code: String
    ) async {
        let request = AuthorizationRequest(
            paymentID: PaymentID("pay-1"), orderID: OrderID("o"), amount: money(5000, code),
            method: PaymentMethod(kind: .card, reference: "pm_card_visa"), key: IdempotencyKey("k"))
        #expect(
            summary(await gateway.authorize(request))
                == "rejected currency_not_supported Stripe counts \(code) in other units than "
                + "ISO 4217")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a card's kind is the only one it takes`() async {
        for kind in PaymentMethod.Kind.allCases where kind != .card {
            let request = AuthorizationRequest(
                paymentID: PaymentID("pay-1"), orderID: OrderID("o"), amount: money(1, "USD"),
                method: PaymentMethod(kind: kind, reference: "x"), key: IdempotencyKey("k"))
            #expect(
                summary(await gateway.authorize(request))
                    == "rejected method_not_supported this account takes cards only, not "
                    + kind.rawValue)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a capture names its amount and asks for the fee`() async {
        _ = await gateway.capture(StripeFixtures.capture)
        #expect(transport.lines == ["POST /v1/payment_intents/pi_1/capture"])
        #expect(
            transport.body(0)
                == "amount_to_capture=1800&expand%5B%5D=latest_charge.balance_transaction")
        #expect(transport.requests[0][.idempotencyKey] == "key-2")
    }

    @Test func `a cancellation says that the customer asked for it`() async {
        _ = await gateway.cancel(StripeFixtures.cancellation)
        #expect(transport.lines == ["POST /v1/payment_intents/pi_1/cancel"])
        #expect(
            transport.body(0)
                == "cancellation_reason=requested_by_customer&expand%5B%5D=latest_charge")
        #expect(transport.requests[0][.idempotencyKey] == "key-3")
    }

    @Test func `a refund carries our ids`() async {
        _ = await gateway.refund(StripeFixtures.refund)
        #expect(transport.lines == ["POST /v1/refunds"])
        #expect(
            transport.body(0)
                == "payment_intent=pi_1&amount=700&metadata%5Brefund_id%5D=refund-1"
                + "&metadata%5Bpayment_id%5D=pay-1")
        #expect(transport.requests[0][.idempotencyKey] == "key-4")
    }

    @Test func `a question carries no key and waits less long`() async {
        let query = PaymentQuery(
            paymentID: PaymentID("pay-1"), transactionID: TransactionID("pi/1"),
            startedAt: Timestamp(milliseconds: 0))
        _ = await gateway.find(query)
        #expect(
            transport.lines == [
                "GET /v1/payment_intents/pi%2F1?expand%5B%5D=latest_charge.balance_transaction"
            ])
        #expect(transport.requests[0][.idempotencyKey] == nil)
        #expect(transport.requests[0].body == [])
        #expect(transport.timeouts == [10_000])
    }

    @Test func `an amount is in minor units whatever the currency's decimals`() async {
        for (amount, form) in [
            (money(500, "JPY"), "amount=500&currency=jpy&"),
            (money(5120, "KWD"), "amount=5120&currency=kwd&"),
        ] {
            let transport = ScriptedTransport()
            _ = await StripeFixtures.gateway(transport).authorize(
                AuthorizationRequest(
                    paymentID: PaymentID("p"), orderID: OrderID("o"), amount: amount,
                    method: PaymentMethod(kind: .card, reference: "pm"), key: IdempotencyKey("k")))
            #expect(transport.body(0).hasPrefix(form))
        }
    }

    @Test func `the traits say what Stripe can do`() {
        #expect(gateway.provider == ProviderName("stripe"))
        #expect(
            gateway.traits
                == GatewayTraits(
                    allowsPartialCapture: true, canReleaseHolds: true, methods: [.card],
                    authorizationKeyLifeMilliseconds: 86_400_000,
                    captureKeyLifeMilliseconds: 86_400_000, refundKeyLifeMilliseconds: 86_400_000,
                    fees: PaymentFeeCalculator(basisPoints: 290, fixedMinorUnits: 30)))
    }
}
