import PaymentsPorts

/// The outgoing events of a ``MemoryStore``.
struct MemoryOutbox: Sendable {
    private var all: [OutboxMessage] = []
    private var places: [TextKey: Int] = [:]
    private var waiting = AscendingList<Int>()

    var hasUnpublished: Bool { !waiting.isEmpty }

    func unpublished(limit: Int) -> [OutboxMessage] {
        waiting.elements.prefix(max(0, limit)).map { all[$0] }
    }

    /// Throws when a message of these is stored already, or twice among them: the same change would
    /// be announced twice.
    func check(_ messages: [OutboxMessage]) throws(StoreFailure) {
        for (place, message) in messages.enumerated() {
            let id = TextKey(message.id)
            let isRepeated = messages[..<place].contains { TextKey($0.id) == id }
            if isRepeated || places[id] != nil { throw .conflict }
        }
    }

    /// Stores messages that have passed ``check(_:)``.
    mutating func append(_ messages: [OutboxMessage]) {
        for message in messages {
            places[TextKey(message.id)] = all.count
            waiting.insert(all.count)
            all.append(message)
        }
    }

    mutating func markPublished(_ id: String) {
        if let place = places[TextKey(id)] { waiting.remove(place) }
    }
}
