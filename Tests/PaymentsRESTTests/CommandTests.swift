import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsREST

@Suite struct CommandTests {
    static let calls: [(path: String, body: String, call: String)] = [
        ("", authorizeBody, "authorize order-41 stripe USD 10.50 card pm_card_visa key-1"),
        ("/pay_1/capture", "", "capture pay_1 all key-1"),
        ("/pay_1/capture", "{}", "capture pay_1 all key-1"),
        (
            "/pay_1/capture", #"{"amount":{"amount_minor":400,"currency":"JPY"}}"#,
            "capture pay_1 JPY 400 key-1"
        ),
        (
            "/pay_1/capture", #"{"amount":{"amount_minor":0,"currency":"USD"}}"#,
            "capture pay_1 USD 0.00 key-1"
        ),
        ("/pay_1/cancel", "", "cancel pay_1 key-1"),
        ("/pay_1/refunds", "", "refund pay_1 all - key-1"),
        (
            "/pay_1/refunds",
            #"{"reason":"broken","amount":{"amount_minor":4e2,"currency":"USD"}}"#,
            "refund pay_1 USD 4.00 broken key-1"
        ),
    ]

    @Test(arguments: calls)
    func `a request becomes one command, exactly as asked`(
        path: String, body: String, call: String
    ) async {
        let useCases = ScriptedUseCases()
        _ = await useCases.api.handle(request(.post, "/v1/payments" + path, body: body))
        #expect(useCases.calls == [call])
    }

    struct Row: Sendable {
        let standing: CommandResult.Standing
        let isReplay: Bool
        let authorize: Int
        let capture: Int
        let refund: Int
        /// The code of a problem, or the member `standing` of a payment or refund.
        let word: String
    }

    static let standings: [Row] = [
        Row(
            standing: .done, isReplay: false, authorize: 201, capture: 200, refund: 201,
            word: "done"),
        Row(
            standing: .done, isReplay: true, authorize: 200, capture: 200, refund: 200, word: "done"
        ),
        Row(
            standing: .underWay, isReplay: false, authorize: 202, capture: 202, refund: 202,
            word: "under_way"),
        Row(
            standing: .underWay, isReplay: true, authorize: 202, capture: 202, refund: 202,
            word: "under_way"),
        Row(
            standing: .inDoubt, isReplay: false, authorize: 202, capture: 202, refund: 202,
            word: "in_doubt"),
        Row(
            standing: .declined(code: "insufficient_funds"), isReplay: false, authorize: 402,
            capture: 402, refund: 402, word: "payment_declined"),
        Row(
            standing: .declined(code: nil), isReplay: true, authorize: 402, capture: 402,
            refund: 402, word: "payment_declined"),
        Row(
            standing: .rejected(code: "amount_too_small"), isReplay: false, authorize: 422,
            capture: 422, refund: 422, word: "provider_rejected"),
        Row(
            standing: .notSent, isReplay: false, authorize: 503, capture: 503, refund: 503,
            word: "gateway_unavailable"),
    ]

