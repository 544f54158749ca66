import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayWebhookTests {
    private static let second = RazorpayWebhook(
        id: "SecondWebhook1", url: "http://other.test/hook", secret: "second_secret",
        previousSecret: "second_before", events: ["payment.captured"])

    @Test func `each webhook gets the events it wants, under one id and its own secret`() throws {
        let account = RazorpayAccount {
            $0.money.webhookEvents = ["payment.authorized", "payment.captured"]
            $0.money.moreWebhooks = [Self.second]
        }
        _ = account.capturedPayment()
        let events = account.simulator.takeWebhooks()
        #expect(
            events.map { "\($0.endpoint) \($0.type)" } == [
                "\(RazorpaySettings.ownWebhookID) payment.authorized",
                "\(RazorpaySettings.ownWebhookID) payment.captured",
                "SecondWebhook1 payment.captured",
            ])
        #expect(events[1].id == events[2].id)
        #expect(events[1].body == events[2].body)
        let own = account.simulator.delivery(of: events[1], at: account.now, with: .current)
        let other = account.simulator.delivery(of: events[2], at: account.now, with: .current)
        #expect(own.head.authority == "merchant.test")
        #expect(other.head.authority == "other.test")
        #expect(other.head.scheme == "http")
        #expect(other.path == "/hook")
        let signature = HTTPField.Name.named("X-Razorpay-Signature")
        #expect(own[signature] != other[signature])
    }

    @Test func `after a change of secrets an older event keeps the older secret`() {
        let rotated = VirtualInstant.worldStart + .hours(1)
        let account = RazorpayAccount { $0.money.webhookSecretsChangedAt = rotated }
        _ = account.authorizedPayment()
        let old = account.simulator.takeWebhooks()[0]
        account.wait(.hours(2))
        _ = account.authorizedPayment()
        let new = account.simulator.takeWebhooks()[0]
        let signature = HTTPField.Name.named("X-Razorpay-Signature")
        let sign = { (event: WebhookEvent, choice: WebhookSecretChoice) in
            account.simulator.delivery(of: event, at: account.now, with: choice)[signature]
        }
        #expect(sign(old, .current) == sign(old, .previous))
        #expect(sign(new, .current) != sign(new, .previous))
    }

    @Test func `a webhook that fails for a day is switched off until somebody switches it on`() {
        let account = RazorpayAccount()
        let hook = RazorpaySettings.ownWebhookID
        _ = account.authorizedPayment()
        let event = account.simulator.takeWebhooks()[0]
        account.simulator.noteDelivery(of: event, succeeded: false, at: account.now)
        account.wait(.hours(23))
        account.simulator.noteDelivery(of: event, succeeded: false, at: account.now)
        _ = account.authorizedPayment()
        #expect(account.eventTypes == ["payment.authorized"])
        account.wait(.hours(1))
        _ = account.authorizedPayment()
        #expect(account.eventTypes == [])
        #expect(account.simulator.choices(for: hook) == ["enable"])
        account.decide("enable", on: hook)
        #expect(account.eventTypes == [])
        _ = account.authorizedPayment()
        #expect(account.eventTypes == ["payment.authorized"])
        #expect(account.simulator.choices(for: hook) == ["disable"])
    }

    @Test func `an older delivery lacks newer members and is signed for what it says`() throws {
        let account = RazorpayAccount()
        _ = account.authorizedPayment()
        let event = account.simulator.takeWebhooks()[0]
        let older = account.simulator.disguise(event, as: .oldVersion)
        let names = try JSONValue.parse(older.body)["payload"]?["payment"]?["entity"]?.object?.names
        let known = try #require(names)
        #expect(known.contains("error_code"))
        #expect(known.contains("fee"))
        for name in ["base_amount", "amount_transferred", "error_source", "error_reason"] {
            #expect(!known.contains(name), "\(name)")
        }
        #expect(older.id == event.id)
        let signature = HTTPField.Name.named("X-Razorpay-Signature")
        #expect(
            account.simulator.delivery(of: older, at: account.now, with: .current)[signature]
                != account.simulator.delivery(of: event, at: account.now, with: .current)[signature]
        )
    }

    @Test func `no try makes sense to a webhook that is off`() {
        let account = RazorpayAccount()
        _ = account.authorizedPayment()
        let event = account.simulator.takeWebhooks()[0]
        #expect(account.simulator.isWanted(event))
        account.decide("disable", on: RazorpaySettings.ownWebhookID)
        #expect(!account.simulator.isWanted(event))
    }

    @Test func `one success begins the day anew`() {
        let account = RazorpayAccount()
        _ = account.authorizedPayment()
        let event = account.simulator.takeWebhooks()[0]
        account.simulator.noteDelivery(of: event, succeeded: false, at: account.now)
        account.wait(.hours(20))
        account.simulator.noteDelivery(of: event, succeeded: true, at: account.now)
        account.simulator.noteDelivery(of: event, succeeded: false, at: account.now)
        account.wait(.hours(10))
        _ = account.authorizedPayment()
        #expect(account.eventTypes == ["payment.authorized"])
        account.wait(.hours(14))
        _ = account.authorizedPayment()
        #expect(account.eventTypes == [])
    }

    @Test func `one webhook's failures do not silence another`() {
        let account = RazorpayAccount { $0.money.moreWebhooks = [Self.second] }
        _ = account.capturedPayment()
        let events = account.simulator.takeWebhooks()
        for event in events where event.endpoint == Self.second.id {
            account.simulator.noteDelivery(of: event, succeeded: false, at: account.now)
        }
        account.wait(.hours(24))
        _ = account.capturedPayment()
        let types = account.simulator.takeWebhooks().filter { $0.type == "payment.captured" }
        #expect(types.map(\.endpoint) == [RazorpaySettings.ownWebhookID])
    }
}
