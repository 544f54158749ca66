import HTTPModel
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import Testing

@Suite struct StripeQuestionTests {
    private typealias Fixtures = StripeFixtures

    private let byID = PaymentQuery(
        paymentID: PaymentID("pay-1"), transactionID: TransactionID("pi_1"),
        startedAt: Timestamp(milliseconds: 1_700_000_000_999))
    private let byReference = PaymentQuery(
        paymentID: PaymentID("pay-1"), transactionID: nil,
        startedAt: Timestamp(milliseconds: 1_700_000_000_999))
    private let missing = Fixtures.error("invalid_request_error", code: "resource_missing")

    @Test func `a known intent is asked for by its id`() async {
        let body = Fixtures.intent("succeeded", received: 1800, more: Fixtures.capturedCharge)
        let gateway = Fixtures.gateway(.init(.answer(200, body)))
        #expect(
            summary(await gateway.find(byID))
                == "found pi_1 USD 25.00 captured USD 18.00 fee USD 0.82 held")
    }

    @Test(arguments: [
        (
            ScriptedTransport.Reply.answer(
                404, StripeFixtures.error("invalid_request_error", code: "resource_missing")),
            "absent"
        ),
        (
            .answer(404, StripeFixtures.error("invalid_request_error")),
            "unknown the question was refused with HTTP 404"
        ),
        (.answer(404, "<html>"), "unknown HTTP 404 without an error envelope"),
        (.answer(401, "{}"), "unknown the question was refused with HTTP 401"),
        (.answer(500, ""), "unknown HTTP 500"),
        (.failure(.notSent("refused")), "unknown not sent: refused"),
        (.failure(.noAnswer("timeout")), "unknown no answer: timeout"),
        (
            .answer(200, StripeFixtures.intent("new_status")),
            #"unknown payment_intent.status: found "new_status", "#
                + "expected a status of a PaymentIntent"
        ),
    ])
    func `only a clear no is absence`(reply: ScriptedTransport.Reply, expected: String) async {
        #expect(summary(await Fixtures.gateway(.init(reply)).find(byID)) == expected)
    }

    @Test func `a lost intent is found by our id, page by page`() async {
        let transport = ScriptedTransport(
            .answer(
                200,
                Fixtures.list(
                    [Fixtures.intent("succeeded", id: "pi_9", payment: "pay-9")], more: true)),
            .answer(
                200,
                Fixtures.list([
                    Fixtures.intent("succeeded", id: "pi_8", payment: "pay-8"),
                    Fixtures.intent("requires_capture"),
                ])),
            .answer(200, Fixtures.intent("requires_capture", more: Fixtures.capturableCharge)))
        #expect(
            summary(await Fixtures.gateway(transport).find(byReference))
                == "found pi_1 USD 25.00 authorized until 1700604800000 held")
        #expect(
            transport.lines == [
                "GET /v1/payment_intents?created%5Bgte%5D=1699999700&limit=100",
                "GET /v1/payment_intents?created%5Bgte%5D=1699999700&limit=100"
                    + "&starting_after=pi_9",
                "GET /v1/payment_intents/pi_1?expand%5B%5D=latest_charge.balance_transaction",
            ])
    }

    @Test func `an intent nobody lists is absent`() async {
        let transport = ScriptedTransport(.answer(200, Fixtures.list([])))
        #expect(summary(await Fixtures.gateway(transport).find(byReference)) == "absent")
    }

    @Test func `an intent that is listed but not to be had is unknown`() async {
        let transport = ScriptedTransport(
            .answer(200, Fixtures.list([Fixtures.intent("processing")])), .answer(404, missing))
        #expect(
            summary(await Fixtures.gateway(transport).find(byReference))
                == "unknown pi_1 is listed but not to be had")
    }

    @Test func `a list too long or broken off is unknown, never absence`() async {
        let page = ScriptedTransport.Reply.answer(
            200, Fixtures.list([Fixtures.intent("succeeded", payment: "pay-9")], more: true))
        let endless = ScriptedTransport(
            page, page, page, page, page, page, page, page, page, page, page, page, page, page,
            page, page, page, page, page, page, page)
        #expect(
            summary(await Fixtures.gateway(endless).find(byReference))
                == "unknown more than 20 pages of 100")
        #expect(endless.requests.count == 20)
        let brokenOff = ScriptedTransport(page, .answer(500, ""))
        #expect(summary(await Fixtures.gateway(brokenOff).find(byReference)) == "unknown HTTP 500")
        let hollow = ScriptedTransport(.answer(200, Fixtures.list([], more: true)))
        #expect(
            summary(await Fixtures.gateway(hollow).find(byReference))
                == "unknown a list that goes on after nothing")
    }

    @Test func `the refunds of an intent come from every page`() async {
        let transport = ScriptedTransport(
            .answer(200, Fixtures.list([Fixtures.refundObject("pending", id: "re_2")], more: true)),
            .answer(200, Fixtures.list([Fixtures.refundObject("succeeded")])))
        let query = RefundQuery(
            paymentID: PaymentID("pay-1"), transactionID: TransactionID("pi_1"))
        #expect(
            summary(await Fixtures.gateway(transport).findRefunds(query))
                == "found [re_2 of pi_1 for refund-1 USD 7.00 pending, "
                + "re_1 of pi_1 for refund-1 USD 7.00 succeeded]")
        #expect(
            transport.lines == [
                "GET /v1/refunds?payment_intent=pi_1&limit=100",
                "GET /v1/refunds?payment_intent=pi_1&limit=100&starting_after=re_2",
            ])
    }

    @Test(arguments: [
        (ScriptedTransport.Reply.answer(200, StripeFixtures.list([])), "found []"),
        (
            .answer(
                404, StripeFixtures.error("invalid_request_error", code: "resource_missing")),
            "absent"
        ),
        (
            .answer(
                400, StripeFixtures.error("invalid_request_error", code: "resource_missing")),
            "absent"
        ),
        (.answer(429, ""), "unknown HTTP 429"),
        (
            .answer(200, StripeFixtures.list([StripeFixtures.refundObject("odd")])),
            #"unknown refund.status: found "odd", expected a status of a Refund"#
        ),
        (.answer(200, #"{"object":"list"}"#), "unknown an answer that is no list"),
    ])
    func `one refund that cannot be read leaves the list unknown`(
        reply: ScriptedTransport.Reply, expected: String
    ) async {
        let query = RefundQuery(
            paymentID: PaymentID("pay-1"), transactionID: TransactionID("pi_1"))
        #expect(summary(await Fixtures.gateway(.init(reply)).findRefunds(query)) == expected)
    }

    @Test func `activity is every intent with its fee and every refund since then`() async {
        let transport = ScriptedTransport(
            .answer(
                200,
                Fixtures.list([
                    Fixtures.intent("succeeded", received: 1800, more: Fixtures.capturedCharge),
                    Fixtures.intent("from_the_future", id: "pi_2"),
                ])),
            .answer(
                200,
                Fixtures.list([
                    Fixtures.refundObject("succeeded"),
                    #"{"id":"re_2","amount":1,"currency":"usd","payment_intent":null}"#,
                ])))
        let since = Timestamp(milliseconds: 1_700_000_000_999)
        #expect(
            summary(await Fixtures.gateway(transport).activity(since: since))
                == "found [pay-1: pi_1 USD 25.00 captured USD 18.00 fee USD 0.82 held, "
                + #"irrelevant payment_intent.status: found "from_the_future", "#
                + "expected a status of a PaymentIntent, "
                + "pay-1: re_1 of pi_1 for refund-1 USD 7.00 succeeded, "
                + "irrelevant refund of a charge]")
        #expect(
            transport.lines == [
                "GET /v1/payment_intents?created%5Bgte%5D=1700000000"
                    + "&expand%5B%5D=data.latest_charge.balance_transaction&limit=100",
                "GET /v1/refunds?created%5Bgte%5D=1700000000&limit=100",
            ])
    }

    @Test func `half an activity list is none`() async {
        let transport = ScriptedTransport(.answer(200, Fixtures.list([])), .answer(503, ""))
        #expect(
            summary(
                await Fixtures.gateway(transport).activity(since: Timestamp(milliseconds: 0)))
                == "unknown HTTP 503")
    }
}
