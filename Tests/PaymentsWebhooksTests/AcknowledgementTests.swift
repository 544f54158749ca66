import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsPorts
import Testing

@testable import PaymentsWebhooks

@Suite struct AcknowledgementTests {
    private let stripeBody =
        #"{"id":"evt_1","livemode":false,"type":"x","data":{"object":{}}}"#
    private let razorpayBody = #"{"event":"x","payload":{}}"#

    private func receivers(
        _ recorder: NoticeRecorder
    ) -> [(any HTTPHandler, RequestMessage)] {
        [
            (
                StripeWebhookReceiver(
                    secrets: [WebhookSecret("whsec_current")],
                    clock: FixedClock(seconds: 1_700_000_000), receiver: recorder),
                SignedRequests.stripe(stripeBody)
            ),
            (
                RazorpayWebhookReceiver(
                    secrets: [WebhookSecret("hook_secret")], clock: FixedClock(seconds: 0),
                    receiver: recorder),
                SignedRequests.razorpay(razorpayBody)
            ),
        ]
    }

    @Test func `the same event twice is acknowledged twice and stored once`() async {
        let recorder = NoticeRecorder()
        for (receiver, request) in receivers(recorder) {
            #expect(verdict(await receiver.handle(request)) == acknowledged)
            #expect(verdict(await receiver.handle(request)) == acknowledged)
        }
        #expect(recorder.notices.count == 2)
    }

    @Test(arguments: [CommandFailure.storeUnavailable, .conflict])
    func `what could not be stored is not acknowledged`(failure: CommandFailure) async {
        for (receiver, request) in receivers(NoticeRecorder(failure: failure)) {
            let response = await receiver.handle(request)
            #expect(verdict(response) == "503 store_unavailable")
            #expect(response[.retryAfter] == "5")
        }
    }

    @Test func `a refusal is problem details`() async throws {
        let receiver = receivers(NoticeRecorder())[0].0
        let response = await receiver.handle(SignedRequests.stripe("{}", header: nil))
        #expect(response[.contentType] == "application/problem+json")
        #expect(
            try JSONValue.parse(response.body) == [
                "type": "about:blank", "title": "The signature is not valid", "status": 400,
                "detail": "no signature in the request was made with a secret of ours",
                "code": "webhook_signature_invalid",
            ])
    }
}
