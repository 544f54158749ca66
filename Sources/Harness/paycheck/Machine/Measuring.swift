/// Seconds that some work took by the wall clock.
func measuringSeconds<Answer>(_ work: () throws -> Answer) rethrows -> (Answer, Double) {
    let start = ContinuousClock.now
    let answer = try work()
    let elapsed = ContinuousClock.now - start
    return (
        answer, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    )
}
