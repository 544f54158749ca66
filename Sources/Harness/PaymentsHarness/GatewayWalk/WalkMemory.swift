import JSONModel

/// What a walk remembers of an object it met, to aim later requests well.
struct WalkObject: Sendable, Hashable {
    /// The provider's word: `payment_intent`, `order`.
    let kind: String
    let id: String
    var status: String?
    var amount: Int?
    var currency: String?
    /// The object it belongs to: a refund's payment, a payment's order.
    var parent: String?
}

/// The objects met last, a few of each kind: older ones are no longer worth aiming at.
struct WalkMemory: Sendable {
    private static let kept = 40

    private var kinds: [String: [WalkObject]] = [:]

    /// The remembered objects of a kind, oldest first.
    func all(_ kind: String) -> [WalkObject] { kinds[kind] ?? [] }

    /// The remembered objects of a kind in one of these states.
    func all(_ kind: String, in statuses: [String]) -> [WalkObject] {
        all(kind).filter { statuses.contains($0.status ?? "") }
    }

    mutating func note(_ object: WalkObject) {
        var objects = kinds[object.kind] ?? []
        kinds[object.kind] = nil
        if let place = objects.lastIndex(where: { $0.id == object.id }) {
            var known = objects[place]
            known.status = object.status ?? known.status
            known.amount = object.amount ?? known.amount
            known.currency = object.currency ?? known.currency
            known.parent = object.parent ?? known.parent
            objects[place] = known
        } else {
            if objects.count >= Self.kept { objects.removeFirst(objects.count - Self.kept + 1) }
            objects.append(object)
        }
        kinds[object.kind] = objects
    }
}
