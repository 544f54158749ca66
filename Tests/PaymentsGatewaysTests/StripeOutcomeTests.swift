import HTTPModel
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import Testing

@Suite struct StripeOutcomeTests {
    private typealias Fixtures = StripeFixtures

    /// Answers that say nothing about the outcome, whatever was asked.
    static let silences: [(ScriptedTransport.Reply, String)] = [
        (.failure(.noAnswer("timeout")), "unknown no answer: timeout"),
        (.answer(500, StripeFixtures.error("api_error")), "unknown HTTP 500"),
        (.answer(503, StripeFixtures.error("api_error")), "unknown HTTP 503"),
        (.answer(502, "<html>Bad gateway</html>"), "unknown HTTP 502"),
        (
            .answer(429, StripeFixtures.error("invalid_request_error", code: "rate_limit")),
            "unknown HTTP 429"
        ),
        (
            .answer(429, StripeFixtures.error("invalid_request_error", code: "lock_timeout")),
            "unknown HTTP 429"
        ),
        (
            .answer(
                409, StripeFixtures.error("invalid_request_error", code: "idempotency_key_in_use")),
            "unknown HTTP 409"
        ),
        (.answer(424, StripeFixtures.error("api_error")), "unknown HTTP 424"),
        (.answer(408, ""), "unknown HTTP 408"),
        (.answer(301, ""), "unknown HTTP 301"),
        (.answer(400, "<html>"), "unknown HTTP 400 without an error envelope"),
        (.answer(400, #"{"error":"No."}"#), "unknown HTTP 400 without an error envelope"),
        (.answer(400, StripeFixtures.error("api_error")), "unknown api_error with HTTP 400"),
        (.answer(200, ""), "unknown HTTP 200 with a body that is no JSON object"),
        (.answer(200, "[]"), "unknown HTTP 200 with a body that is no JSON object"),
        (
            .answer(200, #"{"id":"x","id":"y"}"#),
            "unknown HTTP 200 with a body that is no JSON object"
        ),
    ]

    @Test(arguments: silences)
    func `what is no clear answer is unknown`(
        reply: ScriptedTransport.Reply, expected: String
    ) async {
        #expect(
            summary(await Fixtures.gateway(.init(reply)).authorize(Fixtures.authorization))
                == expected)
        #expect(summary(await Fixtures.gateway(.init(reply)).capture(Fixtures.capture)) == expected)
        #expect(
            summary(await Fixtures.gateway(.init(reply)).cancel(Fixtures.cancellation)) == expected)
        #expect(summary(await Fixtures.gateway(.init(reply)).refund(Fixtures.refund)) == expected)
    }

    @Test(arguments: [
        (
            ScriptedTransport.Reply.failure(.notSent("refused")), "notSent refused"
        ),
        (
            .answer(
                400,
                StripeFixtures.error(
                    "invalid_request_error", code: "amount_too_small", message: "Too small")),
            "rejected amount_too_small Too small"
        ),
        (
            .answer(400, StripeFixtures.error("invalid_request_error", message: "Bad")),
            "rejected invalid_request_error Bad"
        ),
        (
            .answer(400, StripeFixtures.error("idempotency_error", message: "Other parameters")),
            "rejected idempotency_error Other parameters"
        ),
        (
            .answer(404, StripeFixtures.error("invalid_request_error", code: "resource_missing")),
            "rejected resource_missing No."
        ),
        (
            .answer(
                400,
                StripeFixtures.error(
                    "invalid_request_error", code: "payment_intent_unexpected_state")),
            "rejected payment_intent_unexpected_state No."
        ),
        (
            .answer(401, StripeFixtures.error("invalid_request_error", message: "sk_test_secret")),
            "rejected authentication_failed the provider did not accept our credentials (HTTP 401)"
        ),
        (
            .answer(403, "<html>"),
            "rejected permission_denied the provider did not accept our credentials (HTTP 403)"
        ),
        (
            .answer(402, StripeFixtures.error("invalid_request_error", code: "odd")),
            "rejected odd No."
        ),
    ])
    func `a clear refusal did nothing`(reply: ScriptedTransport.Reply, expected: String) async {
        #expect(
            summary(await Fixtures.gateway(.init(reply)).authorize(Fixtures.authorization))
                == expected)
        #expect(summary(await Fixtures.gateway(.init(reply)).capture(Fixtures.capture)) == expected)
        #expect(
            summary(await Fixtures.gateway(.init(reply)).cancel(Fixtures.cancellation)) == expected)
        #expect(summary(await Fixtures.gateway(.init(reply)).refund(Fixtures.refund)) == expected)
    }

    @Test(arguments: [
        (
            StripeFixtures.intent("requires_capture", more: StripeFixtures.capturableCharge),
            "done pi_1 USD 25.00 authorized until 1700604800000 held"
        ),
        (
            StripeFixtures.intent("requires_capture", more: #""latest_charge":"ch_1""#),
            "done pi_1 USD 25.00 authorized until 0 held"
        ),
        (
            StripeFixtures.intent("requires_action", more: StripeFixtures.challenge),
            "done pi_1 USD 25.00 awaiting https://hooks.stripe.com/3d_secure/pi_1"
        ),
        (StripeFixtures.intent("requires_action"), "done pi_1 USD 25.00 awaiting -"),
        (StripeFixtures.intent("processing"), "done pi_1 USD 25.00 undecided"),
        (StripeFixtures.intent("requires_confirmation"), "done pi_1 USD 25.00 undecided"),
        (StripeFixtures.intent("requires_payment_method"), "done pi_1 USD 25.00 undecided"),
        (
            StripeFixtures.intent("requires_payment_method", more: StripeFixtures.declineError),
            "declined insufficient_funds pi_1 USD 25.00 failed declined insufficient_funds"
        ),
        (
            StripeFixtures.intent("requires_reauthorization"),
            #"unknown payment_intent.status: found "requires_reauthorization", "#
                + "expected a status of a PaymentIntent"
        ),
        (
            #"{"id":"pi_1","amount":2500,"currency":"xyz","status":"requires_capture"}"#,
            #"unknown payment_intent.currency: found "xyz", expected the code of a known currency"#
        ),
        (
            #"{"id":"pi_1","amount":-1,"currency":"usd","status":"requires_capture"}"#,
            "unknown payment_intent.amount: found -1, expected a sum in minor units"
        ),
        (
            #"{"id":"pi_1","amount":25.5,"currency":"usd","status":"requires_capture"}"#,
            "unknown payment_intent.amount: found 25.5, expected a sum in minor units"
        ),
        (
            #"{"amount":2500,"currency":"usd","status":"requires_capture"}"#,
            "unknown payment_intent.id: found nothing, expected a text"
        ),
        (
            #"{"id":"pi_1","amount":2500,"currency":"usd","status":["x"]}"#,
            "unknown payment_intent.status: found array, expected a text"
        ),
    ])
    func `an authorization ends as the intent's status says`(body: String, expected: String) async {
        let gateway = Fixtures.gateway(.init(.answer(200, body)))
        #expect(summary(await gateway.authorize(Fixtures.authorization)) == expected)
    }

    @Test func `a decline carries the intent and the issuer's code`() async {
        let intent = Fixtures.intent("requires_payment_method", more: Fixtures.declineError)
        let body = Fixtures.error(
            "card_error", code: "card_declined", decline: "insufficient_funds",
            more: #","payment_intent":\#(intent)"#)
        #expect(
            summary(
                await Fixtures.gateway(.init(.answer(402, body))).authorize(Fixtures.authorization))
                == "declined insufficient_funds pi_1 USD 25.00 failed declined insufficient_funds")
    }

    @Test func `a decline says so also where the intent has no error of its own`() async {
        let body = Fixtures.error(
            "card_error", code: "expired_card",
            more: #","payment_intent":\#(Fixtures.intent("requires_payment_method"))"#)
        #expect(
            summary(
                await Fixtures.gateway(.init(.answer(402, body))).authorize(Fixtures.authorization))
                == "declined expired_card pi_1 USD 25.00 failed declined expired_card")
    }

    @Test func `a decline without an intent is a decline all the same`() async {
        let reply = ScriptedTransport.Reply.answer(
            402, Fixtures.error("card_error", code: "card_declined", decline: "lost_card"))
        #expect(
            summary(await Fixtures.gateway(.init(reply)).authorize(Fixtures.authorization))
                == "declined lost_card -")
        #expect(
            summary(await Fixtures.gateway(.init(reply)).refund(Fixtures.refund))
                == "declined lost_card -")
    }

    @Test(arguments: [
        (
            StripeFixtures.intent("succeeded", received: 1800, more: StripeFixtures.capturedCharge),
            "done pi_1 USD 25.00 captured USD 18.00 fee USD 0.82 held"
        ),
        (
            StripeFixtures.intent("succeeded", received: 1800, more: #""latest_charge":"ch_1""#),
            "done pi_1 USD 25.00 captured USD 18.00 fee - held"
        ),
        (
            StripeFixtures.intent("requires_capture", more: StripeFixtures.capturableCharge),
            "done pi_1 USD 25.00 authorized until 1700604800000 held"
        ),
    ])
    func `a capture takes what was received, not what was asked`(
        body: String, expected: String
    ) async {
        let gateway = Fixtures.gateway(.init(.answer(200, body)))
        #expect(summary(await gateway.capture(Fixtures.capture)) == expected)
    }

    @Test(arguments: [
        ("requested_by_customer", StripeFixtures.capturableCharge, "released cancelled held"),
        ("requested_by_customer", #""latest_charge":null"#, "released cancelled"),
        ("expired", StripeFixtures.capturableCharge, "released expired held"),
        (
            "automatic", #""latest_charge":"ch_1","last_payment_error":null"#,
            "released expired held"
        ),
        (
            "abandoned",
            #""latest_charge":{"id":"ch_1","paid":false,"status":"failed"}"#, "released cancelled"
        ),
        ("abandoned", StripeFixtures.declineError, "released cancelled"),
    ])
    func `a cancelled intent says whether there was a hold`(
        reason: String, more: String, expected: String
    ) async {
        let body = Fixtures.intent("canceled", more: more + #","cancellation_reason":"\#(reason)""#)
        let gateway = Fixtures.gateway(.init(.answer(200, body)))
        #expect(
            summary(await gateway.cancel(Fixtures.cancellation))
                == "done pi_1 USD 25.00 \(expected)")
    }

    @Test(arguments: [
        ("succeeded", "", "done re_1 of pi_1 for refund-1 USD 7.00 succeeded"),
        ("pending", "", "done re_1 of pi_1 for refund-1 USD 7.00 pending"),
        ("requires_action", "", "done re_1 of pi_1 for refund-1 USD 7.00 pending"),
        (
            "failed", #","failure_reason":"declined""#,
            "declined declined re_1 of pi_1 for refund-1 USD 7.00 failed declined"
        ),
        (
            "failed",
            #","failure_reason":"unknown","failure_balance_transaction":"txn_2""#,
            "declined unknown re_1 of pi_1 for refund-1 USD 7.00 failed unknown after success"
        ),
        (
            "canceled", #","failure_balance_transaction":null"#,
            "declined canceled re_1 of pi_1 for refund-1 USD 7.00 failed canceled"
        ),
        (
            "settled", "",
            #"unknown refund.status: found "settled", expected a status of a Refund"#
        ),
    ])
    func `a refund ends as its status says`(
        status: String, more: String, expected: String
    ) async {
        let body = Fixtures.refundObject(status, more: more)
        let gateway = Fixtures.gateway(.init(.answer(200, body)))
        #expect(summary(await gateway.refund(Fixtures.refund)) == expected)
    }

    @Test func `each call sends one request, whatever the answer`() async {
        for (reply, _) in Self.silences {
            let transport = ScriptedTransport(reply)
            _ = await Fixtures.gateway(transport).capture(Fixtures.capture)
            #expect(transport.requests.count == 1)
        }
    }
}
