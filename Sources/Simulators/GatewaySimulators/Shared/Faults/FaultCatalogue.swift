/// Every fault there is at a provider and on the way to and from it.
///
/// Faults of the merchant's own house are added where that house is simulated.
package enum FaultCatalogue {
    /// The name of the fault that limits how much a provider carries.
    package static let capacity = "capacity"

    package static let gateways: [FaultDescription] = transport + provider + webhook

    private static let transport: [FaultDescription] = [
        .init("refused", .transport, "The connection is refused; nothing was sent."),
        .init(
            "request-lost", .transport, "The request vanishes; the caller waits until it gives up."),
        .init("response-lost", .transport, "The request has its effect and the answer vanishes."),
        .init(
            "slow", .transport, "The request arrives late, perhaps after the caller gave up.",
            amount: "the delay"),
        .init("repeated", .transport, "The request arrives twice, as when a proxy sends it again."),
        .init("truncated", .transport, "The answer stops in the middle of its body."),
        .init(
            "dribbled", .transport, "The answer comes in pieces, perhaps after the caller gave up.",
            amount: "how long the whole takes"),
        .init("wrong-content-type", .transport, "The right body comes under the name `text/html`."),
        .init("reset", .transport, "The request has its effect and the connection breaks."),
    ]

    private static let provider: [FaultDescription] = [
        .init("error-before-effect", .provider, "503 from the provider's edge; nothing ran."),
        .init(
            "error-after-effect", .provider, "500 from the provider although the effect happened."),
        .init(
            "rolled-forward", .provider, "500 from the provider; the effect comes by itself later.",
            amount: "how much later"),
        .init(
            "rolled-back", .provider,
            "500 from the provider although the effect happened; it is undone later.",
            amount: "how much later"),
        .init("rate-limited", .provider, "429 from the rate limiter; nothing ran."),
        .init("lock-timeout", .provider, "The object is locked by another request; nothing ran."),
        .init(
            "key-in-use", .provider,
            "409 as if the first request under the idempotency key still ran; nothing ran."),
        .init(
            "key-forgotten", .provider, "The idempotency key is forgotten: the request runs again."),
        .init("html-error", .provider, "An HTML page with status 502 instead of an answer."),
        .init(
            "stale-read", .provider, "A read shows the object as it was before its last change.",
            amount: "how far reads lag behind"),
        .init(
            "slow-answer", .provider,
            "The effect happens at once and the answer comes late; a twin meets it still running.",
            amount: "the delay"),
        .init(
            capacity, .provider,
            "Only so many requests are carried; with more, answers are slow, then 429, then 503."),
    ]

    private static let webhook: [FaultDescription] = [
        .init("webhook-delayed", .webhook, "The webhook comes late.", amount: "the delay"),
        .init("webhook-duplicated", .webhook, "The webhook is delivered twice."),
        .init("webhook-dropped", .webhook, "The webhook never comes, retries included."),
        .init("webhook-early", .webhook, "The webhook arrives before the answer to the call."),
        .init("webhook-reordered", .webhook, "The webhook comes after the next one."),
        .init(
            "webhook-old-secret", .webhook, "The webhook is signed with the secret before rotation."
        ),
        .init(
            "webhook-old-version", .webhook, "The webhook has the form of an older API version."),
        .init("webhook-other-mode", .webhook, "The webhook says that it is of the other mode."),
    ]
}
