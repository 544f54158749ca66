import HTTPModel
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import Testing

@Suite struct RazorpayOutcomeTests {
    private typealias Fixtures = RazorpayFixtures

    private let authorization = Fixtures.authorization(.upi, "success@razorpay")

    /// Answers that say nothing about the outcome, whatever was asked.
    static let silences: [(ScriptedTransport.Reply, String)] = [
        (.failure(.noAnswer("timeout")), "unknown no answer: timeout"),
        (
            .answer(500, RazorpayFixtures.error("Trouble.", code: "SERVER_ERROR")),
            "unknown HTTP 500"
        ),
        (
            .answer(400, RazorpayFixtures.error("Trouble.", code: "SERVER_ERROR")),
            "unknown HTTP 400: Trouble."
        ),
        (
            .answer(400, RazorpayFixtures.error("Bank is down.", code: "GATEWAY_ERROR")),
            "unknown HTTP 400: Bank is down."
        ),
        (
            .answer(
                400,
                RazorpayFixtures.error(
                    "Request failed because another payment operation is in progress.")),
            "unknown HTTP 400: Request failed because another payment operation is in progress."
        ),
        (.answer(502, "<html>"), "unknown HTTP 502"),
        (.answer(429, RazorpayFixtures.error("Too many requests")), "unknown HTTP 429"),
        (
            .answer(
                409,
                RazorpayFixtures.error(
                    "Another request with the same idempotency key is still in progress.")),
            "unknown HTTP 409"
        ),
        (
            .answer(404, #"{"message":"no Route matched with those values"}"#),
            "unknown HTTP 404 without an error envelope"
        ),
        (.answer(200, "<html>"), "unknown HTTP 200 with a body that is no JSON object"),
    ]

    @Test(arguments: silences)
    func `what is no clear answer is unknown`(
        reply: ScriptedTransport.Reply, expected: String
    ) async {
        #expect(summary(await Fixtures.gateway(.init(reply)).capture(Fixtures.capture)) == expected)
        #expect(summary(await Fixtures.gateway(.init(reply)).refund(Fixtures.refund)) == expected)
        let second = ScriptedTransport(.answer(200, Fixtures.order()), reply)
        #expect(summary(await Fixtures.gateway(second).authorize(authorization)) == expected)
    }

    @Test(arguments: [
        (ScriptedTransport.Reply.failure(.notSent("refused")), "notSent refused"),
        (
            .answer(
                400,
                RazorpayFixtures.error(
                    "The amount must be at least INR 1.00", reason: "input_validation_failed")),
            "rejected input_validation_failed The amount must be at least INR 1.00"
        ),
        (
            .answer(400, RazorpayFixtures.error("Refused by state")),
            "rejected BAD_REQUEST_ERROR Refused by state"
        ),
        (
            .answer(401, RazorpayFixtures.error("Authentication failed")),
            "rejected authentication_failed the provider did not accept our credentials (HTTP 401)"
        ),
        (
            .answer(401, #"{"error":"Unauthorized"}"#),
            "rejected authentication_failed the provider did not accept our credentials (HTTP 401)"
        ),
    ])
    func `a clear refusal did nothing`(reply: ScriptedTransport.Reply, expected: String) async {
        #expect(summary(await Fixtures.gateway(.init(reply)).capture(Fixtures.capture)) == expected)
        #expect(summary(await Fixtures.gateway(.init(reply)).refund(Fixtures.refund)) == expected)
        let first = ScriptedTransport(reply)
        #expect(summary(await Fixtures.gateway(first).authorize(authorization)) == expected)
        #expect(first.requests.count == 1)
        let second = ScriptedTransport(.answer(200, Fixtures.order()), reply)
        #expect(summary(await Fixtures.gateway(second).authorize(authorization)) == expected)
    }

    @Test func `without a certain order no payment is made`() async {
        for (reply, expected) in [
            (
                ScriptedTransport.Reply.failure(.noAnswer("timeout")),
                "unknown order: no answer: timeout"
            ),
            (.answer(500, ""), "unknown order: HTTP 500"),
            (.answer(200, "{}"), "unknown an order without id"),
        ] {
            let transport = ScriptedTransport(reply)
            #expect(summary(await Fixtures.gateway(transport).authorize(authorization)) == expected)
            #expect(transport.lines == ["POST /v1/orders"])
        }
    }

    @Test(arguments: [
        (
            #"{"razorpay_payment_id":"pay_A","next":[{"action":"redirect","url":"https://b/1"}]}"#,
            "done pay_A INR 500.00 awaiting https://b/1"
        ),
        (
            #"{"razorpay_payment_id":"pay_A","next":[{"action":"poll","url":"https://p"},"#
                + #"{"action":"redirect","url":"https://b/1"}]}"#,
            "done pay_A INR 500.00 awaiting https://b/1"
        ),
        (
            #"{"razorpay_payment_id":"pay_A","next":[{"action":"intent","url":"upi://pay?x"},"#
                + #"{"action":"poll","url":"https://p"}]}"#,
            "done pay_A INR 500.00 awaiting upi://pay?x"
        ),
        (
            #"{"razorpay_payment_id":"pay_A","next":[{"action":"poll","url":"https://p"}]}"#,
            "done pay_A INR 500.00 awaiting -"
        ),
        (#"{"razorpay_payment_id":"pay_A"}"#, "done pay_A INR 500.00 awaiting -"),
        (
            RazorpayFixtures.payment("failed", more: #""error_reason":"payment_failed""#),
            "declined payment_failed pay_A INR 500.00 failed declined payment_failed"
        ),
        (
            RazorpayFixtures.payment("authorized"),
            "done pay_A INR 500.00 authorized until 1760259210000 held"
        ),
        ("{}", "unknown payment.currency: found nothing, expected the code of a known currency"),
    ])
    func `a payment that was made waits for its shopper`(body: String, expected: String) async {
        let transport = ScriptedTransport(.answer(200, Fixtures.order()), .answer(200, body))
        #expect(summary(await Fixtures.gateway(transport).authorize(authorization)) == expected)
    }

    @Test(arguments: [
        (
            "payment_failed", #"{"payment_id":"pay_A"}"#,
            "declined payment_failed pay_A INR 500.00 failed declined payment_failed"
        ),
        (
            "payment_cancelled", #"{"payment_id":"pay_A"}"#,
            "declined payment_cancelled pay_A INR 500.00 failed abandoned payment_cancelled"
        ),
        ("payment_failed", #"{"payment_id":"A"}"#, "rejected payment_failed No."),
        ("NA", #"{"payment_id":"pay_A"}"#, "rejected BAD_REQUEST_ERROR No."),
        ("order_already_paid", "{}", "rejected order_already_paid No."),
    ])
    func `a refusal that names the payment it failed is a decline`(
        reason: String, metadata: String, expected: String
    ) async {
        let refusal = Fixtures.error("No.", reason: reason, metadata: metadata)
        let transport = ScriptedTransport(.answer(200, Fixtures.order()), .answer(400, refusal))
        #expect(summary(await Fixtures.gateway(transport).authorize(authorization)) == expected)
    }

    @Test(arguments: [
        (
            RazorpayFixtures.payment("captured", captured: "true", fee: "1180"),
            "done pay_A INR 500.00 captured INR 500.00 fee INR 11.80 held"
        ),
        (
            RazorpayFixtures.payment("captured", captured: "true"),
            "done pay_A INR 500.00 captured INR 500.00 fee - held"
        ),
        (
            #"{"id":"pay_A","amount":100,"currency":"USD","base_amount":7129,"#
                + #""base_currency":"INR","status":"captured","captured":true,"fee":207}"#,
            "done pay_A USD 1.00 captured USD 1.00 fee INR 2.07 held"
        ),
        (
            RazorpayFixtures.payment("failed", more: #""error_reason":"NA","error_code":"E""#)
                .replacing(#""error_code":null,"#, with: ""),
            "declined E pay_A INR 500.00 failed declined E"
        ),
        (
            RazorpayFixtures.payment("pending"),
            #"unknown payment.status: found "pending", expected a status of a payment"#
        ),
        (
            RazorpayFixtures.payment("captured", fee: "-1"),
            "unknown payment.fee: found -1, expected a sum in minor units"
        ),
    ])
    func `a capture ends as the payment's status says`(body: String, expected: String) async {
        let gateway = Fixtures.gateway(.init(.answer(200, body)))
        #expect(summary(await gateway.capture(Fixtures.capture)) == expected)
    }

    @Test(arguments: [
        "This payment has already been captured",
        "The payment has already been either captured or voided.",
        "The payment has already been processed.",
    ])
    func `a payment captured before is asked for, and its word taken`(text: String) async {
        for (body, expected) in [
            (
                Fixtures.payment("captured", captured: "true", fee: "1180"),
                "done pay_A INR 500.00 captured INR 500.00 fee INR 11.80 held"
            ),
            (Fixtures.payment("refunded"), "done pay_A INR 500.00 released expired held"),
            (
                Fixtures.payment("authorized"),
                "unknown captured before by one answer, not captured by the next"
            ),
            (
                Fixtures.payment("failed", more: #""error_reason":"payment_failed""#),
                "declined payment_failed pay_A INR 500.00 failed declined payment_failed"
            ),
        ] {
            let transport = ScriptedTransport(
                .answer(400, Fixtures.error(text)), .answer(200, body))
            #expect(
                summary(await Fixtures.gateway(transport).capture(Fixtures.capture)) == expected)
            #expect(
                transport.lines == ["POST /v1/payments/pay_A/capture", "GET /v1/payments/pay_A"])
            #expect(transport.timeouts == [30_000, 10_000])
        }
        let silent = ScriptedTransport(.answer(400, Fixtures.error(text)), .answer(500, ""))
        #expect(
            summary(await Fixtures.gateway(silent).capture(Fixtures.capture)) == "unknown HTTP 500")
        let gone = ScriptedTransport(
            .answer(400, Fixtures.error(text)), .answer(400, Fixtures.unknownID))
        #expect(
            summary(await Fixtures.gateway(gone).capture(Fixtures.capture))
                == "unknown captured before by one answer, unknown by the next")
    }

    @Test func `a capture refused because the order is paid asks nothing more`() async {
        let text = "Your payment has been declined as the order is already paid."
        let transport = ScriptedTransport(.answer(400, Fixtures.error(text)))
        #expect(
            summary(await Fixtures.gateway(transport).capture(Fixtures.capture))
                == "rejected BAD_REQUEST_ERROR \(text)")
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [
        ("processed", "done rfnd_A of pay_A for refund-1 INR 100.00 succeeded"),
        ("pending", "done rfnd_A of pay_A for refund-1 INR 100.00 pending"),
        ("created", "done rfnd_A of pay_A for refund-1 INR 100.00 pending"),
        ("failed", "declined - rfnd_A of pay_A for refund-1 INR 100.00 failed -"),
        ("lost", #"unknown refund.status: found "lost", expected a status of a refund"#),
    ])
    func `a refund ends as its status says`(status: String, expected: String) async {
        let gateway = Fixtures.gateway(.init(.answer(200, Fixtures.refundObject(status))))
        #expect(summary(await gateway.refund(Fixtures.refund)) == expected)
    }

    @Test func `a receipt that is taken leads to the refund that has it`() async {
        let refusal = ScriptedTransport.Reply.answer(
            400, Fixtures.error("Duplicate receipt found for this refund request."))
        for (items, expected) in [
            (
                [
                    Fixtures.refundObject("processed", id: "rfnd_B", notes: "[]", receipt: "null"),
                    Fixtures.refundObject("processed", notes: "[]"),
                ], "done rfnd_A of pay_A for refund-1 INR 100.00 succeeded"
            ),
            (
                [Fixtures.refundObject("failed")],
                "declined - rfnd_A of pay_A for refund-1 INR 100.00 failed -"
            ),
            ([], "unknown the receipt is taken, but no refund has it"),
        ] {
            let transport = ScriptedTransport(refusal, .answer(200, Fixtures.list(items)))
            #expect(summary(await Fixtures.gateway(transport).refund(Fixtures.refund)) == expected)
            #expect(
                transport.lines == [
                    "POST /v1/payments/pay_A/refund",
                    "GET /v1/payments/pay_A/refunds?count=100&skip=0",
                ])
        }
    }
}
