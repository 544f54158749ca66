import SimulationCore
import Synchronization
import Testing

/// What tasks did, in order.
final class Log: Sendable {
    private let lines = Mutex<[String]>([])

    func note(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}

@Suite struct DeterministicExecutorTests {
    private func executor(seed: UInt64? = nil) -> DeterministicExecutor {
        DeterministicExecutor(
            schedule: seed.map { ChoiceStream(label: "schedule", seed: $0) }
                ?? .simplest(label: "schedule"))
    }

    /// Three tasks of two steps each, run to their end.
    private func orderOfThree(seed: UInt64?) -> [String] {
        let world = executor(seed: seed)
        let log = Log()
        for name in ["a", "b", "c"] {
            world.start {
                log.note(name + "1")
                await Task.yield()
                log.note(name + "2")
            }
        }
        world.runReady()
        return log.all
    }

    @Test func `the simplest schedule is first in, first out`() {
        #expect(orderOfThree(seed: nil) == ["a1", "b1", "c1", "a2", "b2", "c2"])
    }

    @Test func `different seeds give different orders, and each seed always the same`() {
        let orders = (0..<64).map { orderOfThree(seed: $0) }
        #expect(Set(orders.map { $0.prefix(1) }).count == 3)
        #expect(Set(orders).count > 20)
        #expect(orders == (0..<64).map { orderOfThree(seed: $0) })
        for order in orders {
            #expect(order.sorted() == ["a1", "a2", "b1", "b2", "c1", "c2"])
            for name in ["a", "b", "c"] {
                #expect(order.filter { $0.hasPrefix(name) } == [name + "1", name + "2"])
            }
        }
    }

    @Test func `a recorded schedule gives the same order again`() {
        let first = ChoiceStream(label: "schedule", seed: 5)
        func run(_ schedule: ChoiceStream) -> [String] {
            let world = DeterministicExecutor(schedule: schedule)
            let log = Log()
            for name in ["a", "b", "c", "d"] { world.start { log.note(name) } }
            world.runReady()
            return log.all
        }
        let order = run(first)
        #expect(order != ["a", "b", "c", "d"])
        #expect(run(ChoiceStream(label: "schedule", replaying: first.recorded)) == order)
    }

    @Test func `nothing runs before it is told to, and jobs are counted`() {
        let world = executor()
        let log = Log()
        world.start { log.note("ran") }
        #expect(log.all == [])
        #expect(world.jobsRun == 0)
        world.runReady()
        #expect(log.all == ["ran"])
        #expect(world.jobsRun == 1)
    }

    @Test func `child tasks, groups, async let and actors stay on the executor`() {
        actor Counter {
            var total = 0
            func add(_ number: Int) -> Int {
                total += number
                return total
            }
        }
        let world = executor()
        let log = Log()
        world.start {
            let counter = Counter()
            async let first = counter.add(1)
            async let second = counter.add(10)
            log.note("let \(await first + second)")
            let sum = await withTaskGroup(of: Int.self) { group in
                for number in 1...4 { group.addTask { await counter.add(number * 100) } }
                return await group.reduce(0, +)
            }
            log.note("group \(sum)")
            await withDiscardingTaskGroup { group in
                group.addTask { log.note("child") }
            }
            log.note("total \(await counter.total)")
        }
        // Nothing but this call runs jobs: whatever had left the executor would be missing here.
        world.runReady()
        #expect(log.all == ["let 12", "group 2044", "child", "total 1011"])
    }

    @Test func `the order of a task group follows the schedule and nothing else`() {
        func order(seed: UInt64) -> [String] {
            let world = executor(seed: seed)
            let log = Log()
            world.start {
                await withDiscardingTaskGroup { group in
                    for number in 1...5 {
                        group.addTask {
                            await Task.yield()
                            log.note("\(number)")
                        }
                    }
                }
            }
            world.runReady()
            return log.all
        }
        let orders = (0..<40).map(order(seed:))
        #expect(Set(orders).count > 20)
        #expect(orders == (0..<40).map(order(seed:)))
    }

    @Test func `worlds on parallel threads do not disturb each other`() async {
        let expected = orderOfThree(seed: 11)
        let orders = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<100 { group.addTask { orderOfThree(seed: 11) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(orders == Array(repeating: expected, count: 100))
    }
}
