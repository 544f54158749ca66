import HTTPModel
import HTTPTypes
import PaymentsGateways
import Testing

@Suite struct SecrecyTests {
    private let stripe = StripeGatewayConfiguration(
        secretKey: Redacted("sk_test_secret"), returnURL: "https://shop.example/back")
    private let razorpay = RazorpayGatewayConfiguration(
        keyID: "rzp_test_key", keySecret: Redacted("razor_secret"),
        returnURL: "https://shop.example/back")

    /// Base64 of `rzp_test_key:razor_secret`, as basic authentication carries it.
    private let credentials = "cnpwX3Rlc3Rfa2V5OnJhem9yX3NlY3JldA=="

    @Test func `no description or dump shows a secret`() {
        let shown: [Any] = [
            stripe, razorpay, Redacted("sk_test_secret"), [Redacted("razor_secret")],
            StripeGateway(transport: ScriptedTransport(), configuration: stripe),
            RazorpayGateway(transport: ScriptedTransport(), configuration: razorpay),
        ]
        for value in shown {
            var text = "\(value) \(String(reflecting: value)) "
            dump(value, to: &text)
            #expect(!text.contains("sk_test_secret"))
            #expect(!text.contains("razor_secret"))
            #expect(!text.contains(credentials))
            #expect(text.contains("redacted"))
        }
    }

    @Test func `the request does carry the credentials`() async {
        let transport = ScriptedTransport()
        let gateway = RazorpayGateway(transport: transport, configuration: razorpay)
        _ = await gateway.capture(RazorpayFixtures.capture)
        #expect(transport.requests[0].head.headerFields[.authorization] == "Basic \(credentials)")
    }
}
