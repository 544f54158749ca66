import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeEndpointTests {
    private let signature = HTTPField.Name.named("Stripe-Signature")

    @Test func `an endpoint tells its secret once`() {
        let bench = StripeBench()
        let made = bench.post(
            "webhook_endpoints",
            "url=http://shop.example:8080/hooks?x=1&enabled_events[]=charge.refunded"
                + "&description=Shop&metadata[a]=1&api_version=2024-06-20")
        #expect(made.status == 200)
        #expect(made.id.hasPrefix("we_1"))
        #expect(made["secret"]?.string?.hasPrefix("whsec_") == true)
        #expect(made["status"] == "enabled")
        #expect(made["url"] == "http://shop.example:8080/hooks?x=1")
        #expect(made["enabled_events"] == ["charge.refunded"])
        #expect(made["api_version"] == "2024-06-20")
        let seen = bench.get("webhook_endpoints/\(made.id)")
        #expect(seen["secret"] == nil)
        #expect(seen["description"] == "Shop")
        #expect(bench.ids("webhook_endpoints").first == made.id)
        #expect(bench.ids("webhook_endpoints").count == 2)
    }

    @Test func `each endpoint gets the events it asked for, signed with its own secret`() {
        let bench = StripeBench()
        let made = bench.post(
            "webhook_endpoints",
            "url=https://other.example/in&enabled_events[]=charge.succeeded"
                + "&enabled_events[]=charge.refunded")
        bench.pay()
        let events = bench.simulator.takeWebhooks()
        #expect(
            events.map(\.type) == [
                "payment_intent.created", "charge.succeeded", "charge.succeeded",
                "payment_intent.succeeded",
            ])
        let own = events.filter { $0.endpoint == made.id }
        #expect(own.map(\.type) == ["charge.succeeded"])
        #expect(own[0].id == events[1].id)
        let request = bench.simulator.delivery(of: own[0], at: bench.now, with: .current)
        #expect(request.host == "other.example")
        #expect(request.path == "/in")
        let usual = bench.simulator.delivery(of: events[1], at: bench.now, with: .current)
        #expect(usual.host == "merchant.example")
        #expect(request[signature] != usual[signature])
    }

    @Test func `a disabled or deleted endpoint gets nothing and is retried no more`() {
        let bench = StripeBench { $0.sendsWebhooks = false }
        let id = bench.post(
            "webhook_endpoints", "url=https://a.example/&enabled_events[]=*"
        ).id
        bench.pay()
        let event = bench.simulator.takeWebhooks()[0]
        #expect(bench.simulator.isWanted(event))
        #expect(bench.post("webhook_endpoints/\(id)", "disabled=true").state == "disabled")
        #expect(!bench.simulator.isWanted(event))
        bench.pay()
        #expect(bench.eventTypes() == [])
        #expect(bench.post("webhook_endpoints/\(id)", "disabled=false").state == "enabled")
        #expect(bench.simulator.isWanted(event))
        let gone = bench.delete("webhook_endpoints/\(id)")
        #expect(
            gone.json == ["id": .init(id), "object": "webhook_endpoint", "deleted": true])
        #expect(!bench.simulator.isWanted(event))
        #expect(bench.get("webhook_endpoints/\(id)").status == 404)
        #expect(bench.ids("webhook_endpoints") == [])
        bench.pay()
        #expect(bench.eventTypes() == [])
    }

    @Test func `an endpoint that fails for days is disabled, one success saves it`() {
        let bench = StripeBench()
        bench.pay()
        let event = bench.simulator.takeWebhooks()[0]
        func fail(after days: Int, succeeded: Bool = false) {
            bench.now = bench.now + .days(days)
            bench.simulator.noteDelivery(of: event, succeeded: succeeded, at: bench.now)
        }
        fail(after: 0)
        fail(after: 4)
        fail(after: 0, succeeded: true)
        fail(after: 3)
        fail(after: 4)
        #expect(bench.simulator.isWanted(event))
        fail(after: 1)
        #expect(!bench.simulator.isWanted(event))
        #expect(bench.list("webhook_endpoints")[0]["status"] == "disabled")
    }

    @Test func `a rolled secret signs besides the old one for a day`() {
        let bench = StripeBench()
        let id = bench.ids("webhook_endpoints")[0]
        bench.pay()
        let event = bench.simulator.takeWebhooks()[0]
        func parts(_ choice: WebhookSecretChoice) -> [Substring] {
            let request = bench.simulator.delivery(of: event, at: bench.now, with: choice)
            return request[signature]?.split(separator: ",").dropFirst().map { $0 } ?? []
        }
        let old = parts(.current)
        #expect(bench.simulator.choices(for: id) == ["roll-secret"])
        bench.decide("roll-secret", on: id)
        #expect(parts(.current).count == 2)
        #expect(parts(.current).last == old.first)
        #expect(parts(.previous) == old)
        bench.wait(.hours(24))
        #expect(parts(.current).count == 1)
        #expect(parts(.current) != old)
    }

    @Test func `an endpoint of an old version gets its version and no refund events`() {
        let bench = StripeBench { $0.sendsWebhooks = false }
        bench.post(
            "webhook_endpoints",
            "url=https://a.example/&enabled_events[]=*&api_version=2023-10-16")
        let payment = bench.pay()
        bench.post("refunds", "payment_intent=\(payment.id)")
        bench.wait(.seconds(1))
        let events = bench.events()
        #expect(
            events.map { $0["type"] } == [
                "payment_intent.created", "charge.succeeded", "payment_intent.succeeded",
                "charge.refunded", "charge.refund.updated",
            ])
        #expect(events.allSatisfy { $0["api_version"] == "2023-10-16" })
        #expect(bench.list("events")[0]["api_version"] == "2025-03-31.basil")
    }

    @Test func `a delivery can come in another version or from the other mode`() {
        let bench = StripeBench()
        bench.pay()
        let event = bench.simulator.takeWebhooks()[2]
        let old = bench.simulator.disguise(event, as: .oldVersion)
        let live = bench.simulator.disguise(event, as: .otherMode)
        let bodies = [event, old, live].map { (try? JSONValue.parse($0.body)) ?? .null }
        #expect(
            bodies.map { $0["api_version"] } == [
                "2025-03-31.basil", "2022-08-01", "2025-03-31.basil",
            ])
        #expect(bodies.map { $0["livemode"] } == [false, false, true])
        #expect(bodies[2]["data"]?["object"]?["livemode"] == true)
        // In that version an intent still shows its charges.
        #expect(
            bodies.map { $0["data"]?["object"]?["charges"]?["object"] } == [nil, "list", nil])
        #expect(old.id == event.id)
        #expect(old.endpoint == event.endpoint)
    }

    @Test(arguments: [
        ("enabled_events[]=*", "url", "Missing required param: url."),
        ("url=https://a.example/", "enabled_events", "Missing required param: enabled_events."),
        (
            "url=shop&enabled_events[]=*", "url",
            "Invalid URL: shop. An explicit scheme (such as https) must be provided."
        ),
        (
            "url=https://a.example/&enabled_events[]=*&enabled_events[]=Charges",
            "enabled_events[1]",
            "Invalid enabled_events[1]: Charges is not the name of an event."
        ),
        (
            "url=https://a.example/&enabled_events[]=*&api_version=soon", "api_version",
            "Invalid Stripe API version: soon"
        ),
    ])
    func `a wrong endpoint is refused with the place of the mistake`(
        form: String, param: String, message: String
    ) {
        let answer = StripeBench().post("webhook_endpoints", form)
        #expect(answer.status == 400)
        #expect(answer.error?["param"] == .init(param))
        #expect(answer.error?["message"] == .init(message))
    }

    @Test func `an account has sixteen endpoints at most`() {
        let bench = StripeBench()
        let form = "url=https://a.example/&enabled_events[]=*"
        for _ in 0..<15 { #expect(bench.post("webhook_endpoints", form).status == 200) }
        #expect(
            bench.post("webhook_endpoints", form).error?["message"]
                == "You have reached the maximum of 16 test webhook endpoints.")
        bench.delete("webhook_endpoints/\(bench.ids("webhook_endpoints")[0])")
        #expect(bench.post("webhook_endpoints", form).status == 200)
    }
}
