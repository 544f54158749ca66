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
/// Versions that events tell are kept apart from those, as long as there are these events.
struct StripeStore<Object: Sendable>: Sendable {
    /// Who tells an object.
    private struct Telling: Sendable {
        /// The last of the object's versions in ``told``, from which the others are found.
        @StripeOptionalPlace var last: Int? = nil
        /// The last event that tells the present version.
        @StripeOptionalPlace var event: Int? = nil
    }

    /// A version that is gone from the object.
    private struct Told: Sendable {
        let object: Object
        @StripeOptionalPlace var before: Int?
        let event: Int
    }

    private struct Earlier: Sendable {
        let place: Int
        let object: Object
        let turn: Int
        let changed: VirtualInstant
    }

    private var objects = StripePages<Object>()
    private var tellings = StripePages<Telling>()
    private var places: [String: Int] = [:]
    /// Versions that are gone and that an event tells, in the order in which they went.
    private var told = StripePages<Told>()
    private var firstTold = 0
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
        isStale ? version(at: place, changedSince: nil) : self[place]
    }

    /// The object as it was before its last change, if that change came after a moment.
    func version(at place: Int, changedSince moment: VirtualInstant?) -> Object {
        for step in 1...max(1, earlier.count) where step <= earlier.count {
            let entry = earlier[(nextEarlier - step + earlier.count) % earlier.count]
            guard entry.place == place else { continue }
            if let moment, entry.changed < moment { return self[place] }
            return entry.object
        }
        return self[place]
    }

    mutating func beginTurn(at moment: VirtualInstant = .worldStart) {
        turn += 1
        turnStart = moment
        countAtTurn = objects.count
    }

    mutating func insert(_ object: consuming Object, id: String) -> Int {
        places[id] = objects.count
        return append(object)
    }

    /// Adds an object that is not found by a kept id.
    mutating func append(_ object: consuming Object) -> Int {
        tellings.append(Telling())
        return objects.append(object)
    }

    mutating func change(_ place: Int, _ body: (inout Object) -> Void) {
        if place < countAtTurn { keepVersion(of: place) }
        if let event = tellings[place].event { keepTold(place, by: event) }
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
        if earlier.count < Self.depth {
            earlier.append(
                Earlier(place: place, object: self[place], turn: turn, changed: turnStart))
            nextEarlier = earlier.count == Self.depth ? 0 : earlier.count
        } else {
            earlier[nextEarlier] = Earlier(
                place: place, object: self[place], turn: turn, changed: turnStart)
            nextEarlier = (nextEarlier + 1) % Self.depth
        }
    }
}

// Versions that events tell.
extension StripeStore {
    /// Notes that an event tells the present version; what comes back is how to find it again.
    mutating func tell(_ place: Int, by event: Int) -> Int? {
        tellings[place].event = event
        return tellings[place].last
    }

    /// The version that has nothing but `before` told before it.
    func version(at place: Int, toldAfter before: Int?) -> Object {
        var next = tellings[place].last
        if next == before { return self[place] }
        while let number = next, number >= firstTold, told[number].before != before {
            next = told[number].before
        }
        guard let found = next, found >= firstTold else { return self[place] }
        return told[found].object
    }

    private mutating func keepTold(_ place: Int, by event: Int) {
        let version = Told(object: objects[place], before: tellings[place].last, event: event)
        tellings[place] = Telling(last: told.append(version), event: nil)
    }

    /// Forgets the versions that only events before a number tell.
    mutating func forgetTold(before event: Int) {
        while firstTold < told.count, told[firstTold].event < event {
            firstTold += 1
            told.drop(before: firstTold)
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
