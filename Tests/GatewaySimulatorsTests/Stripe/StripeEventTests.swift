import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeEventTests {
    private let signature = HTTPField.Name.named("Stripe-Signature")

    @Test func `an event names its cause and shows the object as it was`() {
        let bench = StripeBench()
        let answer = bench.post(
            "payment_intents", StripeBench.payment(capture: "manual"), key: "k1")
        let events = bench.events()
        let created = events[0]
        #expect(created["object"] == "event")
        #expect(created["id"]?.string?.hasPrefix("evt_3") == true)
        #expect(created["api_version"] == "2025-03-31.basil")
        #expect(created["livemode"] == false)
        #expect(created["pending_webhooks"] == 1)
        #expect(created["created"] == .init(bench.now.seconds))
        #expect(created["data"]?["object"]?["status"] == "requires_confirmation")
        let requestID = answer.field("Request-Id")
        #expect(created["request"] == ["id": .init(requestID), "idempotency_key": "k1"])
        #expect(events[1]["data"]?["object"]?["captured"] == false)
        #expect(events[2]["data"]?["object"]?["amount_capturable"] == 2500)
        #expect(events.allSatisfy { $0["data"]?["previous_attributes"] == nil })
    }

    @Test func `a refused call makes no event`() {
        let bench = StripeBench()
        let intent = bench.pay()
        _ = bench.eventTypes()
        bench.post("payment_intents/\(intent.id)/capture")
        bench.post("payment_intents/\(intent.id)/cancel")
        bench.post("refunds", "payment_intent=\(intent.id)&amount=9999")
        #expect(bench.eventTypes() == [])
    }

    @Test func `events are handed out once`() {
        let bench = StripeBench()
        bench.pay()
        #expect(bench.eventTypes().count == 3)
        #expect(bench.eventTypes() == [])
        #expect(bench.get("events")["data"]?.array?.count == 3)
    }

    @Test func `an account without an endpoint has events but no deliveries`() {
        let bench = StripeBench { $0.sendsWebhooks = false }
        bench.pay()
        #expect(bench.eventTypes() == [])
        #expect(bench.get("events")["data"]?[0]?["pending_webhooks"] == 0)
    }

    @Test func `a delivery is signed as the official library signs`() {
        let bench = StripeBench { $0.webhookSecret = "whsec_test_secret" }
        let event = WebhookEvent(
            id: "evt_1", type: "x", createdAt: .worldStart,
            body: Array(#"{"id":"evt_1","object":"event"}"#.utf8))
        let moment = VirtualInstant(milliseconds: 1_700_000_000_999)
        let request = bench.simulator.delivery(of: event, at: moment, with: .current)
        #expect(
            request[signature]
                == "t=1700000000,v1=0c8670ed117751cc551a20e35839447075c42800ea3cf3e8a2fbda99cd1e6edd"
        )
        #expect(request.body == event.body)
        #expect(request.host == "merchant.example")
        #expect(request.path == "/webhooks/stripe")
        #expect(request.head.method == .post)
        #expect(request[.contentType] == "application/json; charset=utf-8")
    }

    @Test func `a retry signs the same body anew`() {
        let bench = StripeBench()
        bench.pay()
        let event = bench.simulator.takeWebhooks()[0]
        let first = bench.simulator.delivery(of: event, at: bench.now, with: .current)
        let later = bench.simulator.delivery(
            of: event, at: bench.now + .minutes(5), with: .current)
        #expect(first.body == later.body)
        #expect(first[signature] != later[signature])
    }

    @Test func `a rotation signs with both secrets, a forgery with neither`() {
        let event = WebhookEvent(id: "evt_1", type: "x", createdAt: .worldStart, body: [1, 2, 3])
        func parts(_ bench: StripeBench, _ choice: WebhookSecretChoice) -> [Substring] {
            let request = bench.simulator.delivery(of: event, at: .worldStart, with: choice)
            return request[signature]?.split(separator: ",").dropFirst().map { $0 } ?? []
        }
        let new = StripeBench { $0.webhookSecret = "whsec_new" }
        let old = StripeBench { $0.webhookSecret = "whsec_old" }
        let rotating = StripeBench {
            $0.webhookSecret = "whsec_new"
            $0.previousWebhookSecret = "whsec_old"
        }
        #expect(parts(rotating, .current) == parts(new, .current) + parts(old, .current))
        #expect(parts(rotating, .previous) == parts(old, .current))
        #expect(parts(rotating, .forged).count == 1)
        #expect(!parts(rotating, .current).contains(parts(rotating, .forged)[0]))
        #expect(parts(new, .previous) != parts(new, .current))
    }

    @Test func `deliveries are retried with doubling waits for three days`() {
        let simulator = StripeSimulator(seed: 1)
        var waits: [VirtualDuration] = []
        while let wait = simulator.retryDelay(afterTry: waits.count + 1) { waits.append(wait) }
        #expect(waits.first == .minutes(5))
        #expect(waits[1] == .minutes(10))
        #expect(waits.count == 9)
        let total = waits.reduce(VirtualDuration.zero, +)
        #expect(total <= .days(3))
    }
}
