import PaymentsDomain
import PaymentsPorts
import SimulationCore

extension VirtualInstant {
    /// The same moment in the payments system's words.
    var timestamp: Timestamp { Timestamp(milliseconds: milliseconds) }
}

extension Timestamp {
    /// The same moment in the world's words.
    var instant: VirtualInstant { VirtualInstant(milliseconds: milliseconds) }
}

/// The payments system's clock, which shows virtual time.
struct WorldClock: WallClock {
    let executor: DeterministicExecutor

    var now: Timestamp { executor.now.timestamp }
}

/// The payments system's identifiers: counted, so that they are the same in every run.
///
/// One sequence serves all nodes of a world, as identifiers must never be given out twice.
final class CountedIdentifiers: IdentifierSource, @unchecked Sendable {
    private var count = 0

    func next(prefix: String) -> String {
        count += 1
        let digits = String(count)
        let zeros = String(repeating: "0", count: max(0, 12 - digits.utf8.count))
        return prefix + zeros + digits
    }
}
