import HTTPModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsWebhooks

@Suite struct StripeSignatureTests {
    private let recorder = NoticeRecorder()
    private let body =
        #"{"id":"evt_1","object":"event","livemode":false,"type":"x","data":{"object":{}}}"#

    private func receiver(
        now: Int = 1_700_000_000, secrets: [String] = ["whsec_current", "whsec_previous"]
    ) -> StripeWebhookReceiver {
        StripeWebhookReceiver(
            secrets: secrets.map { WebhookSecret($0) }, clock: FixedClock(seconds: now),
            receiver: recorder)
    }

    @Test func `the published vector is accepted`() async {
        let body = #"{"id":"evt_1","object":"event"}"#
        let header =
            "t=1700000000,"
            + "v1=0c8670ed117751cc551a20e35839447075c42800ea3cf3e8a2fbda99cd1e6edd"
        let request = SignedRequests.stripe(body, header: header)
        let good = receiver(secrets: ["whsec_test_secret"])
        #expect(verdict(await good.handle(request)) == "400 webhook_body_unreadable")
        let other = receiver(secrets: ["test_secret"])
        #expect(verdict(await other.handle(request)) == "400 webhook_signature_invalid")
    }

    @Test(arguments: ["whsec_current", "whsec_previous"])
    func `either secret is good while one replaces the other`(secret: String) async {
        let request = SignedRequests.stripe(body, secret: secret)
        #expect(verdict(await receiver().handle(request)) == acknowledged)
        #expect(recorder.notices.count == 1)
    }

    @Test func `any of several codes is enough, and other schemes count for nothing`() async {
        let good = SignedRequests.code("1700000000.\(body)", secret: "whsec_current")
        let bad = String(repeating: "0", count: 64)
        for header in [
            "t=1700000000,v1=\(bad),v1=\(good)", "t=1700000000,v1=\(good),v1=\(bad)",
            "t=1700000000, v0=\(bad), v1=\(good)", "v1=\(good),t=1700000000",
        ] {
            let request = SignedRequests.stripe(body, header: header)
            #expect(verdict(await receiver().handle(request)) == acknowledged)
        }
        for header in [
            "t=1700000000,v0=\(good)", "t=1700000000,v1=\(bad)", "t=1700000000",
            "t=1700000001,v1=\(good)", "t=01700000000,v1=\(good)", "v1=\(good)",
            "t=,v1=\(good)", "t=-1,v1=\(good)", "t=1e9,v1=\(good)",
            "t=99999999999999999999,v1=\(good)",
            "t=1700000000,v1=\(good.uppercased())", "t=1700000000,v1=\(good.dropLast())",
            "t=1700000000,v1=\(good)0", "", ",,,", "=", "t=1700000000,v1=",
        ] {
            let request = SignedRequests.stripe(body, header: header)
            #expect(
                verdict(await receiver().handle(request)) == "400 webhook_signature_invalid",
                "\(header)")
        }
        let unsigned = SignedRequests.stripe(body, header: nil)
        #expect(verdict(await receiver().handle(unsigned)) == "400 webhook_signature_invalid")
    }

    @Test(arguments: [
        (-301, "400 webhook_timestamp_out_of_tolerance"), (-300, acknowledged), (0, acknowledged),
        (300, acknowledged), (301, "400 webhook_timestamp_out_of_tolerance"),
    ])
    func `a timestamp may be five minutes off, to either side`(
        offset: Int, expected: String
    ) async {
        let request = SignedRequests.stripe(body, at: 1_700_000_000 + offset)
        #expect(verdict(await receiver().handle(request)) == expected)
        #expect(recorder.notices.count == (expected == acknowledged ? 1 : 0))
    }

    @Test func `one byte changed anywhere is refused`() async {
        let request = SignedRequests.stripe(body)
        for place in request.body.indices {
            var changed = request
            changed.body[place] ^= 1
            #expect(verdict(await receiver().handle(changed)) == "400 webhook_signature_invalid")
        }
        #expect(recorder.notices.isEmpty)
    }

    @Test func `with no secret nothing is accepted`() async {
        let request = SignedRequests.stripe(body, secret: "")
        #expect(
            verdict(await receiver(secrets: []).handle(request)) == "400 webhook_signature_invalid")
    }

    @Test func `no description or dump shows a secret`() {
        let shown: [Any] = [
            WebhookSecret("whsec_current"), receiver(),
            RazorpayWebhookReceiver(
                secrets: [WebhookSecret("whsec_current")], clock: FixedClock(seconds: 0),
                receiver: recorder),
        ]
        for value in shown {
            var text = "\(value) \(String(reflecting: value)) "
            dump(value, to: &text)
            #expect(!text.contains("whsec_current"))
            #expect(!text.contains("SymmetricKey"))
            #expect(text.contains("redacted"))
        }
    }
}
