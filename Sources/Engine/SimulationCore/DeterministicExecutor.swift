/// Runs async Swift on one thread in an order that the schedule stream decides.
///
/// Ready jobs wait in a list; sleeping is a place in the virtual clock's queue. Tasks started with
/// ``start(_:)`` prefer this executor (SE-0417), and so do their child tasks, task groups and
/// default actors, so ordinary `async` code runs inside the world unchanged. `Task { }`,
/// `Task.detached` and `Task.sleep` would leave it and are banned by ArchitectureTests.
///
/// It is `@unchecked Sendable` because the runtime may ask for it anywhere; a world is driven by one
/// thread, and nothing else may touch it.
package final class DeterministicExecutor: TaskExecutor, @unchecked Sendable {
    private let schedule: ChoiceStream
    private var ready: [UnownedJob] = []
    private var readyHead = 0
    private var timers = TimerQueue()
    package private(set) var now: VirtualInstant
    /// How many jobs have run: a measure of work that depends on nothing but the seed.
    package private(set) var jobsRun = 0

    package init(schedule: ChoiceStream, startingAt now: VirtualInstant = .worldStart) {
        self.schedule = schedule
        self.now = now
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        ready.append(UnownedJob(job))
    }

    /// Starts a task that lives in this world.
    ///
    /// Results come back through what it captures.
    package func start(_ work: @escaping @Sendable () async -> Void) {
        _ = Task(executorPreference: self) { await work() }
    }

    /// Calls `action` at that moment, before any task wakes that was put there later.
    package func at(_ instant: VirtualInstant, _ action: @escaping () -> Void) {
        timers.insert(at: max(instant, now), action)
    }

    /// Suspends the calling task for a span of virtual time.
    package func sleep(for duration: VirtualDuration) async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            at(now + duration) { continuation.resume() }
        }
    }

    /// The moment of the earliest timer, or nil when nothing is waiting.
    package var nextTimer: VirtualInstant? { timers.earliest }

    /// Forgets every timer: what waits for one waits for ever.
    ///
    /// For a world that ends: timers hold on to those who set them, and those to their executor.
    package func dropTimers() { timers = TimerQueue() }

    /// Runs ready jobs until there are none; time stands still.
    package func runReady() {
        while readyHead < ready.count {
            let choice = schedule.choose(ready.count - readyHead)
            if choice > 0 { ready.swapAt(readyHead, readyHead + choice) }
            let job = ready[readyHead]
            readyHead += 1
            if readyHead == ready.count {
                ready.removeAll(keepingCapacity: true)
                readyHead = 0
            }
            jobsRun += 1
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }

    /// Runs everything due up to and including that moment, and leaves the clock there.
    package func run(until end: VirtualInstant) {
        runReady()
        while let due = timers.earliest, due <= end { step(to: due) }
        now = max(now, end)
    }

    /// Runs until the condition holds, moving time from timer to timer; false when time ran out.
    package func run(until end: VirtualInstant, unless done: () -> Bool) -> Bool {
        runReady()
        while !done() {
            guard let due = timers.earliest, due <= end else { return false }
            step(to: due)
        }
        return true
    }

    private func step(to due: VirtualInstant) {
        now = max(now, due)
        while timers.earliest == due, let action = timers.removeEarliest() {
            action()
            runReady()
        }
    }
}
