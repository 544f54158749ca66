import SimulationCore
import Testing

@Suite struct VirtualClockTests {
    private let start = VirtualInstant.worldStart
    private let world = DeterministicExecutor(schedule: .simplest(label: "schedule"))

    private func sleeper(_ name: String, _ duration: VirtualDuration, _ log: Log) {
        let (world, start) = (world, start)
        world.start {
            await world.sleep(for: duration)
            log.note("\(name) at \(world.now - start)")
        }
    }

    @Test func `sleepers wake in the order of their moments, not of their start`() {
        let log = Log()
        sleeper("c", .days(2), log)
        sleeper("a", .milliseconds(1), log)
        sleeper("b", .seconds(3), log)
        world.run(until: start + .days(7))
        #expect(log.all == ["a at 1ms", "b at 3s", "c at 2d"])
        #expect(world.now == start + .days(7))
    }

    @Test func `within one moment the first to sleep is the first to wake`() {
        let log = Log()
        for name in ["a", "b", "c", "d", "e"] { sleeper(name, .seconds(1), log) }
        world.run(until: start + .seconds(1))
        #expect(log.all == ["a at 1s", "b at 1s", "c at 1s", "d at 1s", "e at 1s"])
    }

    @Test func `a run goes up to its end and no further`() {
        let log = Log()
        sleeper("due", .seconds(10), log)
        sleeper("late", .milliseconds(10_001), log)
        world.run(until: start + .seconds(10))
        #expect(log.all == ["due at 10s"])
        #expect(world.nextTimer == start + .milliseconds(10_001))
        world.run(until: start + .seconds(11))
        #expect(log.all == ["due at 10s", "late at 10s1ms"])
        #expect(world.nextTimer == nil)
    }

    @Test func `time stands still while ready work is done`() {
        let log = Log()
        sleeper("sleeper", .seconds(1), log)
        world.runReady()
        #expect(log.all == [])
        #expect(world.now == start)
    }

    @Test func `a sleep of nothing still lets ready work go first`() {
        let log = Log()
        sleeper("sleeper", .zero, log)
        world.start { log.note("ready") }
        world.run(until: start)
        #expect(log.all == ["ready", "sleeper at 0s"])
    }

    @Test func `a timer for the past is due now`() {
        let log = Log()
        world.run(until: start + .hours(1))
        world.at(start) { log.note("past") }
        #expect(world.nextTimer == start + .hours(1))
        world.run(until: start + .hours(1))
        #expect(log.all == ["past"])
    }

    @Test func `a timer may set another, also within the same moment`() {
        let log = Log()
        let (world, start) = (world, start)
        world.at(start + .seconds(1)) {
            log.note("first")
            world.at(start + .seconds(1)) { log.note("second") }
            world.at(start + .seconds(2)) { log.note("third") }
        }
        world.run(until: start + .seconds(1))
        #expect(log.all == ["first", "second"])
        world.run(until: start + .seconds(2))
        #expect(log.all == ["first", "second", "third"])
    }

    @Test func `a thousand timers in any order fire in order`() {
        let log = Log()
        let stream = ChoiceStream(label: "workload", seed: 3)
        let spans = (0..<1000).map { _ in stream.choose(300) }
        for (place, span) in spans.enumerated() {
            world.at(start + .milliseconds(span)) { log.note("\(span) \(place)") }
        }
        world.run(until: start + .seconds(1))
        let expected = spans.enumerated().sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        #expect(log.all == expected.map { "\($0.element) \($0.offset)" })
    }

    @Test func `waiting for a condition stops the clock where it came true`() {
        let log = Log()
        sleeper("a", .seconds(1), log)
        sleeper("b", .seconds(2), log)
        sleeper("c", .seconds(3), log)
        #expect(world.run(until: start + .days(1)) { log.all.count == 2 })
        #expect(world.now == start + .seconds(2))
        #expect(log.all == ["a at 1s", "b at 2s"])
    }

    @Test func `waiting for a condition fails when time or events run out`() {
        let log = Log()
        sleeper("a", .seconds(5), log)
        #expect(!world.run(until: start + .seconds(4)) { false })
        #expect(log.all == [])
        #expect(!world.run(until: start + .days(1)) { false })
        #expect(log.all == ["a at 5s"])
    }
}
