/// Finds simpler choices that still show a failure: fewer of them, and more zeros among them.
///
/// Choice 0 always means the simplest thing, and after a recording's end every choice is 0, so
/// shortening a recording and writing zeros into it are the only two moves needed.
package struct ChoiceSimplifier: Sendable {
    /// How many tries are left.
    package private(set) var budget: Int

    package init(budget: Int) { self.budget = budget }

    /// The simplest choices found for which `stillFails` holds, starting from some for which it does.
    package mutating func simplify(_ start: [Int], stillFails: ([Int]) -> Bool) -> [Int] {
        var best = trimmed(start)
        var size = best.count
        while size > 0, budget > 0 {
            var end = best.count
            while end > 0, budget > 0 {
                let first = max(0, end - size)
                if best[first..<end].contains(where: { $0 != 0 }) {
                    var candidate = best
                    for place in first..<end { candidate[place] = 0 }
                    budget -= 1
                    if stillFails(trimmed(candidate)) { best = candidate }
                }
                end = first
            }
            best = trimmed(best)
            size = min(size / 2, best.count)
        }
        return best
    }

    private func trimmed(_ choices: [Int]) -> [Int] {
        Array(choices.prefix((choices.lastIndex { $0 != 0 } ?? -1) + 1))
    }
}
