import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@testable import Orders

@Suite struct PlacingOrdersTests {
    @Test func `an order asks payments once, with the order's own key`() async throws {
        let payments = ScriptedPayments(ScriptedPayments.payment())
        let order = try await OrdersService(payments).place(.cup())
        #expect(
            order
                == OrderSnapshot(
                    id: "41", state: .awaitingPayment, paymentID: "pay_1", amountMinor: 1050,
                    currency: "USD", nextActionURL: nil, eventsSeen: 0, requestsSent: 1))
        let request = try #require(payments.requests.first)
        #expect(payments.requests.count == 1)
        #expect(request.head.method == .post)
        #expect(request.host == "payments.test")
        #expect(request.head.path == "/v1/payments")
        #expect(request[.idempotencyKey] == "order-41")
        #expect(request[.contentType] == "application/json")
        #expect(
            String(decoding: request.body, as: UTF8.self) == """
                {"order_id":"41","provider":"stripe",\
                "amount":{"amount_minor":1050,"currency":"USD"},\
                "method":{"kind":"card","reference":"pm_card_visa"}}
                """)
    }

    @Test func `the page to visit is kept for the shopper`() async throws {
        let payments = ScriptedPayments(
            ScriptedPayments.payment(status: 202, url: "https://bank.test/1"))
        let order = try await OrdersService(payments).place(.cup())
        #expect(order.state == .awaitingPayment)
        #expect(order.nextActionURL == "https://bank.test/1")
    }

    struct Row: Sendable {
        let answers: [ScriptedPayments.Answer]
        let state: OrderState
        let paymentID: String?
        let requests: Int
    }

    static let declined = ScriptedPayments.problem(402, "payment_declined", paymentID: "pay_1")
    static let lost = ScriptedPayments.Answer.failure(.noAnswer("timeout"))
    static let refused = ScriptedPayments.Answer.failure(.notSent("refused"))
    static let away = ScriptedPayments.problem(503, "store_unavailable")
    static let rows: [Row] = [
        Row(
            answers: [ScriptedPayments.payment(status: 200)], state: .awaitingPayment,
            paymentID: "pay_1", requests: 1),
        Row(answers: [declined], state: .awaitingPayment, paymentID: "pay_1", requests: 1),
        Row(
            answers: [ScriptedPayments.problem(422, "method_not_supported")], state: .rejected,
            paymentID: nil, requests: 1),
        Row(
            answers: [ScriptedPayments.problem(400, "malformed_request")], state: .rejected,
            paymentID: nil, requests: 1),
        Row(
            answers: [ScriptedPayments.problem(503, "gateway_unavailable", paymentID: "pay_1")],
            state: .awaitingPayment, paymentID: "pay_1", requests: 1),
        Row(
            answers: [lost, ScriptedPayments.payment()], state: .awaitingPayment,
            paymentID: "pay_1", requests: 2),
        Row(
            answers: [refused, away, declined], state: .awaitingPayment, paymentID: "pay_1",
            requests: 3),
        Row(
            answers: [ScriptedPayments.problem(409, "idempotency_key_in_use"), declined],
            state: .awaitingPayment, paymentID: "pay_1", requests: 2),
        Row(
            answers: [ScriptedPayments.problem(409, "conflict"), declined],
            state: .awaitingPayment, paymentID: "pay_1", requests: 2),
        Row(
            answers: [
                .success(ResponseMessage(status: 502, body: Array("<html>".utf8))), declined,
            ],
            state: .awaitingPayment, paymentID: "pay_1", requests: 2),
        Row(
            answers: [ScriptedPayments.answer(201, ["status": "CREATED"]), declined],
            state: .awaitingPayment, paymentID: "pay_1", requests: 2),
        Row(answers: [lost, away, lost], state: .placed, paymentID: nil, requests: 3),
        Row(
            answers: [lost, lost, lost, ScriptedPayments.payment()], state: .placed,
            paymentID: nil, requests: 3),
    ]

    @Test(arguments: rows)
    func `an answer settles the order or is asked for again, twice at most`(
        row: Row
    ) async throws {
        let payments = ScriptedPayments(row.answers)
        let order = try await OrdersService(payments).place(.cup())
        #expect(order.state == row.state)
        #expect(order.paymentID == row.paymentID)
        #expect(order.requestsSent == row.requests)
        #expect(payments.requests.count == row.requests)
        #expect(Set(payments.requests.map { $0[.idempotencyKey] }) == ["order-41"])
        #expect(Set(payments.requests.map(\.body)).count == 1)
    }

    @Test func `placing an order again asks again only while it was not answered`() async throws {
        let payments = ScriptedPayments([
            Self.lost, Self.lost, Self.lost, ScriptedPayments.payment(),
        ])
        let orders = OrdersService(payments)
        #expect(try await orders.place(.cup()).state == .placed)
        #expect(try await orders.place(.cup()).state == .awaitingPayment)
        #expect(try await orders.place(.cup()).requestsSent == 4)
        #expect(payments.requests.count == 4)
    }

    @Test func `another order under the same id is refused`() async throws {
        let payments = ScriptedPayments(ScriptedPayments.payment())
        let orders = OrdersService(payments)
        _ = try await orders.place(.cup())
        await #expect(throws: OrderError.idTaken("41")) {
            try await orders.place(.cup(amountMinor: 1))
        }
        #expect(payments.requests.count == 1)
    }

    @Test func `orders are listed by id`() async throws {
        let orders = OrdersService(ScriptedPayments())
        for id in ["b", "a", "c"] { _ = try await orders.place(.cup(id)) }
        #expect(orders.orders.map(\.id) == ["a", "b", "c"])
        #expect(orders.order("b")?.id == "b")
        #expect(orders.order("d") == nil)
    }
}
