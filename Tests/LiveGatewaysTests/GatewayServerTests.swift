import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import SimulationCore
import Synchronization
import Testing

@testable import LiveGateways

/// Both gateways over sockets, as an application meets them.
@Suite(.timeLimit(.minutes(1))) struct GatewayServerTests {
    @Test func `any test key pays at Stripe and no other key does`() async throws {
        let statuses = try await ServedGateways.serve { gateways in
            var statuses: [Int] = []
            for key in ["sk_test_a", "sk_test_paycheck", "sk_live_a", "sk_test_", "pk"] {
                let response = try await gateways.transport.send(
                    RequestMessage(
                        .get, host: gateways.addresses[0].authority, path: "/v1/balance",
                        scheme: "http", fields: [.authorization: "Bearer " + key]),
                    timeoutMilliseconds: 10_000)
                statuses.append(response.status)
            }
            return statuses
        }
        #expect(statuses == [200, 200, 401, 401, 401])
    }

    @Test func `a payment is taken at each gateway`() async throws {
        try await ServedGateways.serve { gateways in
            let intent = try await gateways.pay()
            #expect(intent["status"]?.string == "succeeded")
            let order = try await gateways.send(
                .post, "/v1/orders", to: .razorpay, json: ["amount": 49900, "currency": "INR"])
            #expect(order.status == 200)
            #expect(try JSONValue.parse(order.body)["status"]?.string == "created")
        }
    }

    @Test func `Razorpay takes its own key only`() async throws {
        let status = try await ServedGateways.serve { gateways in
            let other = BasicAuthentication.header(user: "rzp_test_x", password: "y")
            return try await gateways.transport.send(
                RequestMessage(
                    .get, host: gateways.addresses[1].authority, path: "/v1/orders",
                    scheme: "http", fields: [.authorization: other]),
                timeoutMilliseconds: 10_000
            ).status
        }
        #expect(status == 401)
    }

    @Test func `the same seed and requests give the same bytes`() async throws {
        func bodies() async throws -> [[UInt8]] {
            try await ServedGateways.serve { gateways in
                var bodies: [[UInt8]] = []
                for number in 0..<3 {
                    bodies.append(try await gateways.pay(key: "key-\(number)").serialized())
                }
                return bodies
            }
        }
        let (first, second) = (try await bodies(), try await bodies())
        #expect(first == second)
    }

    @Test func `events are delivered signed, and again after the provider's wait`() async throws {
        let received = Mutex<[RequestMessage]>([])
        let endpoint = LiveServer(
            ClosureHandler { request in
                let count = received.withLock { received in
                    received.append(request)
                    return received.count
                }
                return ResponseMessage(status: count == 1 ? 500 : 200)
            })
        let states = try await LiveServers([endpoint]).run { addresses in
            let url = try #require(WebhookURL("http://\(addresses[0].authority)/hooks"))
            let settings = DeskSettings(clock: .virtual, webhookURLs: [.razorpay: [url]])
            return try await ServedGateways.serve(settings) { gateways in
                _ = try await gateways.send(
                    .post, "/v1/payments/create/json", to: .razorpay,
                    json: try await Self.upiPayment(gateways))
                let payment = try await gateways.control(.get, "objects?gateway=razorpay")
                _ = payment
                try await Self.settled(gateways, "the first try") { $0.contains("failed") }
                _ = try await gateways.control(.post, "clock", ["advance": "2m"])
                try await Self.settled(gateways, "the second try") {
                    $0.allSatisfy { $0 == "delivered" }
                }
                return try await gateways.control(.get, "webhooks").body["webhooks"]?.array?
                    .compactMap { $0["state"]?.string } ?? []
            }
        }
        #expect(!states.isEmpty)
        #expect(states.allSatisfy { $0 == "delivered" })
        let requests = received.withLock { $0 }
        #expect(requests.allSatisfy { $0.head.path == "/hooks" })
        #expect(requests.allSatisfy { $0[.named("X-Razorpay-Signature")]?.count == 64 })
    }

    private static func upiPayment(_ gateways: ServedGateways) async throws -> JSONValue {
        let order = try await gateways.send(
            .post, "/v1/orders", to: .razorpay, json: ["amount": 49900, "currency": "INR"])
        let id = try JSONValue.parse(order.body)["id"] ?? .null
        return [
            "order_id": id, "amount": 49900, "currency": "INR", "email": "a@b.example",
            "contact": "9000090000", "method": "upi",
            "upi": ["flow": "collect", "vpa": "failure@razorpay"],
        ]
    }

    /// Waits until the outcomes of all tries are as wanted; time is short and virtual.
    private static func settled(
        _ gateways: ServedGateways, _ what: String, _ isDone: ([String]) -> Bool
    ) async throws {
        for _ in 0..<500 {
            if what == "the first try" {
                _ = try await gateways.control(.post, "clock", ["advance": "1m"])
            }
            let tries = try await gateways.control(.get, "webhooks").body["webhooks"]?.array ?? []
            let outcomes = tries.compactMap { $0["tries"]?.array?.last?["outcome"]?.string }
            if !outcomes.isEmpty, isDone(outcomes) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("\(what) did not come about")
    }
}
