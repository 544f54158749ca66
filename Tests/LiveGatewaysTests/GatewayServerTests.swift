import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import SimulationCore
import Synchronization
import Testing

@testable import LiveGateways

/// Both gateways over sockets, as an application meets them.
@Suite(.timeLimit(.minutes(5))) struct GatewayServerTests {
    @Test func `any test key pays at Stripe and no other key does`() async throws {
        let statuses = try await ServedGateways.serve { gateways in
            var statuses: [Int] = []
            for key in ["sk_test_a", "sk_test_paycheck", "sk_live_a", "sk_test_", "pk"] {
                let response = try await gateways.transport.send(
                    RequestMessage(
                        .get, host: gateways.addresses[0].authority, path: "/v1/balance",
                        scheme: "http", fields: [.authorization: "Bearer " + key]),
                    timeoutMilliseconds: 60_000)
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
                timeoutMilliseconds: 60_000
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
        let deliveries = try await LiveServers([endpoint]).run { addresses in
            let url = try #require(WebhookURL("http://\(addresses[0].authority)/hooks"))
            let settings = DeskSettings(clock: .virtual, webhookURLs: [.stripe: [url]])
            return try await ServedGateways.serve(settings) { gateways in
                _ = try await gateways.pay()
                let first = try await gateways.deliveries { found in
                    found.allSatisfy { $0["tries"]?.array?.count == 1 }
                }
                #expect(first.filter { $0["state"] == "waiting" }.count == 1)
                // Meanwhile the fee becomes known, which is an event of its own.
                _ = try await gateways.control(.post, "clock", ["advance": "5m"])
                return try await gateways.deliveries { found in
                    found.allSatisfy { $0["state"] == "delivered" }
                }
            }
        }
        #expect(deliveries.filter { $0["tries"]?.array?.count == 2 }.count == 1)
        let requests = received.withLock { $0 }
        #expect(requests.allSatisfy { $0.head.path == "/hooks" })
        #expect(requests.allSatisfy { $0[.named("Stripe-Signature")]?.hasPrefix("t=") == true })
    }
}
