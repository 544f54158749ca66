/// Which members or elements of one value have been judged by some keyword.
///
/// Members are marked by their place in the object. The first 64 need no allocation.
struct EvaluationMarks {
    private var all = false
    private var first: UInt64 = 0
    private var rest: Set<Int> = []

    mutating func insert(_ place: Int) {
        if place < 64 { first |= 1 << UInt64(place) } else { rest.insert(place) }
    }

    mutating func insertAll() { all = true }

    func contains(_ place: Int) -> Bool {
        all || (place < 64 ? first & (1 << UInt64(place)) != 0 : rest.contains(place))
    }

    mutating func formUnion(_ other: EvaluationMarks) {
        all = all || other.all
        first |= other.first
        if !other.rest.isEmpty { rest.formUnion(other.rest) }
    }
}
