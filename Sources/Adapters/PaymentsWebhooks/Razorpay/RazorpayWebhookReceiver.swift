import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Takes in Razorpay's webhooks: verifies, reads, stores, acknowledges.
///
/// The signature covers the body only. There is no timestamp to hold against the clock, so a replay
/// is recognised by the event id alone, which is in a header field that nothing signs.
package struct RazorpayWebhookReceiver: HTTPHandler {
    private let secrets: [WebhookSecret]
    private let clock: any WallClock
    private let intake: NoticeIntake

    /// A receiver that takes events signed with any of the secrets; events from before a change are
    /// sent again with the previous one.
    package init(
        secrets: [WebhookSecret], clock: any WallClock, receiver: any ReceiveNoticeUseCase
    ) {
        self.secrets = secrets
        self.clock = clock
        intake = NoticeIntake(provider: ProviderName("razorpay"), receiver: receiver)
    }

    package func handle(_ request: RequestMessage) async -> ResponseMessage {
        guard let code = request[.razorpaySignature],
            secrets.contains(where: { $0.signed([], request.body, codes: [code[...].utf8]) })
        else { return WebhookProblem.signatureInvalid.response }
        guard let eventID = request[.razorpayEventID], !eventID.isEmpty else {
            return WebhookProblem.eventIDMissing.response
        }
        guard let json = try? JSONValue.parse(request.body),
            let event = RazorpayEventReading(json)
        else { return WebhookProblem.bodyUnreadable.response }
        return await intake.take(
            eventID: eventID, type: event.type, activity: event.activity, body: request.body,
            receivedAt: clock.now)
    }
}

extension HTTPField.Name {
    static let razorpaySignature = named("X-Razorpay-Signature")
    static let razorpayEventID = named("x-razorpay-event-id")
}
