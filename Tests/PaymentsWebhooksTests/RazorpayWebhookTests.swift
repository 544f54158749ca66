import HTTPModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsWebhooks

@Suite struct RazorpayWebhookTests {
    private let recorder = NoticeRecorder()
    private let body = #"{"entity":"event","event":"x","payload":{}}"#

    private func receiver(
        _ secrets: [String] = ["hook_secret", "old_secret"]
    ) -> RazorpayWebhookReceiver {
        RazorpayWebhookReceiver(
            secrets: secrets.map { WebhookSecret($0) }, clock: FixedClock(seconds: 1_760_000_020),
            receiver: recorder)
    }

    @Test func `the published vector is accepted`() async {
        let request = SignedRequests.razorpay(
            #"{"entity":"event","event":"payment.captured"}"#,
            code: "ef8b4df9ef84f94414ef65a573161e4ea77d48c69b40783686b18676f0c5fab0",
            eventID: "evt_A")
        #expect(verdict(await receiver().handle(request)) == "400 webhook_body_unreadable")
        #expect(
            verdict(await receiver(["test_secret"]).handle(request))
                == "400 webhook_signature_invalid")
    }

    @Test(arguments: ["hook_secret", "old_secret"])
    func `either secret is good while one replaces the other`(secret: String) async {
        let request = SignedRequests.razorpay(body, secret: secret)
        #expect(verdict(await receiver().handle(request)) == acknowledged)
    }

    @Test func `a missing, wrong or repeated signature is refused`() async {
        let good = SignedRequests.code(body, secret: "hook_secret")
        for code in [nil, "", "x", good.uppercased(), String(good.dropLast()), "\(good), \(good)"] {
            let request = SignedRequests.razorpay(body, code: code, eventID: "evt_A")
            #expect(verdict(await receiver().handle(request)) == "400 webhook_signature_invalid")
        }
        #expect(recorder.notices.isEmpty)
    }

    @Test func `one byte changed anywhere is refused`() async {
        let request = SignedRequests.razorpay(body)
        for place in request.body.indices {
            var changed = request
            changed.body[place] ^= 1
            #expect(verdict(await receiver().handle(changed)) == "400 webhook_signature_invalid")
        }
    }

    @Test(arguments: [nil, ""])
    func `an event without an id cannot be told from its twin`(eventID: String?) async {
        let request = SignedRequests.razorpay(body, eventID: eventID)
        #expect(verdict(await receiver().handle(request)) == "400 webhook_event_id_missing")
        #expect(recorder.notices.isEmpty)
    }

    @Test(arguments: ["", "[]", "{}", #"{"event":"x"}"#, #"{"event":1,"payload":{}}"#])
    func `a signed body that is no event is refused`(body: String) async {
        let request = SignedRequests.razorpay(body)
        #expect(verdict(await receiver().handle(request)) == "400 webhook_body_unreadable")
    }
}
