import PaymentsPorts

/// Moves events from the outbox to the publisher, in order and at least once.
///
/// An event is marked only after it was published, so a crash between the two publishes it again. The
/// relay stops at the first event that does not go through: the ones after it must not overtake it.
package struct OutboxRelay: Sendable {
    /// The most events one call publishes; whoever calls decides when to call again.
    package static let batchSize = 256

    private let outbox: any Outbox
    private let publisher: any EventPublisher

    package init(outbox: any Outbox, publisher: any EventPublisher) {
        self.outbox = outbox
        self.publisher = publisher
    }

    /// Publishes what waits, and returns how many events were published and marked.
    ///
    /// A failing store or publisher ends the call early; what is left waits for the next one.
    package func drain() async -> Int {
        var published = 0
        do throws(StoreFailure) {
            for message in try await outbox.unpublished(limit: Self.batchSize) {
                guard await publisher.publish(message) else { return published }
                try await outbox.markPublished(message.id)
                published += 1
            }
        } catch {
            return published
        }
        return published
    }
}
