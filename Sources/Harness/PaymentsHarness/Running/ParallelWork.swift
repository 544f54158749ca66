import Dispatch
import Synchronization

/// Does independent pieces of work on several threads and gives the results in order.
///
/// This is outside every world: each piece makes, drives and ends a world of its own on one thread.
struct ParallelWork: Sendable {
    let threads: Int

    func map<Answer: Sendable>(
        _ numbers: Range<Int>, _ work: @Sendable (Int) -> Answer
    ) -> [Answer] {
        guard threads > 1, numbers.count > 1 else { return numbers.map(work) }
        let next = Atomic<Int>(numbers.lowerBound)
        let answers = Mutex<[(Int, Answer)]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var mine: [(Int, Answer)] = []
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < numbers.upperBound else { break }
                mine.append((number, work(number)))
            }
            answers.withLock { $0 += mine }
        }
        return answers.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }
}
