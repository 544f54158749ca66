import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@testable import LiveGateways

/// Faults of deliveries, as an endpoint on a real connection meets them.
///
/// A payment makes three events; each fault strikes the first of them, `payment_intent.created`.
@Suite(.timeLimit(.minutes(5))) struct WebhookFaultsOnSocketsTests {
    private static let struck = "payment_intent.created"

    @Test func `a duplicated event is delivered twice`() async throws {
        let types = try await Self.meet("webhook-duplicated", requests: 4).map(\.eventType)
        #expect(types.filter { $0 == Self.struck }.count == 2)
    }

    @Test func `a dropped event never comes`() async throws {
        let (requests, deliveries) = try await WebhookInbox.openAtStripe { inbox, gateways in
            try await Self.plan("webhook-dropped", gateways)
            _ = try await gateways.pay()
            let deliveries = try await gateways.deliveries { found in
                found.allSatisfy { $0["state"]?.string != "waiting" }
            }
            return (inbox.all, deliveries)
        }
        #expect(deliveries.map { $0["state"]?.string } == ["dropped", "delivered", "delivered"])
        #expect(!requests.map(\.eventType).contains(Self.struck))
    }

    @Test func `a delayed event comes when its time has come`() async throws {
        let types = try await WebhookInbox.openAtStripe { inbox, gateways in
            try await Self.plan("webhook-delayed", gateways, amount: "1h")
            _ = try await gateways.pay()
            _ = try await inbox.first(2)
            _ = try await gateways.control(.post, "clock", ["advance": "59m"])
            _ = try await gateways.deliveries { found in
                found.allSatisfy {
                    ($0["state"] == "waiting") == ($0["type"]?.string == Self.struck)
                }
            }
            #expect(!inbox.all.map(\.eventType).contains(Self.struck))
            _ = try await gateways.control(.post, "clock", ["advance": "1m"])
            _ = try await gateways.deliveries { $0.allSatisfy { $0["state"] == "delivered" } }
            return inbox.all.map(\.eventType)
        }
        // The payment's fee became known meanwhile, and its event was not late.
        #expect(types.contains("charge.updated"))
        #expect(types.last == Self.struck)
    }

    @Test func `a reordered event comes after the next one`() async throws {
        for _ in 0..<5 {
            let types = try await Self.meet("webhook-reordered", requests: 3).map(\.eventType)
            let place = try #require(types.firstIndex(of: Self.struck))
            let next = try #require(types.firstIndex(of: "charge.succeeded"))
            #expect(place > next)
        }
    }

    @Test func `a reordered event that nothing follows comes all the same`() async throws {
        let types = try await WebhookInbox.openAtStripe { inbox, gateways in
            try await Self.plan("webhook-reordered", gateways)
            _ = try await gateways.send(
                .post, "/v1/payment_intents", form: "amount=2000&currency=usd")
            _ = try await gateways.control(.post, "clock", ["advance": "10s"])
            return try await inbox.first(1).map(\.eventType)
        }
        #expect(types == [Self.struck])
    }

    @Test func `an event of before the rotation is signed with the old secret`() async throws {
        let requests = try await Self.meet("webhook-old-secret", requests: 3)
        for request in requests {
            let isStruck = request.eventType == Self.struck
            #expect(request[.named("Stripe-Signature")] != nil)
            #expect(request.isSigned(with: StripeSettings().webhookSecret) == !isStruck)
        }
    }

    @Test func `an event of another version or mode says so, and is signed`() async throws {
        for (fault, member) in [
            ("webhook-old-version", "api_version"), ("webhook-other-mode", "livemode"),
        ] {
            let requests = try await Self.meet(fault, requests: 3)
            let (usual, strange) = (
                requests.first { $0.eventType != Self.struck },
                requests.first { $0.eventType == Self.struck }
            )
            #expect(usual?.event[member] != nil)
            #expect(usual?.event[member] != strange?.event[member], "\(fault)")
            #expect(requests.allSatisfy { $0.isSigned(with: StripeSettings().webhookSecret) })
        }
    }

    @Test func `an early event holds the answer back until it has had time to come`() throws {
        let url = try #require(WebhookURL("http://127.0.0.1:9/"))
        let desk = GatewayDesk(
            settings: DeskSettings(clock: .virtual, webhookURLs: [.stripe: [url]]))
        try desk.perform(.plan(["fault": "webhook-early", "on": "stripe.webhook"]))
        let payment = RequestMessage(
            .post, host: "127.0.0.1", path: "/v1/payment_intents",
            fields: [
                .authorization: ServedGateways.stripeKey,
                .contentType: "application/x-www-form-urlencoded",
            ], body: Array("amount=2000&currency=usd".utf8))
        #expect(try desk.exchange(payment, with: .stripe).holdMilliseconds == 500)
        #expect(try desk.exchange(payment, with: .stripe).holdMilliseconds == 0)
    }

    private static func plan(
        _ fault: String, _ gateways: ServedGateways, amount: String? = nil
    ) async throws {
        var rule = JSONObject()
        rule.append("fault", .string(fault))
        rule.append("on", "stripe.webhook")
        if let amount { rule.append("amount", .string(amount)) }
        let answer = try await gateways.control(.post, "faults", .object(rule))
        #expect(answer.status == 201)
    }

    /// What arrives when a payment's first event suffers a fault.
    private static func meet(_ fault: String, requests: Int) async throws -> [RequestMessage] {
        try await WebhookInbox.openAtStripe { inbox, gateways in
            try await plan(fault, gateways)
            _ = try await gateways.pay()
            return try await inbox.first(requests)
        }
    }
}
