import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import Orders
import Synchronization
import Testing

/// The Pact file of Orders says what the code of Orders really does.
@Suite struct OrdersPactTests {
    private func pact() throws -> Pact {
        let pacts = try PactFolder.load(contracts: Repository.root + "/contracts")
        return try #require(pacts.first { $0.consumer == "orders" })
    }

    /// The request Orders sends for the order that an expected request is about.
    private func sent(for body: JSONValue) async throws -> RequestMessage {
        let transport = RecordingTransport()
        let orders = OrdersService(transport: transport, paymentsHost: "payments.test")
        _ = try await orders.place(
            Order(
                id: try #require(body["order_id"]?.string),
                amountMinor: try #require(body["amount"]?["amount_minor"]?.integer),
                currency: try #require(body["amount"]?["currency"]?.string),
                provider: try #require(body["provider"]?.string),
                methodKind: try #require(body["method"]?["kind"]?.string),
                methodReference: try #require(body["method"]?["reference"]?.string)))
        return try #require(transport.requests.withLock { $0.first })
    }

    @Test func `orders send exactly the requests of their file`() async throws {
        let pact = try pact()
        var compared = 0
        for interaction in pact.interactions {
            guard case .exchange(let expected, _) = interaction.content,
                case .json(let body) = expected.body.content
            else { continue }
            let actual = try await sent(for: body)
            let findings = PactMatcher(pact).judge(
                actual, against: expected, subject: interaction.description)
            #expect(findings == [])
            #expect(actual.body == body.serialized())
            #expect(actual[.idempotencyKey] == expected.headers.last?.values.first)
            compared += 1
        }
        #expect(compared == 3)
    }

    @Test func `another request than the file's is noticed`() async throws {
        let pact = try pact()
        guard case .exchange(let expected, _) = pact.interactions[0].content,
            case .json(var body) = expected.body.content
        else { return }
        var actual = try await sent(for: body)
        guard case .object(var members) = body else { return }
        members["tip"] = 1
        body = .object(members)
        actual.body = body.serialized()
        #expect(
            PactMatcher(pact).judge(actual, against: expected, subject: "s").map(\.message)
                == ["s: body at /tip is not expected"])
    }

    @Test func `orders can read the events of their file and need every member of them`()
        async throws
    {
        var states: [String] = []
        for interaction in try pact().interactions {
            guard case .message(let message) = interaction.content,
                case .json(let event) = message.contents.content
            else { continue }
            states.append(try await state(after: event))
            for member in event.object?.names ?? [] {
                #expect(try await state(after: event.removing(member)) == "placed", "\(member)")
            }
            for member in event["data"]?.object?.names ?? [] {
                var object = try #require(event.object)
                object["data"] = event["data"]?.removing(member)
                #expect(try await state(after: .object(object)) == "placed", "\(member)")
            }
        }
        #expect(states == ["confirmed", "cancelled"])
    }

    /// What becomes of the event's order when Orders hears of it.
    private func state(after event: JSONValue) async throws -> String {
        let orders = OrdersService(transport: RecordingTransport(), paymentsHost: "payments.test")
        let order = event["data"]?["order_id"]?.string ?? "order-41"
        _ = try await orders.place(
            Order(
                id: order, amountMinor: 1050, currency: "USD", provider: "stripe",
                methodKind: "card", methodReference: "pm_card_visa"))
        _ = await orders.handle(
            RequestMessage(.post, host: "orders.test", path: "/events", body: event.serialized()))
        return orders.order(order)?.state.rawValue ?? "none"
    }
}

extension JSONValue {
    fileprivate func removing(_ name: String) -> JSONValue {
        guard case .object(var object) = self else { return self }
        object[name] = nil
        return .object(object)
    }
}

/// Keeps every request and answers none.
private final class RecordingTransport: HTTPTransport {
    let requests = Mutex<[RequestMessage]>([])

    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        requests.withLock { $0.append(request) }
        throw .noAnswer("nobody is there")
    }
}
