/// A fault as people write it: its times are counted from the moment it is planned.
package struct FaultRule: Sendable, Hashable {
    /// The fault without its times.
    package var fault: PlannedFault
    /// How long after its planning it begins; nil means at once.
    package var delay: VirtualDuration?
    /// How long it strikes from then on; nil means until its strikes are used up.
    package var lasting: VirtualDuration?

    package init(
        _ fault: PlannedFault, after delay: VirtualDuration? = nil,
        lasting: VirtualDuration? = nil
    ) {
        self.fault = fault
        self.delay = delay
        self.lasting = lasting
    }

    /// Which call it first strikes if nobody says: an every-third fault begins with the third.
    package static func usualOccurrence(every: Int) -> Int { every }

    /// Whether it strikes as long as it stands unless its strikes are counted.
    package var isStanding: Bool {
        lasting != nil || fault.every > 1 || fault.chance < .all || fault.rampTo != nil
            || fault.capacity != nil
    }

    /// How often it strikes if nobody says.
    package var usualTimes: Int { isStanding ? PlannedFault.endless : 1 }

    /// The fault with its times, if it is planned now.
    package func planned(at now: VirtualInstant) -> PlannedFault {
        var planned = fault
        let start = delay.map { now + $0 } ?? now
        if delay != nil || fault.rampTo != nil { planned.from = start }
        if let lasting { planned.until = start + lasting }
        return planned
    }
}
