import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeAuthenticationTests {
    private func ask(_ authorization: String?, path: String = "/v1/payment_intents")
        -> StripeBench.Answer
    {
        var fields: HTTPFields = [:]
        fields[.authorization] = authorization
        let request = RequestMessage(.get, host: "api.stripe.com", path: path, fields: fields)
        let simulator = StripeSimulator(seed: 1)
        return StripeBench.Answer(
            response: simulator.handle(request, at: .worldStart, suffering: nil))
    }

    @Test func `the key is taken as bearer token or as user of basic authentication`() {
        #expect(ask("Bearer sk_test_paycheck").status == 200)
        let basic = BasicAuthentication.header(user: "sk_test_paycheck", password: "")
        #expect(ask(basic).status == 200)
    }

    @Test func `a request without a key is refused without request id`() {
        let refused = ask(nil)
        #expect(refused.status == 401)
        #expect(refused.error?["type"] == "invalid_request_error")
        #expect(refused.error?["code"] == nil)
        #expect(
            refused.error?["message"]?.string?.hasPrefix("You did not provide an API key.") == true)
        #expect(refused.field("WWW-Authenticate") == "Bearer realm=\"Stripe\"")
        #expect(refused.field("Request-Id") == nil)
        #expect(refused.field("Stripe-Version") == nil)
    }

    @Test func `a wrong key comes back masked`() {
        let refused = ask("Bearer sk_test_secret_of_others")
        #expect(refused.status == 401)
        #expect(
            refused.error?["message"] == "Invalid API Key provided: sk_test_************hers")
        #expect(
            ask(BasicAuthentication.header(user: "short", password: "")).error?["message"]
                == "Invalid API Key provided: *****")
    }

    @Test func `an answer carries the usual header fields`() {
        let answer = ask("Bearer sk_test_paycheck")
        #expect(answer.field("Content-Type") == "application/json")
        #expect(answer.field("Stripe-Version") == "2025-03-31.basil")
        #expect(answer.field("Request-Id")?.hasPrefix("req_") == true)
        #expect(answer.field("Request-Id")?.count == 18)
        #expect(answer.field("Cache-Control") == "no-cache, no-store")
        #expect(answer.field("Stripe-Should-Retry") == nil)
    }

    @Test func `the version is echoed even when it is none`() {
        let bench = StripeBench()
        let known = bench.post("payment_intents", "amount=2500&currency=usd", version: "2024-06-20")
        #expect(known.field("Stripe-Version") == "2024-06-20")
        let unknown = bench.post("payment_intents", "amount=2500&currency=usd", version: "latest")
        #expect(unknown.status == 400)
        #expect(unknown.field("Stripe-Version") == "latest")
        #expect(unknown.error?["message"] == "Invalid Stripe API version: latest")
    }

    @Test(arguments: ["1999-13-01", "2024-00-20", "2024-06-32", "2024-06-00", "2024-6-20"])
    func `a version that is no day is none`(version: String) {
        let answer = StripeBench().post(
            "payment_intents", "amount=2500&currency=usd", version: version)
        #expect(answer.status == 400)
        #expect(answer.error?["message"] == .string("Invalid Stripe API version: \(version)"))
    }

    @Test(arguments: ["/v1/nothing", "/v1/payment_intents/pi_1/nothing", "/v2/charges", "/"])
    func `an unknown path is not found`(path: String) {
        let refused = ask("Bearer sk_test_paycheck", path: path)
        #expect(refused.status == 404)
        #expect(refused.error?["code"] == nil)
        #expect(
            refused.error?["message"]?.string?.hasPrefix(
                "Unrecognized request URL (GET: \(path)).") == true)
    }

    static let labels: [(HTTPRequest.Method, String, String)] = [
        (.post, "/v1/payment_intents", "stripe.authorize"),
        (.post, "/v1/payment_intents/pi_1/confirm", "stripe.authorize"),
        (.get, "/v1/payment_intents/pi_1?expand[]=latest_charge", "stripe.retrieve"),
        (.post, "/v1/payment_intents/pi_1/capture", "stripe.capture"),
        (.post, "/v1/payment_intents/pi_1/cancel", "stripe.cancel"),
        (.post, "/v1/refunds", "stripe.refund"),
        (.get, "/v1/refunds/re_1", "stripe.retrieve-refund"),
        (.get, "/v1/refunds?payment_intent=pi_1", "stripe.list-refunds"),
        (.get, "/v1/payment_intents?limit=3", "stripe.list-payments"),
        (.get, "/v1/balance", "stripe.balance"),
        (.get, "/v1/balance_transactions", "stripe.balance"),
        (.get, "/v1/events", "stripe.events"),
        (.get, "/v1/charges/ch_1", "stripe.charges"),
        (.post, "/3d_secure/pi_1", "stripe.bank-page"),
        (.delete, "/v1/payment_intents/pi_1", "stripe.other"),
    ]

    @Test(arguments: labels)
    func `every operation has its label`(method: HTTPRequest.Method, path: String, label: String) {
        let request = RequestMessage(method, host: "api.stripe.com", path: path)
        #expect(StripeSimulator(seed: 1).label(of: request) == label)
    }
}
