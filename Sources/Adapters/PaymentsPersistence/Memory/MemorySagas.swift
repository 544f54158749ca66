import PaymentsDomain
import PaymentsPorts

/// The sagas of a ``MemoryStore``; finished ones cost nothing when due ones are looked for.
struct MemorySagas: Sendable {
    /// A waiting saga's moment and place: earliest first, then in order of insertion.
    private struct Wait: Sendable, Comparable {
        let moment: Timestamp
        let place: Int

        static func < (left: Wait, right: Wait) -> Bool {
            (left.moment, left.place) < (right.moment, right.place)
        }
    }

    /// In the order they were first stored; a saga keeps its place.
    private var all: [SagaRecord] = []
    private var places: [TextKey: Int] = [:]
    private var waiting = AscendingList<Wait>()
    private var parked = AscendingList<Int>()

    var earliestDue: Timestamp? { waiting.first?.moment }

    func due(at now: Timestamp, limit: Int) -> [SagaRecord] {
        waiting.elements.prefix(max(0, limit)).prefix { $0.moment <= now }.map { all[$0.place] }
    }

    func saga(_ id: String) -> SagaRecord? { places[TextKey(id)].map { all[$0] } }

    func parkedSagas() -> [SagaRecord] { parked.elements.map { all[$0] } }

    mutating func save(_ saga: SagaRecord) {
        let key = TextKey(saga.id)
        let place: Int
        if let known = places[key] {
            place = known
            forgetState(at: place)
            all[place] = saga
        } else {
            place = all.count
            all.append(saga)
            places[key] = place
        }
        switch saga.state {
        case .due(let moment): waiting.insert(Wait(moment: moment, place: place))
        case .parked: parked.insert(place)
        case .finished: break
        }
    }

    private mutating func forgetState(at place: Int) {
        switch all[place].state {
        case .due(let moment): waiting.remove(Wait(moment: moment, place: place))
        case .parked: parked.remove(place)
        case .finished: break
        }
    }
}
