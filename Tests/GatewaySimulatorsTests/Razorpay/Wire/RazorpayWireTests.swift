import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayWireTests {
    let account = RazorpayAccount()

    @Test(arguments: [
        (HTTPRequest.Method.post, "/v1/orders", "razorpay.create-order"),
        (.get, "/v1/orders?receipt=r", "razorpay.find-order"),
        (.get, "/v1/orders/order_1", "razorpay.other"),
        (.get, "/v1/orders/order_1/payments", "razorpay.order-payments"),
        (.post, "/v1/payments/create/json", "razorpay.authorize"),
        (.get, "/v1/payments", "razorpay.list-payments"),
        (.get, "/v1/payments/pay_1", "razorpay.retrieve"),
        (.post, "/v1/payments/pay_1/capture", "razorpay.capture"),
        (.post, "/v1/payments/pay_1/refund", "razorpay.refund"),
        (.post, "/v1/refunds", "razorpay.refund"),
        (.get, "/v1/payments/pay_1/refunds", "razorpay.list-refunds"),
        (.get, "/v1/refunds?count=1", "razorpay.list-refunds"),
        (.get, "/v1/refunds/rfnd_1", "razorpay.retrieve-refund"),
        (.get, "/v1/payments/pay_1/refunds/rfnd_1", "razorpay.retrieve-refund"),
        (.post, "/v1/payments/pay_1/authenticate", "razorpay.bank-page"),
        (.get, "/v1/payments/pay_1/authenticate", "razorpay.bank-page"),
        (.delete, "/v1/orders", "razorpay.other"),
        (.get, "/v2/orders", "razorpay.other"),
        (.get, "/", "razorpay.other"),
    ])
    func `every call has a label for placing faults`(
        method: HTTPRequest.Method, path: String, label: String
    ) {
        let request = RequestMessage(method, host: "api.razorpay.com", path: path)
        #expect(account.simulator.label(of: request) == label)
    }

    @Test(
        arguments: [
            (nil, "Please provide your api key for authentication purposes"),
            ("Basic cnpwOnhlcg==", "Authentication failed"),
            ("basic cnpwX3Rlc3RfcGF5Y2hlY2swMDAxOnBheWNoZWNrX3NlY3JldA==", "Authentication failed"),
        ] as [(String?, String)])
    func `a caller without the right key and secret gets 401`(header: String?, text: String) {
        var fields: HTTPFields = [:]
        if let header { fields[.authorization] = header }
        let answer = account.send(.get, "/v1/payments", fields: fields, authorized: false)
        #expect(answer.status == 401)
        #expect(answer.text == text)
        #expect(answer.error?["code"] == "BAD_REQUEST_ERROR")
        #expect(answer.error?["source"] == "NA")
    }

    @Test func `a path that nothing serves is answered by the edge`() {
        let answer = account.get("/v1/nothing")
        #expect(answer.status == 404)
        #expect(answer.body == ["message": "no Route matched with those values"])
        let other = RazorpayAccount { $0.unroutedAnswer = .envelope }.get("/v1/nothing")
        #expect(other.status == 400)
        #expect(other.text == "The requested URL was not found on the server.")
    }

    @Test func `a known path asked the wrong way is refused by the API`() {
        let answer = account.get("/v1/payments/pay_AAAAAAAAAAAAA1/capture")
        #expect(answer.status == 400)
        #expect(answer.text == "The requested URL was not found on the server.")
    }

    @Test(arguments: [
        ("/v1/payments/pay_AAAAAAAAAAAAA1", "The id provided does not exist"),
        ("/v1/orders/order_AAAAAAAAAAAAA1", "The id provided does not exist"),
        ("/v1/refunds/rfnd_AAAAAAAAAAAAA1", "The id provided does not exist"),
        ("/v1/payments/pay_AAAAAAAAAAAAA1/refunds", "The id provided does not exist"),
        ("/v1/payments/pay_short", "short is not a valid id"),
        ("/v1/payments/x48wjYEr2I", "x48wjYEr2I is not a valid id"),
        ("/v1/orders/order_AAAAAAAAAAAA!1/payments", "AAAAAAAAAAAA!1 is not a valid id"),
        ("/v1/refunds/rfnd_", " is not a valid id"),
    ])
    func `an unknown id is told from one of the wrong form, both with 400`(
        path: String, text: String
    ) {
        let answer = account.get(path)
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(answer.error?["reason"] == "input_validation_failed")
        #expect(answer.error?["metadata"] == [:])
    }

    @Test func `a body that is no JSON object is refused`() {
        for body in ["{", "[]", "\"a\"", "{\"a\":1,\"a\":2}"] {
            #expect(account.send(.post, "/v1/orders", body: Array(body.utf8)).status == 400)
        }
    }

    @Test func `a refund of another payment is not found under this one`() {
        let refund = account.refund(account.capturedPayment(), 100)
        let other = account.capturedPayment()
        #expect(account.get("/v1/payments/\(other)/refunds/\(refund.id)").status == 400)
        #expect(account.get("/v1/refunds/\(refund.id)").body == refund.body)
    }

    @Test func `equal requests at equal instants give equal bytes`() {
        func history() -> ([UInt8], [WebhookEvent], [BookEntry]) {
            let account = RazorpayAccount()
            let id = account.capturedPayment()
            let refund = account.refund(id, 100)
            return (refund.bytes, account.simulator.takeWebhooks(), account.simulator.books)
        }
        let first = history()
        let second = history()
        #expect(first.0 == second.0)
        #expect(first.1 == second.1)
        #expect(first.2 == second.2)
        #expect(first.1.count == 5)
    }
}
