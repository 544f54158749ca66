import HTTPModel
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import Testing

@Suite struct RazorpayQuestionTests {
    private typealias Fixtures = RazorpayFixtures

    private let byID = PaymentQuery(
        paymentID: PaymentID("pay-1"), transactionID: TransactionID("pay_A"),
        startedAt: Timestamp(milliseconds: 1_760_000_000_000))
    private let byReceipt = PaymentQuery(
        paymentID: PaymentID("pay-1"), transactionID: nil,
        startedAt: Timestamp(milliseconds: 1_760_000_000_000))
    private let refunds = RefundQuery(
        paymentID: PaymentID("pay-1"), transactionID: TransactionID("pay_A"))

    @Test(arguments: [
        (RazorpayFixtures.payment("created"), "found pay_A INR 500.00 awaiting -"),
        (
            RazorpayFixtures.payment("authorized", captured: "true"),
            "found pay_A INR 500.00 authorized until 1760259210000 held"
        ),
        (
            RazorpayFixtures.payment("captured", captured: "true", fee: "1180"),
            "found pay_A INR 500.00 captured INR 500.00 fee INR 11.80 held"
        ),
        (
            RazorpayFixtures.payment("refunded", captured: "true", fee: "1180"),
            "found pay_A INR 500.00 captured INR 500.00 fee INR 11.80 held"
        ),
        (
            RazorpayFixtures.payment("refunded", captured: "false"),
            "found pay_A INR 500.00 released expired held"
        ),
        (
            RazorpayFixtures.payment("refunded", captured: "null"),
            "unknown payment.captured: found null, expected true or false"
        ),
        (
            RazorpayFixtures.payment("failed", more: #""error_reason":"payment_timed_out""#),
            "found pay_A INR 500.00 failed abandoned payment_timed_out"
        ),
        (
            RazorpayFixtures.payment("failed", more: #""error_reason":"insufficient_funds""#),
            "found pay_A INR 500.00 failed declined insufficient_funds"
        ),
        (
            RazorpayFixtures.payment("archived"),
            #"unknown payment.status: found "archived", expected a status of a payment"#
        ),
    ])
    func `a payment is what its status says`(body: String, expected: String) async {
        let transport = ScriptedTransport(.answer(200, body))
        #expect(summary(await Fixtures.gateway(transport).find(byID)) == expected)
        #expect(transport.lines == ["GET /v1/payments/pay_A"])
    }

    @Test(arguments: [
        (ScriptedTransport.Reply.answer(400, RazorpayFixtures.unknownID), "absent"),
        (
            .answer(400, RazorpayFixtures.error("pay_A is not a valid id")),
            "unknown the question was refused with HTTP 400"
        ),
        (
            .answer(404, #"{"message":"no Route matched with those values"}"#),
            "unknown HTTP 404 without an error envelope"
        ),
        (.answer(429, ""), "unknown HTTP 429"),
        (.failure(.noAnswer("reset")), "unknown no answer: reset"),
    ])
    func `only a clear no is absence`(reply: ScriptedTransport.Reply, expected: String) async {
        #expect(summary(await Fixtures.gateway(.init(reply)).find(byID)) == expected)
    }

    @Test func `a lost payment is found by the receipt of its order`() async {
        let transport = ScriptedTransport(
            .answer(
                200,
                Fixtures.list([
                    Fixtures.order("order_B"), Fixtures.order("order_X", receipt: "pay-10"),
                    Fixtures.order("order_A"),
                ])),
            .answer(200, Fixtures.list([])),
            .answer(200, Fixtures.list([Fixtures.payment("authorized")])))
        #expect(
            summary(await Fixtures.gateway(transport).find(byReceipt))
                == "found pay_A INR 500.00 authorized until 1760259210000 held")
        #expect(
            transport.lines == [
                "GET /v1/orders?receipt=pay-1&count=100&skip=0",
                "GET /v1/orders/order_B/payments", "GET /v1/orders/order_A/payments",
            ])
    }

    @Test(arguments: [
        (
            [
                RazorpayFixtures.payment("failed", id: "pay_C", created: 30),
                RazorpayFixtures.payment("authorized", id: "pay_B", created: 20),
                RazorpayFixtures.payment("created", id: "pay_A", created: 10),
            ], "found pay_B INR 500.00 authorized until 259220000 held"
        ),
        (
            [
                RazorpayFixtures.payment("created", id: "pay_A", created: 10),
                RazorpayFixtures.payment("created", id: "pay_B", created: 20),
            ], "found pay_B INR 500.00 awaiting -"
        ),
        (
            [
                RazorpayFixtures.payment(
                    "failed", id: "pay_A", created: 10, more: #""error_reason":"a""#),
                RazorpayFixtures.payment(
                    "failed", id: "pay_B", created: 20, more: #""error_reason":"b""#),
            ], "found pay_B INR 500.00 failed declined b"
        ),
        ([], "absent"),
    ])
    func `of several payments the newest that lives decides`(
        payments: [String], expected: String
    ) async {
        let transport = ScriptedTransport(
            .answer(200, Fixtures.list([Fixtures.order()])),
            .answer(200, Fixtures.list(payments)))
        #expect(summary(await Fixtures.gateway(transport).find(byReceipt)) == expected)
    }

    @Test func `no order is absence, and half an answer is not`() async {
        let none = ScriptedTransport(.answer(200, Fixtures.list([])))
        #expect(summary(await Fixtures.gateway(none).find(byReceipt)) == "absent")
        let half = ScriptedTransport(
            .answer(200, Fixtures.list([Fixtures.order()])), .answer(500, ""))
        #expect(
            summary(await Fixtures.gateway(half).find(byReceipt))
                == "unknown the payments of order order_A cannot be had")
    }

    @Test func `refunds come from every page, each once`() async {
        let full = (1...100).map { Fixtures.refundObject("processed", id: "rfnd_\($0)") }
        let transport = ScriptedTransport(
            .answer(200, Fixtures.list(full)),
            .answer(
                200,
                Fixtures.list([
                    Fixtures.refundObject("processed", id: "rfnd_100"),
                    Fixtures.refundObject("pending", id: "rfnd_101"),
                ])))
        guard case .found(let found) = await Fixtures.gateway(transport).findRefunds(refunds) else {
            Issue.record("no refunds")
            return
        }
        #expect(found.map(\.transactionID.text) == (1...101).map { "rfnd_\($0)" })
        #expect(
            transport.lines == [
                "GET /v1/payments/pay_A/refunds?count=100&skip=0",
                "GET /v1/payments/pay_A/refunds?count=100&skip=100",
            ])
    }

    @Test(arguments: [
        (ScriptedTransport.Reply.answer(400, RazorpayFixtures.unknownID), "absent"),
        (.answer(200, RazorpayFixtures.list([])), "found []"),
        (.answer(200, "{}"), "unknown no list"),
        (.answer(502, "<html>"), "unknown HTTP 502"),
        (
            .answer(200, RazorpayFixtures.list([RazorpayFixtures.refundObject("odd")])),
            #"unknown refund.status: found "odd", expected a status of a refund"#
        ),
    ])
    func `one refund that cannot be read leaves the list unknown`(
        reply: ScriptedTransport.Reply, expected: String
    ) async {
        #expect(summary(await Fixtures.gateway(.init(reply)).findRefunds(refunds)) == expected)
    }

    @Test func `activity leaves out refunds that only let a hold go`() async {
        let transport = ScriptedTransport(
            .answer(
                200,
                Fixtures.list([
                    Fixtures.payment("captured", captured: "true", fee: "1180"),
                    Fixtures.payment("refunded", id: "pay_B"),
                ])),
            .answer(
                200,
                Fixtures.list([
                    Fixtures.refundObject("processed"),
                    Fixtures.refundObject("processed", id: "rfnd_B", payment: "pay_B"),
                    Fixtures.refundObject("pending", id: "rfnd_C", payment: "pay_older"),
                ])))
        #expect(
            summary(
                await Fixtures.gateway(transport).activity(
                    since: Timestamp(milliseconds: 1_760_000_000_999)))
                == "found [pay-1: pay_A INR 500.00 captured INR 500.00 fee INR 11.80 held, "
                + "pay-1: pay_B INR 500.00 released expired held, "
                + "pay-1: rfnd_A of pay_A for refund-1 INR 100.00 succeeded, "
                + "pay-1: rfnd_C of pay_older for refund-1 INR 100.00 pending]")
        #expect(
            transport.lines == [
                "GET /v1/payments?from=1760000000&to=4765046400&count=100&skip=0",
                "GET /v1/refunds?from=1760000000&to=4765046400&count=100&skip=0",
            ])
    }

    @Test func `half an activity list is none`() async {
        let transport = ScriptedTransport(.answer(200, Fixtures.list([])), .answer(503, ""))
        let since = Timestamp(milliseconds: 0)
        #expect(
            summary(await Fixtures.gateway(transport).activity(since: since)) == "unknown HTTP 503")
        #expect(transport.lines[0].contains("from=946684800&"))
    }
}
