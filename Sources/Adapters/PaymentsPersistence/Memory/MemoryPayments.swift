import PaymentsDomain
import PaymentsPorts

/// The payments and API idempotency keys of a ``MemoryStore``.
struct MemoryPayments: Sendable {
    /// In the order they were first stored; a payment keeps its place.
    private(set) var all: [Payment] = []
    private var places: [TextKey: Int] = [:]
    private var placesByOrder: [TextKey: AscendingList<Int>] = [:]
    private var placesByTransaction: [ProviderKey: AscendingList<Int>] = [:]
    private var keys: [TextKey: IdempotencyRecord] = [:]

    func payment(_ id: PaymentID) -> Payment? { places[TextKey(id.text)].map { all[$0] } }

    func payments(of order: OrderID) -> [Payment] {
        placesByOrder[TextKey(order.text)]?.elements.map { all[$0] } ?? []
    }

    func payment(provider: ProviderName, transactionID: TransactionID) -> Payment? {
        placesByTransaction[ProviderKey(provider.text, transactionID.text)]?.first.map { all[$0] }
    }

    func idempotencyRecord(_ key: String) -> IdempotencyRecord? { keys[TextKey(key)] }

    /// Throws unless the change was based on the version that is stored and its key is free.
    func check(_ change: PaymentChange) throws(StoreFailure) {
        let stored = payment(change.payment.id)?.version
        let expected = change.payment.version == 1 ? nil : change.payment.version &- 1
        guard stored == expected else { throw .conflict }
        if let key = change.idempotency?.key, keys[TextKey(key)] != nil { throw .keyTaken(key) }
    }

    /// Stores a change that has passed ``check(_:)``.
    mutating func apply(_ change: PaymentChange) {
        let isClean = change.payment.changes.isEmpty
        let payment =
            isClean ? change.payment : Payment(restoring: PaymentRecord(change.payment))
        if let place = places[TextKey(payment.id.text)] {
            replace(at: place, with: payment)
        } else {
            let place = all.count
            all.append(payment)
            places[TextKey(payment.id.text)] = place
            placesByOrder[TextKey(payment.orderID.text), default: AscendingList()].insert(place)
            if let key = Self.transactionKey(payment) {
                placesByTransaction[key, default: AscendingList()].insert(place)
            }
        }
        if let record = change.idempotency { keys[TextKey(record.key)] = record }
    }

    private mutating func replace(at place: Int, with payment: Payment) {
        let (oldOrder, newOrder) = (
            TextKey(all[place].orderID.text), TextKey(payment.orderID.text)
        )
        if oldOrder != newOrder {
            placesByOrder[oldOrder]?.remove(place)
            placesByOrder[newOrder, default: AscendingList()].insert(place)
        }
        let (oldKey, newKey) = (
            Self.transactionKey(all[place]), Self.transactionKey(payment)
        )
        if oldKey != newKey {
            if let oldKey { placesByTransaction[oldKey]?.remove(place) }
            if let newKey { placesByTransaction[newKey, default: AscendingList()].insert(place) }
        }
        all[place] = payment
    }

    private static func transactionKey(_ payment: Payment) -> ProviderKey? {
        payment.transactionID.map { ProviderKey(payment.provider.text, $0.text) }
    }
}
