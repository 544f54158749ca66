import PaymentsDomain

/// An event that was stored with the change it tells of and waits to be published.
package struct OutboxMessage: Sendable, Hashable {
    /// The event's id, the same each time it is published.
    package let id: String
    package let event: PaymentEvent

    package init(id: String, event: PaymentEvent) {
        self.id = id
        self.event = event
    }
}

/// Keeps events until they are published: at least once, in order.
package protocol Outbox: Sendable {
    /// Events not yet published, oldest first.
    func unpublished(limit: Int) async throws(StoreFailure) -> [OutboxMessage]
    func markPublished(_ id: String) async throws(StoreFailure)
}

/// Tells other systems what happened to a payment.
package protocol EventPublisher: Sendable {
    /// Publishes one event. False when it cannot be said that everybody has it: publish it again.
    func publish(_ message: OutboxMessage) async -> Bool
}
