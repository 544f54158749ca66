import PaymentsDomain

/// Names one provider message: the provider and its event id.
package struct NoticeID: Sendable, Hashable {
    package let provider: ProviderName
    package let eventID: String

    package init(provider: ProviderName, eventID: String) {
        self.provider = provider
        self.eventID = eventID
    }
}

/// A verified webhook as it came, with what it says.
package struct ProviderNotice: Sendable, Hashable {
    package let id: NoticeID
    package let type: String
    /// What it says, read by the webhook adapter.
    package let activity: ProviderActivity
    /// The raw body, kept for people and for replays.
    package let body: [UInt8]
    package let receivedAt: Timestamp

    package init(
        id: NoticeID, type: String, activity: ProviderActivity, body: [UInt8],
        receivedAt: Timestamp
    ) {
        self.id = id
        self.type = type
        self.activity = activity
        self.body = body
        self.receivedAt = receivedAt
    }
}

/// Keeps webhooks between receipt and use: stored before they are acknowledged.
package protocol WebhookInbox: Sendable {
    /// Stores a notice. False when one of that id is stored already.
    func store(_ notice: ProviderNotice) async throws(StoreFailure) -> Bool
    /// Notices not yet applied and not parked, oldest first.
    func pendingNotices(limit: Int) async throws(StoreFailure) -> [ProviderNotice]
    /// Marks a notice that changed nothing as applied.
    func markApplied(_ id: NoticeID) async throws(StoreFailure)
    /// Puts a notice aside for a person: it is neither dropped nor tried for ever.
    func park(_ id: NoticeID, reason: String) async throws(StoreFailure)
    /// Notices put aside, with the reason.
    func parkedNotices() async throws(StoreFailure) -> [(notice: ProviderNotice, reason: String)]
}
