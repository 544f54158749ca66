import SimulationCore

/// What time it is at the gateways; it never goes back.
package struct DeskClock: Sendable {
    package enum Mode: String, Sendable, CaseIterable {
        /// Time passes by itself; advancing it jumps ahead.
        case real
        /// Time passes only when it is told to.
        case virtual
    }

    let mode: Mode
    /// The latest moment anything happened at.
    private(set) var latest: VirtualInstant
    /// How far ahead of the machine's clock it is.
    private var ahead = VirtualDuration.zero

    init(mode: Mode, start: VirtualInstant) {
        self.mode = mode
        latest = start
    }

    /// The moment it is when the machine's clock shows `wall`.
    func now(wall: VirtualInstant) -> VirtualInstant {
        switch mode {
        case .real: max(latest, wall + ahead)
        case .virtual: latest
        }
    }

    /// Takes note that something happened at a moment.
    mutating func reach(_ moment: VirtualInstant) { latest = max(latest, moment) }

    /// Lets time pass from a moment on.
    mutating func advance(by span: VirtualDuration, from moment: VirtualInstant) {
        ahead = ahead + span
        reach(moment + span)
    }
}
