/// Finds the known name a mistyped one probably meant.
package enum NearestName {
    /// The known name with the fewest typing errors between, or nil when none is near.
    ///
    /// Near means at most a third of the name's length, and at least one error is always forgiven.
    /// Of equally near names the first in the given order wins.
    package static func suggestion(for name: String, among known: some Sequence<String>) -> String?
    {
        let asked = Array(name.lowercased().unicodeScalars)
        guard asked.count <= 64 else { return nil }
        let bound = max(1, asked.count / 3)
        var best: (distance: Int, name: String)?
        for candidate in known {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            guard abs(scalars.count - asked.count) <= bound else { continue }
            let found = distance(asked, scalars)
            guard found <= bound, found < asked.count else { continue }
            if best.map({ found < $0.distance }) ?? true { best = (found, candidate) }
        }
        return best?.name
    }

    /// A ready sentence for `nextAction`, or nil when no name is near.
    package static func question(for name: String, among known: some Sequence<String>) -> String? {
        suggestion(for: name, among: known).map { "did you mean \"\($0)\"?" }
    }

    /// Damerau-Levenshtein distance: insert, delete, replace, or swap two neighbours.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let same = left[row] == right[column]
                var cost = min(
                    last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
