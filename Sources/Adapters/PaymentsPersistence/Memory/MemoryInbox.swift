import PaymentsDomain
import PaymentsPorts

/// The webhooks of a ``MemoryStore``.
///
/// A notice is pending, parked or applied; applied is final.
struct MemoryInbox: Sendable {
    private var all: [ProviderNotice] = []
    private var places: [ProviderKey: Int] = [:]
    private var pending = AscendingList<Int>()
    private var parked = AscendingList<Int>()
    private var reasons: [Int: String] = [:]

    var hasPending: Bool { !pending.isEmpty }

    func pendingNotices(limit: Int) -> [ProviderNotice] {
        pending.elements.prefix(max(0, limit)).map { all[$0] }
    }

    func parkedNotices() -> [(notice: ProviderNotice, reason: String)] {
        parked.elements.map { (all[$0], reasons[$0] ?? "") }
    }

    mutating func store(_ notice: ProviderNotice) -> Bool {
        let key = Self.key(notice.id)
        guard places[key] == nil else { return false }
        places[key] = all.count
        pending.insert(all.count)
        all.append(notice)
        return true
    }

    mutating func markApplied(_ id: NoticeID) {
        guard let place = places[Self.key(id)] else { return }
        pending.remove(place)
        parked.remove(place)
        reasons[place] = nil
    }

    mutating func park(_ id: NoticeID, reason: String) {
        guard let place = places[Self.key(id)] else { return }
        guard pending.contains(place) || parked.contains(place) else { return }
        pending.remove(place)
        parked.insert(place)
        reasons[place] = reason
    }

    private static func key(_ id: NoticeID) -> ProviderKey {
        ProviderKey(id.provider.text, id.eventID)
    }
}
