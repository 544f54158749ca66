import PaymentsDomain
import PaymentsPorts

/// The ledger of a ``MemoryStore``: entries are added and never changed.
struct MemoryJournal: Sendable {
    private(set) var all: [JournalEntry] = []
    private var ids: Set<TextKey> = []
    private var placesByPayment: [TextKey: [Int]] = [:]

    func entries(of payment: PaymentID) -> [JournalEntry] {
        placesByPayment[TextKey(payment.text)]?.map { all[$0] } ?? []
    }

    /// Throws when an entry of these is booked already, or twice among them.
    func check(_ entries: [JournalEntry]) throws(StoreFailure) {
        for (place, entry) in entries.enumerated() {
            let id = TextKey(entry.id)
            let isRepeated = entries[..<place].contains { TextKey($0.id) == id }
            if isRepeated || ids.contains(id) { throw .entryExists(entry.id) }
        }
    }

    /// Books entries that have passed ``check(_:)``.
    mutating func append(_ entries: [JournalEntry]) {
        for entry in entries {
            ids.insert(TextKey(entry.id))
            if let payment = entry.paymentID {
                placesByPayment[TextKey(payment.text), default: []].append(all.count)
            }
            all.append(entry)
        }
    }
}
