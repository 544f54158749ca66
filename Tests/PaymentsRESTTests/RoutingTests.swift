import HTTPModel
import HTTPTypes
import PaymentsDomain
import Testing

@testable import PaymentsREST

@Suite struct RoutingTests {
    static let id = PaymentID("pay_1")
    static let routes: [(HTTPRequest.Method, String, Router.Match)] = [
        (.post, "/v1/payments", .operation(.authorizePayment)),
        (.get, "/v1/payments?order_id=o", .operation(.listPayments)),
        (.get, "/v1/payments/pay_1", .operation(.getPayment(id))),
        (.get, "/v1/payments/pay_1?", .operation(.getPayment(id))),
        (.get, "/v1/payments/pay%5F1", .operation(.getPayment(id))),
        (.post, "/v1/payments/pay_1/capture", .operation(.capturePayment(id))),
        (.post, "/v1/payments/pay_1/cancel", .operation(.cancelPayment(id))),
        (.post, "/v1/payments/pay_1/refunds", .operation(.refundPayment(id))),
        (.get, "/v1/payments/pay_1/refunds", .operation(.listRefunds(id))),
        (.post, "/v1/payments/pay_1/reconcile", .operation(.reconcilePayment(id))),
        (.get, "/v1/payments/pay_1/ledger-entries", .operation(.listLedgerEntries(id))),
        (.post, "/v1/reconciliations", .operation(.reconcileAll)),
        (.get, "/v1/parked-work", .operation(.listParkedWork)),
        (.post, "/v1/webhooks/stripe", .operation(.receiveStripeWebhook)),
        (.post, "/v1/webhooks/razorpay", .operation(.receiveRazorpayWebhook)),
        (.delete, "/v1/payments", .methodNotAllowed(allow: "GET, POST")),
        (.post, "/v1/payments/pay_1", .methodNotAllowed(allow: "GET")),
        (.get, "/v1/payments/pay_1/capture", .methodNotAllowed(allow: "POST")),
        (.get, "/v1/webhooks/stripe", .methodNotAllowed(allow: "POST")),
        (.get, "/", .unknownPath),
        (.get, "", .unknownPath),
        (.get, "v1/payments", .unknownPath),
        (.get, "/v1", .unknownPath),
        (.get, "/v2/payments", .unknownPath),
        (.get, "/v1/paymentsx", .unknownPath),
        (.get, "/v1/payments/", .unknownPath),
        (.get, "/v1/payments/pay_1/", .unknownPath),
        (.get, "/v1/payments//refunds", .unknownPath),
        (.get, "/v1/payments/pay_1/refunds/ref_1", .unknownPath),
        (.get, "/v1/payments/pay_1/charge", .unknownPath),
        (.post, "/v1/webhooks/adyen", .unknownPath),
        (.get, "/v1/parked-work/1", .unknownPath),
    ]

    @Test(arguments: routes)
    func `a method and a path name one operation or none`(
        method: HTTPRequest.Method, path: String, match: Router.Match
    ) {
        #expect(Router.match(request(method, path)) == match)
    }

    @Test func `a path that takes other methods only says which`() async {
        let api = ScriptedUseCases().api
        let response = await api.handle(request(.delete, "/v1/payments"))
        #expect(response.status == 405)
        #expect(response.code == "method_not_allowed")
        #expect(response[.allow] == "GET, POST")
    }

    @Test func `an unknown path is answered with a problem`() async {
        let response = await ScriptedUseCases().api.handle(request(.get, "/v1/nothing?x=1"))
        #expect(response.status == 404)
        #expect(response[.contentType] == "application/problem+json")
        #expect(
            response.text == """
                {"type":"https://paycheck.dev/problems/unknown_path",\
                "title":"There is no such path","status":404,\
                "detail":"nothing is at /v1/nothing","code":"unknown_path"}
                """)
    }

    @Test func `webhooks reach their receiver with the body as it came`() async {
        let api = ScriptedUseCases().api
        let stripe = await api.handle(
            request(.post, "/v1/webhooks/stripe", key: nil, contentType: nil, body: " {x"))
        let razorpay = await api.handle(
            request(.post, "/v1/webhooks/razorpay", key: nil, contentType: nil, body: "12345"))
        #expect(stripe.text == "stripe 3")
        #expect(razorpay.text == "razorpay 5")
    }
}
