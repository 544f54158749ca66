import HTTPModel
import HTTPTypes
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import Testing

@Suite struct RazorpayRequestTests {
    private typealias Fixtures = RazorpayFixtures

    @Test(arguments: [
        (
            PaymentMethod.Kind.upi, "success@razorpay",
            #""method":"upi","upi":{"flow":"collect","vpa":"success@razorpay"}"#
        ),
        (.netbanking, "HDFC", #""method":"netbanking","bank":"HDFC""#),
        (.wallet, "payzapp", #""method":"wallet","wallet":"payzapp""#),
    ])
    func `an authorization makes an order and then one payment for it`(
        kind: PaymentMethod.Kind, reference: String, members: String
    ) async {
        let transport = ScriptedTransport(.answer(200, Fixtures.order()))
        _ = await Fixtures.gateway(transport).authorize(Fixtures.authorization(kind, reference))
        #expect(transport.lines == ["POST /v1/orders", "POST /v1/payments/create/json"])
        #expect(
            transport.body(0)
                == #"{"amount":50000,"currency":"INR","receipt":"pay-1","#
                + #""payment":{"capture":"manual"},"#
                + #""notes":{"payment_id":"pay-1","order_id":"order-1"}}"#)
        #expect(
            transport.body(1)
                == #"{"amount":50000,"currency":"INR","order_id":"order_A",\#(members),"#
                + #""email":"payments@merchant.example","contact":"+919000000000","#
                + #""notes":{"payment_id":"pay-1","order_id":"order-1"},"#
                + #""callback_url":"https://shop.example/back","ip":"192.0.2.1","#
                + #""referer":"https://merchant.example/checkout","user_agent":"Mozilla/5.0"}"#)
        for request in transport.requests {
            #expect(request.host == "api.razorpay.com")
            #expect(request[.contentType] == "application/json")
            #expect(request[.idempotencyKey] == nil)
        }
        #expect(transport.timeouts == [30_000, 30_000])
    }

    @Test func `a card is refused before anything is sent`() async {
        let transport = ScriptedTransport()
        #expect(
            summary(
                await Fixtures.gateway(transport).authorize(Fixtures.authorization(.card, "tok")))
                == "rejected method_not_supported no card number ever comes to us, "
                + "so Razorpay cannot take cards")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a capture names amount and currency and carries no key`() async {
        let transport = ScriptedTransport()
        _ = await Fixtures.gateway(transport).capture(Fixtures.capture)
        #expect(transport.lines == ["POST /v1/payments/pay_A/capture"])
        #expect(transport.body(0) == #"{"amount":50000,"currency":"INR"}"#)
        #expect(transport.requests[0][.idempotencyKey] == nil)
    }

    @Test func `a hold cannot be let go`() async {
        let transport = ScriptedTransport()
        let request = CancellationRequest(
            paymentID: PaymentID("pay-1"), transactionID: TransactionID("pay_A"),
            amount: money(50000, "INR"), key: IdempotencyKey("key-3"))
        #expect(
            summary(await Fixtures.gateway(transport).cancel(request))
                == "rejected not_supported Razorpay cannot let a hold go on request")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a refund carries our ids and its key`() async {
        let transport = ScriptedTransport()
        _ = await Fixtures.gateway(transport).refund(Fixtures.refund)
        #expect(transport.lines == ["POST /v1/payments/pay_A/refund"])
        #expect(
            transport.body(0)
                == #"{"amount":10000,"receipt":"refund-1","#
                + #""notes":{"refund_id":"refund-1","payment_id":"pay-1"}}"#)
        #expect(transport.requests[0][.named("X-Refund-Idempotency")] == "refund_key-4")
    }

    @Test(arguments: [
        ("refund_key-4", "refund_key-4"), ("1234567890", "1234567890"),
        ("123456789", "refund-key-313233343536373839"),
        ("key:refund:1", "refund-key-6b65793a726566756e643a31"),
        ("key.refund.1", "refund-key-6b65792e726566756e642e31"),
        ("schlüssel-1", "refund-key-7363686cc3bc7373656c2d31"),
    ])
    func `a refund key is sent in the form Razorpay takes, two keys staying two`(
        key: String, sent: String
    ) async {
        let transport = ScriptedTransport()
        _ = await Fixtures.gateway(transport).refund(
            RefundRequest(
                paymentID: PaymentID("p"), refundID: RefundID("r"),
                transactionID: TransactionID("pay_A"), amount: money(100, "INR"),
                key: IdempotencyKey(key)))
        #expect(transport.requests[0][.named("X-Refund-Idempotency")] == sent)
    }

    @Test func `the traits say what Razorpay can do`() {
        let gateway = Fixtures.gateway(ScriptedTransport())
        #expect(gateway.provider == ProviderName("razorpay"))
        #expect(
            gateway.traits
                == GatewayTraits(
                    allowsPartialCapture: false, canReleaseHolds: false,
                    methods: [.upi, .netbanking, .wallet], authorizationKeyLifeMilliseconds: nil,
                    captureKeyLifeMilliseconds: 432_000_000,
                    refundKeyLifeMilliseconds: 86_400_000,
                    fees: PaymentFeeCalculator(basisPoints: 200, fixedMinorUnits: 0)))
    }
}
