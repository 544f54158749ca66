/// The objects of one kind, in order of creation, each with what it was before its last change.
///
/// The earlier version is what a read shows that comes from a replica lagging behind.
struct RazorpayShelf<Item: Sendable>: Sendable {
    private(set) var items: [Item] = []
    private var earlier: [Item?] = []
    private var places: [String: Int] = [:]
    private var lastChanged: Int?

    /// Adds an object and gives its place, which never changes.
    mutating func add(_ item: Item, id: String) -> Int {
        items.append(item)
        earlier.append(nil)
        places[id] = items.count - 1
        lastChanged = items.count - 1
        return items.count - 1
    }

    /// Makes one change, however many fields it touches.
    mutating func change(_ place: Int, _ edit: (inout Item) -> Void) {
        earlier[place] = items[place]
        edit(&items[place])
        lastChanged = place
    }

    subscript(place: Int) -> Item { items[place] }

    func place(of id: String) -> Int? { places[id] }

    /// The object as a read shows it; a stale read does not know an object that never changed.
    func shown(_ place: Int, stale: Bool) -> Item? { stale ? earlier[place] : items[place] }

    /// The object as a list shows it; a stale list lags by the one last change.
    func listed(_ place: Int, stale: Bool) -> Item? {
        shown(place, stale: stale && place == lastChanged)
    }
}
