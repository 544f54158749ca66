import GatewaySimulators

/// A misbehaviour that has a name: the same in scenario files, documents, traces and code.
package struct FaultDescription: Sendable, Hashable {
    /// What kind of thing misbehaves.
    package enum Family: String, Sendable, Hashable, CaseIterable {
        case transport
        case provider
        case webhook
        case process
        case store
    }

    package let name: String
    package let family: Family
    /// One sentence for people.
    package let summary: String
    /// What its `amount` means, when it takes one.
    package let amount: String?
}

/// Every fault there is.
///
/// Scenario files may use these names and no others.
package enum FaultCatalogue {
    package static let all: [FaultDescription] = transport + provider + webhook + process + store

    package static var names: [String] { all.map(\.name) }

    package static func description(of name: String) -> FaultDescription? {
        all.first { $0.name == name }
    }

    private static let transport: [FaultDescription] = [
        .init("refused", .transport, "The connection is refused; nothing was sent."),
        .init(
            "request-lost", .transport, "The request vanishes; the caller waits until it gives up."),
        .init("response-lost", .transport, "The request has its effect and the answer vanishes."),
        .init(
            "slow", .transport, "The request arrives late, perhaps after the caller gave up.",
            amount: "the delay"),
        .init("repeated", .transport, "The request arrives twice, as when a proxy sends it again."),
    ]

    private static let provider: [FaultDescription] = [
        .init("error-before-effect", .provider, "503 from the provider's edge; nothing ran."),
        .init(
            "error-after-effect", .provider, "500 from the provider although the effect happened."),
        .init("rate-limited", .provider, "429 from the rate limiter; nothing ran."),
        .init("lock-timeout", .provider, "The object is locked by another request; nothing ran."),
        .init("html-error", .provider, "An HTML page with status 502 instead of an answer."),
        .init("stale-read", .provider, "A read shows the object as it was before its last change."),
    ]

    private static let webhook: [FaultDescription] = [
        .init("webhook-delayed", .webhook, "The webhook comes late.", amount: "the delay"),
        .init("webhook-duplicated", .webhook, "The webhook is delivered twice."),
        .init("webhook-dropped", .webhook, "The webhook never comes, retries included."),
        .init("webhook-early", .webhook, "The webhook arrives before the answer to the call."),
        .init(
            "webhook-old-secret", .webhook, "The webhook is signed with the secret before rotation."
        ),
    ]

    private static let process: [FaultDescription] = [
        .init(
            "crash-before", .process, "The node dies just before the port call.",
            amount: "how long until it is restarted"),
        .init(
            "crash-after", .process, "The node dies just after the port call.",
            amount: "how long until it is restarted"),
    ]

    private static let store: [FaultDescription] = [
        .init("store-conflict", .store, "Somebody else changed the payment first."),
        .init("store-unavailable", .store, "The store does not answer; nothing was stored."),
    ]
}

extension FaultDescription {
    fileprivate init(_ name: String, _ family: Family, _ summary: String, amount: String? = nil) {
        self.init(name: name, family: family, summary: summary, amount: amount)
    }
}

/// The labels of calls a fault can be placed on.
package enum CallCatalogue {
    /// Calls between the payments system and a provider, as the simulators label them.
    package static let provider = [
        "stripe.authorize", "stripe.retrieve", "stripe.capture", "stripe.cancel", "stripe.refund",
        "stripe.retrieve-refund", "stripe.list-refunds", "stripe.list-payments", "stripe.balance",
        "stripe.events", "stripe.charges", "stripe.bank-page", "razorpay.create-order",
        "razorpay.authorize", "razorpay.bank-page", "razorpay.retrieve", "razorpay.order-payments",
        "razorpay.find-order", "razorpay.capture", "razorpay.refund", "razorpay.retrieve-refund",
        "razorpay.list-refunds", "razorpay.list-payments",
    ]
    /// Deliveries of webhooks.
    package static let webhooks = ["stripe.webhook", "razorpay.webhook"]
    /// Requests of Orders and operators to the payments API, and events to Orders.
    package static let merchant = ["payments.api", "orders.events"]
    /// Calls of a node's ports, where crashes and store faults strike.
    package static let ports = [
        "gateway.authorize", "gateway.capture", "gateway.cancel", "gateway.refund", "gateway.find",
        "gateway.find-refunds", "gateway.activity", "store.load", "store.commit", "store.saga",
        "inbox.store", "inbox.apply", "outbox.read", "outbox.mark", "ledger.read", "ledger.post",
        "publisher.publish",
    ]
    package static let all = provider + webhooks + merchant + ports

    /// Whether a placement names a known call, a family of calls (`stripe.*`) or any call (`*`).
    package static func knows(_ call: String) -> Bool {
        if call == "*" || all.contains(call) { return true }
        guard call.hasSuffix(".*") else { return false }
        return all.contains { $0.hasPrefix(call.dropLast()) }
    }
}
