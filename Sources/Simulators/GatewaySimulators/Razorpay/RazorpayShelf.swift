import SimulationCore

/// How far a read lags behind what has happened.
enum RazorpayLag: Sendable, Hashable {
    case none
    /// The last change is not seen yet, unless it was made before that instant.
    case lastChange(unlessBefore: VirtualInstant)
}

/// The objects of one kind, in order of creation, each with what it was before its last change.
///
/// The earlier version is what a read shows that comes from a replica lagging behind.
struct RazorpayShelf<Item: Sendable>: Sendable {
    private(set) var items: [Item] = []
    private var earlier: [Item?] = []
    private var changes: [VirtualInstant] = []
    private var places = RazorpayPlaces()
    private var lastChanged: Int?
    /// Which objects changed lately, for whoever watches the account.
    var recent = RazorpayRecentChanges()

    /// Adds an object and gives its place, which never changes.
    mutating func add(_ item: Item, id: String, at now: VirtualInstant) -> Int {
        items.append(item)
        earlier.append(nil)
        changes.append(now)
        places[id] = items.count - 1
        recent.note(items.count - 1)
        lastChanged = items.count - 1
        return items.count - 1
    }

    /// Makes one change, however many fields it touches.
    mutating func change(_ place: Int, at now: VirtualInstant, _ edit: (inout Item) -> Void) {
        earlier[place] = items[place]
        changes[place] = now
        edit(&items[place])
        recent.note(place)
        lastChanged = place
    }

    /// Completes the change just made, so that both are one change to whoever reads.
    mutating func amend(_ place: Int, _ edit: (inout Item) -> Void) { edit(&items[place]) }

    subscript(place: Int) -> Item {
        _read { yield items[place] }
    }

    func place(of id: String) -> Int? { places[id] }

    /// When the object changed last.
    func lastChange(of place: Int) -> VirtualInstant { changes[place] }

    /// The object as a read shows it; a lagging read does not know an object that never changed.
    func shown(_ place: Int, _ lag: RazorpayLag) -> Item? {
        switch lag {
        case .none: items[place]
        case .lastChange(let instant): changes[place] < instant ? items[place] : earlier[place]
        }
    }

    /// The object as a list shows it; a lagging list misses the one last change.
    func listed(_ place: Int, _ lag: RazorpayLag) -> Item? {
        place == lastChanged ? shown(place, lag) : items[place]
    }
}
