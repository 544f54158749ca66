import PaymentsDomain

/// Says cheaply whether a store holds work for sagas, the webhook worker or the outbox relay.
///
/// Workers ask it before they poll, so that an idle store costs them next to nothing.
package protocol WorkGauge: Sendable {
    /// What waits right now. A store that cannot be asked reports work of every kind: the worker
    /// then looks for itself and meets the failure where it can deal with it.
    var openWork: OpenWork { get }
}

/// The kinds of work that wait in a store.
package struct OpenWork: Sendable, Hashable {
    /// When the earliest unfinished saga is due; nil when none is waiting.
    package let earliestDue: Timestamp?
    package let hasUnpublished: Bool
    package let hasPendingNotices: Bool

    package init(earliestDue: Timestamp?, hasUnpublished: Bool, hasPendingNotices: Bool) {
        self.earliestDue = earliestDue
        self.hasUnpublished = hasUnpublished
        self.hasPendingNotices = hasPendingNotices
    }

    /// Work of every kind, due since ever.
    package static let everything = OpenWork(
        earliestDue: Timestamp(milliseconds: 0), hasUnpublished: true, hasPendingNotices: true)
}
