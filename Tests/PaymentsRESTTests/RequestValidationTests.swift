import HTTPModel
import HTTPTypes
import PaymentsDomain
import Testing

@testable import PaymentsREST

@Suite struct RequestValidationTests {
    static let identifierRule = "1 to 128 letters, digits or any of _ . : -"
    static let keyRule = "one of 1 to 255 visible ASCII characters"
    static let amountRule = "a whole number from 0 to 9007199254740991"

    /// Changes of a good authorize body, each with the detail of the problem it makes.
    static let bodies: [(body: String, detail: String)] = [
        ("", "the body is not JSON: 1:1: the text ends here; expected a value"),
        ("{", "the body is not JSON: 1:2: the text ends here; expected a member name in quotes"),
        ("[]", "the body is an array; expected an object"),
        ("{}", "/order_id is missing; expected \(identifierRule)"),
        (
            #"{"order_id":"a","a/b":1}"#,
            "/a~1b is unknown; expected order_id, provider, amount, method"
        ),
        (#"{"order_id":7}"#, "/order_id is a number; expected \(identifierRule)"),
        (#"{"order_id":"a b"}"#, "/order_id is not as it must be; expected \(identifierRule)"),
        (#"{"order_id":""}"#, "/order_id is not as it must be; expected \(identifierRule)"),
        (
            #"{"order_id":"a","provider":"Stripe"}"#,
            "/provider is not as it must be; expected a provider's name in lower case"
        ),
        (
            #"{"order_id":"a","provider":"stripe"}"#,
            "/amount is missing; expected an object"
        ),
        (with(amount: "null"), "/amount is null; expected an object"),
        (with(amount: "{}"), "/amount/amount_minor is missing; expected \(amountRule)"),
        (
            with(amount: #"{"amount_minor":"1"}"#),
            "/amount/amount_minor is a string; expected \(amountRule)"
        ),
        (
            with(amount: #"{"amount_minor":-1}"#),
            "/amount/amount_minor is out of bounds; expected \(amountRule)"
        ),
        (
            with(amount: #"{"amount_minor":10.5}"#),
            "/amount/amount_minor is out of bounds; expected \(amountRule)"
        ),
        (
            with(amount: #"{"amount_minor":9007199254740992}"#),
            "/amount/amount_minor is out of bounds; expected \(amountRule)"
        ),
        (
            with(amount: #"{"amount_minor":1,"currency":"usd"}"#),
            "/amount/currency is not as it must be; expected three upper-case letters"
        ),
        (
            with(amount: #"{"amount_minor":1,"currency":"USD","x":true}"#),
            "/amount/x is unknown; expected amount_minor, currency"
        ),
        (
            with(method: "true"), "/method is a boolean; expected an object"
        ),
        (
            with(method: #"{"kind":"cash","reference":"x"}"#),
            "/method/kind is none that is known; expected one of card, upi, netbanking, wallet"
        ),
        (
            with(method: #"{"kind":"card","reference":"4242424242424242"}"#),
            "/method/reference is not as it must be; "
                + "expected 1 to 255 visible ASCII characters, not digits alone"
        ),
    ]

    static func with(
        amount: String = #"{"amount_minor":1,"currency":"USD"}"#,
        method: String = #"{"kind":"card","reference":"pm_1"}"#
    ) -> String {
        #"{"order_id":"a","provider":"stripe","amount":\#(amount),"method":\#(method)}"#
    }

    @Test(arguments: bodies)
    func `a body that is not as the contract says names the place`(
        body: String, detail: String
    ) async {
        let useCases = ScriptedUseCases()
        let response = await useCases.api.handle(request(.post, "/v1/payments", body: body))
        #expect(response.status == 400)
        #expect(response.code == "malformed_request")
        #expect(response.detail == detail)
        #expect(useCases.calls == [])
    }

    struct Row: Sendable {
        let request: RequestMessage
        let status: Int
        let code: String
        let detail: String
    }

    static let requests: [Row] = [
        Row(
            request: request(.post, "/v1/payments", key: nil, body: authorizeBody), status: 400,
            code: "malformed_request",
            detail: "the header Idempotency-Key is missing; expected \(keyRule)"),
        Row(
            request: request(.post, "/v1/payments", key: "a b", body: authorizeBody), status: 400,
            code: "malformed_request",
            detail: "the header Idempotency-Key is not \(keyRule)"),
        Row(
            request: request(
                .post, "/v1/payments/p/cancel", key: String(repeating: "k", count: 256)),
            status: 400, code: "malformed_request",
            detail: "the header Idempotency-Key is not \(keyRule)"),
        Row(
            request: request(.post, "/v1/payments", contentType: nil, body: authorizeBody),
            status: 415, code: "unsupported_media_type",
            detail: "the header Content-Type is missing; expected application/json"),
        Row(
            request: request(
                .post, "/v1/payments/p/capture", contentType: "text/plain", body: "{}"),
            status: 415, code: "unsupported_media_type",
            detail: "the body is text/plain; expected application/json"),
        Row(
            request: request(
                .post, "/v1/payments", body: String(repeating: " ", count: 65_537)),
            status: 413, code: "body_too_large",
            detail: "the body has 65537 bytes; expected at most 65536"),
        Row(
            request: request(
                .post, "/v1/webhooks/stripe", body: String(repeating: " ", count: 1_048_577)),
            status: 413, code: "body_too_large",
            detail: "the body has 1048577 bytes; expected at most 1048576"),
        Row(
            request: request(.get, "/v1/payments/a%20b"), status: 400, code: "malformed_request",
            detail: "the path's payment_id is not \(identifierRule)"),
        Row(
            request: request(.get, "/v1/payments/p?x=1"), status: 400, code: "malformed_request",
            detail: "the request has a query; expected none"),
        Row(
            request: request(.get, "/v1/payments"), status: 400, code: "malformed_request",
            detail: "the query has no order_id; expected \(identifierRule)"),
        Row(
            request: request(.get, "/v1/payments?order_id=a&page=2"), status: 400,
            code: "malformed_request", detail: "the query has page; expected order_id only"),
        Row(
            request: request(.get, "/v1/payments?order_id=a&order_id=b"), status: 400,
            code: "malformed_request", detail: "the query has order_id more than once"),
        Row(
            request: request(.get, "/v1/payments?order_id="), status: 400,
            code: "malformed_request", detail: "the query's order_id is not \(identifierRule)"),
        Row(
            request: request(.post, "/v1/payments/p/cancel", body: "{}"), status: 400,
            code: "malformed_request", detail: "the request has a body; expected none"),
        Row(
            request: request(.post, "/v1/payments/p/reconcile", body: "{}"), status: 400,
            code: "malformed_request", detail: "the request has a body; expected none"),
        Row(
            request: request(.post, "/v1/payments/p/capture", body: #"{"reason":"x"}"#),
            status: 400, code: "malformed_request",
            detail: "/reason is unknown; expected amount"),
        Row(
            request: request(.post, "/v1/payments/p/refunds", body: #"{"reason":""}"#),
            status: 400, code: "malformed_request",
            detail: "/reason is not as it must be; expected a text of 1 to 255 characters"),
        Row(
            request: request(
                .post, "/v1/reconciliations", body: #"{"provider":"stripe","since":"now"}"#),
            status: 400, code: "malformed_request",
            detail: "/since is not a moment; expected an RFC 3339 time"),
        Row(
            request: request(
                .post, "/v1/payments", body: with(amount: #"{"amount_minor":1,"currency":"XXX"}"#)),
            status: 422, code: "currency_unknown",
            detail: "/amount/currency is XXX; no currency has this code"),
    ]

    @Test(arguments: requests)
    func `a request that is not as the contract says is refused before any use case`(
        row: Row
    ) async {
        let useCases = ScriptedUseCases()
        let response = await useCases.api.handle(row.request)
        #expect(response.status == row.status)
        #expect(response.code == row.code)
        #expect(response.detail == row.detail)
        #expect(useCases.calls == [])
    }

    @Test func `two keys are refused even when they are equal`() async {
        var twice = request(.post, "/v1/payments/p/capture")
        twice.head.headerFields.append(HTTPField(name: .idempotencyKey, value: "key-1"))
        let response = await ScriptedUseCases().api.handle(twice)
        #expect(response.status == 400)
        #expect(response.detail == "the header Idempotency-Key occurs more than once")
    }

    @Test func `a media type may carry parameters and large letters`() async {
        let useCases = ScriptedUseCases()
        _ = await useCases.api.handle(
            request(
                .post, "/v1/payments", contentType: "Application/JSON ; charset=utf-8",
                body: authorizeBody))
        #expect(useCases.calls == ["authorize order-41 stripe USD 10.50 card pm_card_visa key-1"])
    }
}
