/// The objects of one kind, in order of creation, found by place or by id.
///
/// Of every object the version before its last change is kept as well, because a stale read shows
/// that one. All changes between two calls of ``beginTurn()`` count as one.
struct StripeStore<Object: Sendable>: Sendable {
    private var objects: [Object] = []
    private var places: [String: Int] = [:]
    private var earlier: [Int: Object] = [:]
    private var lastTurns: [Int] = []
    private var turn = 0

    var count: Int { objects.count }

    subscript(place: Int) -> Object { objects[place] }

    func place(of id: String) -> Int? { places[id] }

    /// The object now, or as it was before its last change if it has changed at all.
    func version(at place: Int, isStale: Bool) -> Object {
        isStale ? earlier[place] ?? objects[place] : objects[place]
    }

    mutating func beginTurn() { turn += 1 }

    mutating func insert(_ object: Object, id: String) -> Int {
        places[id] = objects.count
        objects.append(object)
        lastTurns.append(turn)
        return objects.count - 1
    }

    mutating func change(_ place: Int, _ body: (inout Object) -> Void) {
        if lastTurns[place] != turn {
            earlier[place] = objects[place]
            lastTurns[place] = turn
        }
        body(&objects[place])
    }
}
