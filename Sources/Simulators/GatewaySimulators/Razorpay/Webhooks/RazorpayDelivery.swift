import HTTPModel
import HTTPTypes
import SimulationCore

/// The requests that carry events to the merchant, each to its own webhook.
struct RazorpayDelivery: Sendable {
    private struct Target: Sendable {
        let webhook: RazorpayWebhook
        let scheme: String
        let host: String
        let path: String
    }

    private let targets: [Target]
    private let secretsChangedAt: VirtualInstant?

    init(_ settings: RazorpaySettings) {
        targets = settings.webhooks.map(Self.target)
        secretsChangedAt = settings.money.webhookSecretsChangedAt
    }

    /// The signed request; an event from before the secrets changed keeps the older secret.
    func request(of event: WebhookEvent, with choice: WebhookSecretChoice) -> RequestMessage {
        let target = targets.first { $0.webhook.id == event.endpoint } ?? targets[0]
        let isOld = secretsChangedAt.map { event.createdAt < $0 } ?? false
        let secret =
            switch choice {
            case .current: isOld ? target.webhook.previousSecret : target.webhook.secret
            case .previous: target.webhook.previousSecret
            case .forged: "not the webhook secret"
            }
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        fields[.razorpayEventID] = event.id
        fields[.razorpaySignature] = RazorpaySignature.hex(of: event.body, secret: secret)
        return RequestMessage(
            .post, host: target.host, path: target.path, scheme: target.scheme, fields: fields,
            body: event.body)
    }

    /// Scheme, host and path of an address; `https` and `/` where it lacks them.
    private static func target(_ webhook: RazorpayWebhook) -> Target {
        var scheme = "https"
        var rest = Substring(webhook.url)
        if rest.hasPrefix("http://") {
            scheme = "http"
            rest = rest.dropFirst(7)
        } else if rest.hasPrefix("https://") {
            rest = rest.dropFirst(8)
        }
        let slash = rest.firstIndex(of: "/")
        return Target(
            webhook: webhook, scheme: scheme, host: String(slash.map { rest[..<$0] } ?? rest),
            path: slash.map { String(rest[$0...]) } ?? "/")
    }
}
