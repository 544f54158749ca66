/// Finds a short list that still shows a failure, by delta debugging.
///
/// Chunks of falling size are taken out and the rest is tried again (Zeller and Hildebrandt,
/// "Simplifying and isolating failure-inducing input", 2002). The result is 1-minimal when the budget
/// suffices: taking out any single element makes the failure go away.
package struct ListMinimizer: Sendable {
    /// How many tries are left.
    package private(set) var budget: Int

    package init(budget: Int) { self.budget = budget }

    /// A shortest list found for which `stillFails` holds, starting from one for which it does.
    package mutating func minimize<Element>(
        _ start: [Element], stillFails: ([Element]) -> Bool
    ) -> [Element] {
        var best = start
        var size = max(1, best.count / 2)
        while !best.isEmpty, budget > 0 {
            if !removeChunks(of: size, from: &best, stillFails) {
                if size == 1 { break }
                size = max(1, size / 2)
            } else {
                size = max(1, min(size, best.count / 2))
            }
        }
        return best
    }

    private mutating func removeChunks<Element>(
        of size: Int, from best: inout [Element], _ stillFails: ([Element]) -> Bool
    ) -> Bool {
        var isShorter = false
        var end = best.count
        while end > 0, budget > 0 {
            let start = max(0, end - size)
            var candidate = best
            candidate.removeSubrange(start..<end)
            budget -= 1
            if stillFails(candidate) {
                best = candidate
                isShorter = true
            }
            end = start
        }
        return isShorter
    }
}
