import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@testable import LiveGateways

/// Endpoints that were made through Stripe's own API, and events sent again by hand.
@Suite(.timeLimit(.minutes(5))) struct EndpointTests {
    @Test func `an endpoint of the API gets what it asked for, signed with its secret`()
        async throws
    {
        let (requests, secret) = try await WebhookInbox.open { inbox in
            try await ServedGateways.serve { gateways in
                let secret = try await Self.make(inbox, at: gateways)["secret"]?.string
                _ = try await gateways.pay()
                let deliveries = try await gateways.deliveries { _ in true }
                #expect(deliveries.map { $0["url"]?.string } == [inbox.url("/shop?a=1")])
                return (try await inbox.first(1), try #require(secret))
            }
        }
        #expect(requests.map(\.eventType) == ["charge.succeeded"])
        #expect(requests[0].head.path == "/shop?a=1")
        #expect(requests[0].isSigned(with: secret))
        #expect(!requests[0].isSigned(with: "whsec_paycheck"))
    }

    @Test func `an endpoint that is disabled meanwhile is not tried again`() async throws {
        let (deliveries, count) = try await WebhookInbox.open(refusing: 1) { inbox in
            try await ServedGateways.serve { gateways in
                let id = try await Self.make(inbox, at: gateways)["id"]?.string ?? ""
                _ = try await gateways.pay()
                _ = try await gateways.deliveries { $0[0]["tries"]?.array?.count == 1 }
                let disabled = try await gateways.send(
                    .post, "/v1/webhook_endpoints/\(id)", form: "disabled=true")
                #expect(disabled.status == 200)
                _ = try await gateways.control(.post, "clock", ["advance": "5m"])
                let deliveries = try await gateways.deliveries {
                    $0[0]["state"]?.string != "waiting"
                }
                return (deliveries, inbox.all.count)
            }
        }
        #expect(deliveries.map { $0["state"]?.string } == ["dropped"])
        #expect(deliveries.map { $0["url"] } == [.null])
        #expect(count == 1)
    }

    @Test func `an event can be sent again, by the delivery's id or its own`() async throws {
        let (requests, statuses) = try await WebhookInbox.openAtStripe { inbox, gateways in
            _ = try await gateways.pay()
            let done = try await gateways.deliveries { found in
                found.count == 3 && found.allSatisfy { $0["state"] == "delivered" }
            }
            var statuses: [Int] = []
            for (place, member) in ["id", "event_id"].enumerated() {
                let name = done[place][member]?.string ?? ""
                let answer = try await gateways.control(.post, "webhooks/\(name)/resend", [:])
                statuses.append(answer.status)
            }
            return (try await inbox.first(5), statuses)
        }
        #expect(statuses == [202, 202])
        let ids = requests.compactMap { $0.event["id"]?.string }
        #expect(Set(ids).count == 3)
        #expect(Set(ids[3...]).count == 2)
    }

    private static func make(
        _ inbox: WebhookInbox, at gateways: ServedGateways
    ) async throws -> JSONValue {
        let made = try await gateways.send(
            .post, "/v1/webhook_endpoints",
            form: "url=\(inbox.url("/shop?a=1"))&enabled_events[]=charge.succeeded")
        #expect(made.status == 200)
        return try JSONValue.parse(made.body)
    }
}
