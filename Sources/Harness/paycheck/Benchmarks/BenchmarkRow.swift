/// One measured figure.
struct BenchmarkRow: Sendable {
    /// Stable, in kebab case: `judge-event-from-bytes`.
    let name: String
    /// The best of several repetitions: what the work costs when nothing disturbs it.
    let best: Double
    /// The middle one of the repetitions.
    let median: Double
    /// `us`, `ms`, or what is counted by the second.
    let unit: String
}

/// Repeats work and keeps the best and the middle time.
struct BenchmarkTimer {
    /// How often each piece of work is measured; many, for a machine that others use too.
    var repetitions = 100
    /// How long one repetition goes on at least: long for the clock, short between interruptions.
    var leastDuration = Duration.milliseconds(1)

    enum Unit: String {
        case microseconds = "us"
        case milliseconds = "ms"

        var perSecond: Double { self == .microseconds ? 1_000_000 : 1000 }
    }

    /// Measures work that answers something, which keeps it from being optimized away.
    func measure<Failure: Error>(
        _ name: String, in unit: Unit, _ work: () throws(Failure) -> Int
    ) throws(Failure) -> BenchmarkRow {
        let rounds = try roundsNeeded(work)
        var times: [Double] = []
        for _ in 0..<repetitions {
            times.append(try seconds(rounds, work) / Double(rounds) * unit.perSecond)
        }
        times.sort()
        return BenchmarkRow(
            name: name, best: times[0], median: times[times.count / 2], unit: unit.rawValue)
    }

    /// Warms the work up until it lasts long enough.
    private func roundsNeeded<Failure: Error>(
        _ work: () throws(Failure) -> Int
    ) throws(Failure) -> Int {
        let least = leastDuration / Duration.seconds(1)
        var rounds = 1
        while try seconds(rounds, work) < least, rounds < 1 << 24 { rounds *= 2 }
        return rounds
    }

    private func seconds<Failure: Error>(
        _ rounds: Int, _ work: () throws(Failure) -> Int
    ) throws(Failure) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var sum = 0
        for _ in 0..<rounds { sum &+= try work() }
        let duration = start.duration(to: clock.now)
        precondition(sum != .min)
        return duration / Duration.seconds(1)
    }
}
