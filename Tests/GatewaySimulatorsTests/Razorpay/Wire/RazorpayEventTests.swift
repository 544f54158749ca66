import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@testable import GatewaySimulators

@Suite struct RazorpayEventTests {
    let account = RazorpayAccount()

    @Test(arguments: [
        (
            "test_secret", "order_AAAAAAAAAAAAA1|pay_AAAAAAAAAAAAA1",
            "5a727335709f8af9cdd1cd2570df982d1d4a9ef2f02e76b58142ed003d63511e"
        ),
        (
            "hook_secret", #"{"entity":"event","event":"payment.captured"}"#,
            "ef8b4df9ef84f94414ef65a573161e4ea77d48c69b40783686b18676f0c5fab0"
        ),
        (
            "test_secret", "plink_AAAAAAAAAAAAA1|ref-1|paid|pay_AAAAAAAAAAAAA1",
            "cfde3da29318945609e32773fe8d079d5ad6ecc7e85899f454393af0c32c28e5"
        ),
    ])
    func `a signature is the one that Razorpay's own library accepts`(
        secret: String, message: String, signature: String
    ) {
        #expect(RazorpaySignature.hex(of: Array(message.utf8), secret: secret) == signature)
    }

    @Test func `a delivery carries the raw body, its signature and the event's id`() throws {
        let account = RazorpayAccount { settings in
            settings.webhookURL = "http://shop.test:8080/hooks"
            settings.webhookSecret = "new"
            settings.previousWebhookSecret = "old"
        }
        _ = account.authorizedPayment()
        let event = try #require(account.simulator.takeWebhooks().first)
        let request = account.simulator.delivery(of: event, at: account.now, with: .current)
        #expect(request.head.method == .post)
        #expect(request.head.scheme == "http")
        #expect(request.host == "shop.test:8080")
        #expect(request.path == "/hooks")
        #expect(request.body == event.body)
        #expect(request[.contentType] == "application/json")
        #expect(request[.named("x-razorpay-event-id")] == event.id)
        let signature = HTTPField.Name.named("X-Razorpay-Signature")
        #expect(request[signature] == RazorpaySignature.hex(of: event.body, secret: "new"))
        let previous = account.simulator.delivery(of: event, at: account.now, with: .previous)
        #expect(previous[signature] == RazorpaySignature.hex(of: event.body, secret: "old"))
        let forged = account.simulator.delivery(of: event, at: account.now, with: .forged)
        #expect(forged[signature] != request[signature])
        #expect(forged[signature] != previous[signature])
    }

    @Test func `an event wraps its entities in the documented envelope`() throws {
        let id = account.payment(of: account.order(capture: "automatic"))
        account.act(id, "approve")
        let event = try #require(account.simulator.takeWebhooks().last)
        #expect(event.type == "order.paid")
        #expect(event.id.utf8.count == 14)
        let body = try JSONValue.parse(event.body)
        #expect(
            body.object?.names == [
                "entity", "account_id", "event", "contains", "payload", "created_at",
            ])
        #expect(body["entity"] == "event")
        #expect(body["account_id"] == "acc_PayCheck000001")
        #expect(body["event"] == "order.paid")
        #expect(body["contains"] == ["payment", "order"])
        #expect(body["created_at"]?.integer == account.now.seconds)
        let payment = body["payload"]?["payment"]?["entity"]
        #expect(payment?["id"]?.string == id)
        #expect(payment?["base_amount"] == 50_000)
        #expect(payment?["amount_transferred"] == 0)
        #expect(payment?["card"]?["last4"] == "1007")
        #expect(payment?["card"]?["network"] == "Visa")
        #expect(body["payload"]?["order"]?["entity"]?["status"] == "paid")
    }

    @Test func `an event shows the payment as it was at that moment`() throws {
        account.act(account.payment(of: account.order(capture: "automatic")), "approve")
        let events = account.simulator.takeWebhooks()
        #expect(
            events.map(\.type) == ["payment.authorized", "payment.captured", "order.paid"])
        let statuses = try events.map {
            try JSONValue.parse($0.body)["payload"]?["payment"]?["entity"]?["status"]?.string
        }
        #expect(statuses == ["authorized", "captured", "captured"])
    }

    @Test func `a refund's events carry the refund and the payment's total`() throws {
        let id = account.capturedPayment()
        _ = account.eventTypes
        _ = account.refund(id, 20_000)
        let events = account.simulator.takeWebhooks()
        #expect(events.map(\.type) == ["refund.created", "refund.processed"])
        let body = try JSONValue.parse(try #require(events.first).body)
        #expect(body["contains"] == ["refund", "payment"])
        #expect(body["payload"]?["refund"]?["entity"]?["amount"] == 20_000)
        #expect(body["payload"]?["payment"]?["entity"]?["amount_refunded"] == 20_000)
        #expect(body["payload"]?["payment"]?["entity"]?["status"] == "captured")
    }

    @Test func `events are handed out once`() {
        _ = account.authorizedPayment()
        #expect(account.eventTypes == ["payment.authorized"])
        #expect(account.eventTypes == [])
    }

    @Test func `failed deliveries are retried ever more slowly for a day`() {
        var total = 0
        var tries = 1
        var last = 0
        while let delay = account.simulator.retryDelay(afterTry: tries) {
            #expect(delay.milliseconds > last)
            last = delay.milliseconds
            total += delay.milliseconds
            tries += 1
        }
        #expect(tries == 11)
        #expect(total == VirtualDuration.minutes(1023).milliseconds)
    }
}
