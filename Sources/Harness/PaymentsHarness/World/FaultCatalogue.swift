import GatewaySimulators

// The merchant's own house can misbehave as well as the providers.
extension FaultCatalogue {
    /// Every fault there is; scenario files may use these names and no others.
    package static let all: [FaultDescription] = gateways + process + store

    package static var names: [String] { all.map(\.name) }

    package static func description(of name: String) -> FaultDescription? {
        all.first { $0.name == name }
    }

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

/// The labels of calls a fault can be placed on.
package enum CallCatalogue {
    /// Calls between the payments system and a provider, as the simulators label them.
    package static let provider = GatewayCalls.requests
    /// Deliveries of webhooks.
    package static let webhooks = GatewayCalls.webhooks
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
