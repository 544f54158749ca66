import SimulationCore

/// An object whose id is computed from its place.
protocol StripeIdentified: Sendable {
    var identity: StripeIdentity { get }
}

extension StripeIdentified {
    /// The id as requests and answers write it.
    var id: String { identity.text }
    /// The part that the ids of everything around one payment share.
    var stem: String { identity.stem }
}

/// The objects of one kind, in order of creation, found by place or by id.
///
/// Of objects that changed lately the version before their last change is kept as well, because a
/// stale read shows that one. All changes between two calls of ``beginTurn(at:)`` count as one.
struct StripeStore<Object: Sendable>: Sendable {
    private struct Earlier: Sendable {
        let place: Int
        let object: Object
        let turn: Int
        let changed: VirtualInstant
    }

    private var objects = StripePages<Object>()
    private var places: [String: Int] = [:]
    /// The versions before the latest changes, the oldest overwritten first.
    private var earlier: [Earlier] = []
    private var nextEarlier = 0
    private var turn = 0
    private var turnStart = VirtualInstant.worldStart
    private var countAtTurn = 0

    /// How many changes a stale read can look behind.
    private static var depth: Int { 16_384 }

    var count: Int { objects.count }

    subscript(place: Int) -> Object {
        _read { yield objects[place] }
    }

    func place(of id: String) -> Int? { places[id] }

    /// The object now, or as it was before its last change if it has changed lately.
    func version(at place: Int, isStale: Bool) -> Object {
        isStale ? version(at: place, changedSince: nil) : objects[place]
    }

    /// The object as it was before its last change, if that change came after a moment.
    func version(at place: Int, changedSince moment: VirtualInstant?) -> Object {
        for step in 1...max(1, earlier.count) where step <= earlier.count {
            let entry = earlier[(nextEarlier - step + earlier.count) % earlier.count]
            guard entry.place == place else { continue }
            if let moment, entry.changed < moment { return objects[place] }
            return entry.object
        }
        return objects[place]
    }

    mutating func beginTurn(at moment: VirtualInstant = .worldStart) {
        turn += 1
        turnStart = moment
        countAtTurn = objects.count
    }

    mutating func insert(_ object: Object, id: String) -> Int {
        places[id] = objects.count
        return objects.append(object)
    }

    /// Adds an object that is not found by a kept id.
    mutating func append(_ object: Object) -> Int { objects.append(object) }

    mutating func change(_ place: Int, _ body: (inout Object) -> Void) {
        if place < countAtTurn { keepVersion(of: place) }
        body(&objects[place])
    }

    /// Remembers a version once a turn; the entries of this turn are the last ones.
    private mutating func keepVersion(of place: Int) {
        var step = 1
        while step <= earlier.count {
            let entry = (nextEarlier - step + earlier.count) % earlier.count
            guard earlier[entry].turn == turn else { break }
            if earlier[entry].place == place { return }
            step += 1
        }
        let kept = Earlier(
            place: place, object: objects[place], turn: turn, changed: turnStart)
        if earlier.count < Self.depth {
            earlier.append(kept)
            nextEarlier = earlier.count == Self.depth ? 0 : earlier.count
        } else {
            earlier[nextEarlier] = kept
            nextEarlier = (nextEarlier + 1) % Self.depth
        }
    }
}

extension StripeStore where Object: StripeIdentified {
    /// The place of the object with an id, read out of the id.
    func place(of id: String) -> Int? {
        guard count > 0 else { return nil }
        let known = self[0].identity
        guard
            let place = StripeIdentity.number(in: id, of: known.kind, salt: known.salt),
            place < count, self[place].identity.isWritten(as: id)
        else { return nil }
        return place
    }
}
