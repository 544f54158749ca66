import Crypto
import HTTPModel
import HTTPTypes
import SimulationCore

/// How an event travels to an endpoint: signed anew for every try.
struct StripeDelivery: Sendable {
    private let settings: StripeSettings
    /// Where events go that name no endpoint.
    private let fallback: StripeEndpoint
    private let forged = StripeSigner(secret: "whsec_forged")

    init(settings: StripeSettings) {
        self.settings = settings
        fallback = StripeEndpoint(settings)
    }

    func request(
        for event: WebhookEvent, to endpoint: StripeEndpoint?, at now: VirtualInstant,
        with choice: WebhookSecretChoice
    ) -> RequestMessage {
        let endpoint = endpoint ?? fallback
        var fields = Self.fields
        fields.append(
            HTTPField(
                name: StripeHeaders.signature,
                value: signature(of: event.body, at: now, from: endpoint.secrets, with: choice)))
        return RequestMessage(
            .post, host: endpoint.address.authority, path: endpoint.address.path,
            scheme: endpoint.address.scheme, fields: fields, body: event.body)
    }

    private static let fields: HTTPFields = [
        .contentType: "application/json; charset=utf-8",
        .userAgent: "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    ]

    /// The value of the signature field.
    ///
    /// While a rotation lasts, the endpoint's new and old secret both sign. A delivery signed with
    /// the previous secret alone was made before the rotation.
    private func signature(
        of body: [UInt8], at now: VirtualInstant, from secrets: StripeEndpointSecrets,
        with choice: WebhookSecretChoice
    ) -> String {
        let moment = String(now.seconds)
        let start = "t=" + moment + ",v1="
        switch choice {
        case .current:
            let value = start + secrets.signer.sign(body, at: moment)
            guard let previous = secrets.previous else { return value }
            if let end = secrets.previousUntil, now >= end { return value }
            return value + ",v1=" + previous.sign(body, at: moment)
        case .previous: return start + secrets.retired.sign(body, at: moment)
        case .forged: return start + forged.sign(body, at: moment)
        }
    }

    /// The wait after the n-th failed try, doubling each time, until the limit would be passed.
    func retryDelay(afterTry number: Int) -> VirtualDuration? {
        guard number >= 1, number < 32 else { return nil }
        let first = settings.firstWebhookRetry.milliseconds
        let total = first * ((1 << number) - 1)
        guard total <= settings.webhookRetryLimit.milliseconds else { return nil }
        return .milliseconds(first << (number - 1))
    }
}

/// Signs with one secret; the key's share of the work is done once.
struct StripeSigner: Sendable {
    private let keyed: HMAC<SHA256>

    /// The whole secret is the key, `whsec_` included.
    init(secret: String) {
        keyed = HMAC<SHA256>(key: SymmetricKey(data: Array(secret.utf8)))
    }

    /// The lower-case hexadecimal HMAC-SHA256 of `<seconds>.<body>`.
    func sign(_ body: [UInt8], at seconds: String) -> String {
        // One update and one look at the result: each crosses into generic code.
        var message = Array(seconds.utf8)
        message.reserveCapacity(message.count + 1 + body.count)
        message.append(UInt8(ascii: "."))
        message.append(contentsOf: body)
        var code = keyed
        code.update(data: message)
        return code.finalize().withUnsafeBytes { Hexadecimal.encode(Array($0)) }
    }
}
