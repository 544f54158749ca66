import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@testable import Orders

@Suite struct HearingEventsTests {
    /// A service with order 41 waiting for payment pay_1.
    func waiting() async throws -> OrdersService {
        let orders = OrdersService(ScriptedPayments(ScriptedPayments.payment()))
        _ = try await orders.place(.cup())
        return orders
    }

    struct Row: Sendable {
        let events: [(type: String, id: String, sequence: Int)]
        let state: OrderState
        let seen: Int
    }

    static let rows: [Row] = [
        Row(events: [("authorized", "e1", 1)], state: .confirmed, seen: 1),
        Row(events: [("failed", "e1", 1)], state: .cancelled, seen: 1),
        Row(events: [("authorized", "e1", 1), ("failed", "e2", 2)], state: .cancelled, seen: 2),
        Row(events: [("failed", "e2", 2)], state: .awaitingPayment, seen: 1),
        Row(events: [("failed", "e2", 2), ("authorized", "e1", 1)], state: .cancelled, seen: 2),
        Row(events: [("failed", "e1", 1), ("authorized", "e2", 2)], state: .cancelled, seen: 2),
        Row(
            events: [("authorized", "e1", 1), ("authorized", "e1", 1), ("authorized", "e1", 1)],
            state: .confirmed, seen: 1),
        Row(
            events: [("captured", "e1", 1), ("refunded", "e2", 2)], state: .awaitingPayment, seen: 2
        ),
        Row(
            events: [("authorized", "e1", 1), ("captured", "e2", 2), ("refunded", "e3", 3)],
            state: .confirmed, seen: 3),
        Row(events: [("disputed", "e1", 1), ("failed", "e2", 2)], state: .cancelled, seen: 2),
        Row(events: [("authorized", "e1", 1), ("failed", "e9", 1)], state: .confirmed, seen: 2),
    ]

    @Test(arguments: rows)
    func `events take effect once and in the order of their sequence`(row: Row) async throws {
        let orders = try await waiting()
        for event in row.events {
            let status = await orders.deliver(event.type, id: event.id, sequence: event.sequence)
            #expect(status == 204)
        }
        #expect(orders.orders.map(\.state) == [row.state])
        #expect(orders.orders.map(\.eventsSeen) == [row.seen])
    }

    @Test func `an event may overtake the answer that names the payment`() async throws {
        let payments = ScriptedPayments([
            .failure(.noAnswer("timeout")), .failure(.noAnswer("timeout")),
            .failure(.noAnswer("timeout")),
        ])
        let orders = OrdersService(payments)
        _ = try await orders.place(.cup())
        await orders.deliver("authorized", id: "e1", sequence: 1)
        #expect(orders.order("41")?.state == .confirmed)
        #expect(orders.order("41")?.paymentID == "pay_1")
        #expect(try await orders.place(.cup()).state == .confirmed)
        #expect(payments.requests.count == 3)
    }

    @Test func `another payment of the same order decides nothing`() async throws {
        let orders = try await waiting()
        await orders.deliver("failed", id: "e1", sequence: 1, payment: "pay_2")
        #expect(orders.order("41")?.state == .awaitingPayment)
        await orders.deliver("authorized", id: "e2", sequence: 1)
        #expect(orders.order("41")?.state == .confirmed)
        #expect(orders.order("41")?.paymentID == "pay_1")
    }

    @Test func `an order that payments refused is not revived by silence but by an event`()
        async throws
    {
        let orders = OrdersService(
            ScriptedPayments(ScriptedPayments.problem(422, "method_not_supported")))
        #expect(try await orders.place(.cup()).state == .rejected)
        await orders.deliver("authorized", id: "e1", sequence: 1)
        #expect(orders.order("41")?.state == .confirmed)
    }

    @Test func `an event of an order that is not ours is acknowledged`() async {
        let orders = OrdersService(ScriptedPayments())
        #expect(await orders.deliver("authorized", id: "e1", sequence: 1, order: "77") == 204)
        #expect(orders.orders == [])
    }

    static let bodies: [(body: JSONValue, status: Int)] = [
        (["specversion": "1.0", "id": "e1", "type": "shipping.parcel_sent.v1"], 204),
        (["specversion": "1.0", "id": "e1", "type": "x", "data": ["a": 1]], 204),
        (["specversion": "1.0", "id": "e1", "type": "payments.payment_failed.v1"], 400),
        (["specversion": "0.3", "id": "e1", "type": "x"], 400),
        (["specversion": "1.0", "id": "", "type": "x"], 400),
        (["specversion": "1.0", "id": "e1"], 400),
        ([1], 400),
        (
            [
                "specversion": "1.0", "id": "e1", "type": "payments.payment_failed.v1",
                "data": ["payment_id": "pay_1", "order_id": "41", "sequence": 0],
            ], 400
        ),
    ]

    @Test(arguments: bodies)
    func `unknown events are acknowledged, broken ones are refused`(
        body: JSONValue, status: Int
    ) async throws {
        let orders = try await waiting()
        #expect(await orders.deliver(body: body) == status)
        #expect(orders.order("41")?.state == .awaitingPayment)
        #expect(orders.order("41")?.eventsSeen == 0)
    }

    @Test func `a body that is not JSON is refused with the place`() async {
        let response = await OrdersService(ScriptedPayments()).handle(
            RequestMessage(.post, host: "orders.test", path: "/events", body: [0x7B]))
        #expect(response.status == 400)
        #expect(response[.contentType] == "application/problem+json")
        #expect(
            String(decoding: response.body, as: UTF8.self) == """
                {"type":"about:blank","title":"The event cannot be read","status":400,\
                "detail":"the body is not JSON: 1:2: the text ends here; \
                expected a member name in quotes"}
                """)
    }

    static let others: [(HTTPRequest.Method, String, Int)] = [
        (.get, "/events", 405), (.post, "/", 404), (.post, "/events/1", 404),
    ]

    @Test(arguments: others)
    func `events are taken at one path by one method`(
        method: HTTPRequest.Method, path: String, status: Int
    ) async {
        let response = await OrdersService(ScriptedPayments()).handle(
            RequestMessage(method, host: "orders.test", path: path))
        #expect(response.status == status)
    }
}