    @Test(arguments: standings)
    func `what became of an operation decides the status`(row: Row) async throws {
        let useCases = ScriptedUseCases(
            .success(
                CommandResult(
                    payment: try .refunding(), standing: row.standing,
                    refundID: RefundID("ref_1"), isReplay: row.isReplay)))
        let expected: [(path: String, body: String, status: Int)] = [
            ("", authorizeBody, row.authorize), ("/pay_1/capture", "", row.capture),
            ("/pay_1/cancel", "", row.capture), ("/pay_1/refunds", "", row.refund),
        ]
        for (path, body, status) in expected {
            let response = await useCases.api.handle(
                request(.post, "/v1/payments" + path, body: body))
            #expect(response.status == status)
            let answer = try JSONValue.parse(response.body)
            #expect(answer[status < 400 ? "standing" : "code"]?.string == row.word)
            if status >= 400 { #expect(answer["payment_id"]?.string == "pay_1") }
            let isNewPayment = path.isEmpty && (status == 201 || status == 202)
            #expect(response[.location] == (isNewPayment ? "/v1/payments/pay_1" : nil))
        }
    }

    static func failures() throws -> [(CommandFailure, Int, String, String)] {
        let (held, asked) = (try dollars(1050), try dollars(2000))
        let (usd, inr) = (held.currency, try money(1, "INR").currency)
        return [
            (
                .paymentNotFound(PaymentID("pay_1")), 404, "payment_not_found",
                "no payment has the id pay_1"
            ),
            (
                .unknownProvider(ProviderName("x")), 422, "provider_unknown",
                "no provider is called x"
            ),
            (
                .methodNotSupported(.upi, ProviderName("stripe")), 422, "method_not_supported",
                "stripe does not take upi"
            ),
            (
                .keyReused, 422, "idempotency_key_reused",
                "the Idempotency-Key was used before for another request; choose a new one"
            ),
            (
                .keyInUse, 409, "idempotency_key_in_use",
                "a request with this Idempotency-Key is being carried out; ask again later"
            ),
            (.conflict, 409, "conflict", "somebody else changed it at the same time; ask again"),
            (.storeUnavailable, 503, "store_unavailable", "nothing was done; ask again"),
            (
                .providerUnavailable("timed out"), 502, "provider_unavailable",
                "the provider gave no usable answer: timed out"
            ),
            (
                .refused(.illegalTransition(from: .failed, to: .captured)), 500, "internal_error",
                "no payment may go from FAILED to CAPTURED"
            ),
            (
                .refused(.amountNotPositive), 422, "amount_not_positive",
                "the amount is nothing; expected more than nothing"
            ),
            (
                .refused(.currencyMismatch(expected: usd, found: inr)), 422, "currency_mismatch",
                "the currency is INR; expected USD"
            ),
            (
                .refused(.exceedsAuthorized(authorized: held, asked: asked)), 422,
                "amount_exceeds_authorized", "held is USD 10.50, asked was USD 20.00"
            ),
            (
                .refused(.partialCaptureUnsupported(authorized: asked, asked: held)), 422,
                "partial_capture_unsupported",
                "the provider takes the whole hold of USD 20.00 only, asked was USD 10.50"
            ),
            (
                .refused(.exceedsRefundable(refundable: held, asked: asked)), 422,
                "amount_exceeds_refundable", "left to refund is USD 10.50, asked was USD 20.00"
            ),
            (
                .refused(.notPermitted(.captured)), 409, "not_permitted_in_status",
                "the payment is CAPTURED"
            ),
            (
                .refused(.operationInProgress), 409, "operation_in_progress",
                "another operation on the payment is not finished"
            ),
            (
                .refused(.inDoubt), 409, "payment_in_doubt",
                "the outcome of an earlier operation must be found out first"
            ),
            (
                .refused(.authorizationExpired), 409, "authorization_expired",
                "the hold has expired; authorize a new payment"
            ),
            (
                .refused(.contradiction("captured twice")), 502, "provider_contradiction",
                "captured twice"
            ),
            (
                .refused(.arithmetic(.overflow)), 422, "amount_out_of_range",
                "the sum is larger than a number can be"
            ),
        ]
    }

    @Test func `every refusal has one status, one code and words that say what was found`()
        async throws
    {
        for (failure, status, code, detail) in try Self.failures() {
            let useCases = ScriptedUseCases(.failure(failure))
            let response = await useCases.api.handle(
                request(.post, "/v1/payments/pay_1/capture"))
            #expect(response.status == status)
            #expect(response.code == code)
            #expect(response.detail == detail)
            #expect(response[.contentType] == "application/problem+json")
            #expect(response[.retryAfter] == (code == "store_unavailable" ? "1" : nil))
        }
    }

    @Test func `a problem says which payment it is about`() async {
        let useCases = ScriptedUseCases(.failure(.refused(.inDoubt)))
        let response = await useCases.api.handle(request(.post, "/v1/payments/pay_1/cancel"))
        #expect(
            response.text == """
                {"type":"https://paycheck.dev/problems/payment_in_doubt",\
                "title":"An earlier outcome is unknown","status":409,\
                "detail":"the outcome of an earlier operation must be found out first",\
                "code":"payment_in_doubt","payment_id":"pay_1"}
                """)
    }

    @Test func `a refund that is not on record is an error of ours`() async throws {
        let useCases = ScriptedUseCases(
            .success(CommandResult(payment: try .captured(), standing: .done)))
        let response = await useCases.api.handle(request(.post, "/v1/payments/pay_1/refunds"))
        #expect(response.status == 500)
        #expect(response.code == "internal_error")
    }

    @Test(arguments: ["", "/refunds", "/ledger-entries"])
    func `reading fails as commands do`(path: String) async {
        let away = await ScriptedUseCases(.failure(.storeUnavailable)).api.handle(
            request(.get, "/v1/payments/pay_1" + path, key: nil, contentType: nil))
        #expect(away.status == 503)
        #expect(away.code == "store_unavailable")
        #expect(away[.retryAfter] == "1")
        let missing = await ScriptedUseCases(.failure(.paymentNotFound(PaymentID("pay_1"))))
            .api.handle(request(.get, "/v1/payments/pay_1" + path))
        #expect(missing.status == 404)
        #expect(missing.detail == "no payment has the id pay_1")
    }

    @Test(arguments: [CommandFailure.conflict, .keyInUse, .providerUnavailable("x")])
    func `a question that fails in a way only commands can is an error of ours`(
        failure: CommandFailure
    ) async {
        let response = await ScriptedUseCases(.failure(failure)).api.handle(
            request(.get, "/v1/payments/pay_1"))
        #expect(response.status == 500)
        #expect(response.code == "internal_error")
    }

    @Test func `an authorization cannot end in a payment that does not exist`() async {
        let useCases = ScriptedUseCases(.failure(.paymentNotFound(PaymentID("pay_9"))))
        let response = await useCases.api.handle(
            request(.post, "/v1/payments", body: authorizeBody))
        #expect(response.status == 500)
        #expect(response.detail == "no payment has the id pay_9")
    }

    @Test func `an unknown provider cannot be reconciled`() async {
        let response = await ScriptedUseCases().api.handle(
            request(
                .post, "/v1/reconciliations",
                body: #"{"provider":"adyen","since":"2026-01-05T09:00:00Z"}"#))
        #expect(response.status == 422)
        #expect(response.code == "provider_unknown")
    }
}
