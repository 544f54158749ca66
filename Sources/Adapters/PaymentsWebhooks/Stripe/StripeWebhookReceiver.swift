import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Takes in Stripe's webhooks: verifies, reads, stores, acknowledges.
///
/// What an event means for a payment is decided elsewhere, later.
package struct StripeWebhookReceiver: HTTPHandler {
    private let secrets: [WebhookSecret]
    private let toleranceSeconds: Int
    private let expectsLiveMode: Bool
    private let clock: any WallClock
    private let intake: NoticeIntake

    /// A receiver that takes events signed with any of the secrets: the current one first, then the
    /// previous one while it is being replaced.
    ///
    /// `toleranceSeconds` is how far the signed timestamp may be from our clock, to either side.
    package init(
        secrets: [WebhookSecret], toleranceSeconds: Int = 300, expectsLiveMode: Bool = false,
        clock: any WallClock, receiver: any ReceiveNoticeUseCase
    ) {
        self.secrets = secrets
        self.toleranceSeconds = toleranceSeconds
        self.expectsLiveMode = expectsLiveMode
        self.clock = clock
        intake = NoticeIntake(provider: ProviderName("stripe"), receiver: receiver)
    }

    package func handle(_ request: RequestMessage) async -> ResponseMessage {
        let now = clock.now
        if let problem = signatureProblem(of: request, at: now) { return problem.response }
        guard let json = try? JSONValue.parse(request.body),
            let event = StripeEventReading(json)
        else { return WebhookProblem.bodyUnreadable.response }
        guard event.isLive == expectsLiveMode else { return WebhookProblem.wrongMode.response }
        return await intake.take(
            eventID: event.id, type: event.type, activity: event.activity, body: request.body,
            receivedAt: now)
    }

    private func signatureProblem(
        of request: RequestMessage, at now: Timestamp
    ) -> WebhookProblem? {
        guard let header = request[.stripeSignature].flatMap({ StripeSignatureHeader($0) }),
            secrets.contains(where: {
                $0.signed(header.signedPrefix, request.body, codes: header.codes)
            })
        else { return .signatureInvalid }
        let age = now.milliseconds / 1000 - header.seconds
        return abs(age) <= toleranceSeconds ? nil : .timestampOutOfTolerance
    }
}

extension HTTPField.Name {
    static let stripeSignature = named("Stripe-Signature")
}
