/// The faults still to come in one world, and how often each has struck.
///
/// Every layer asks the same plan (`strike`) with the label of the call it is about to carry out and
/// the names it can enact, so a fault is written once and struck exactly where it says. What is left
/// to chance is decided by the plan's seed, the fault's place in the plan and the number of the call:
/// neither other faults nor other calls shift it.
package final class FaultPlan {
    private var entries: [Entry] = []
    private let seed: UInt64
    private var planned: UInt64 = 0
    /// How often each fault name has struck, for coverage reports.
    package private(set) var strikes: [String: Int] = [:]

    package init(seed: UInt64 = 1) { self.seed = seed }

    /// Plans a fault and gives its id; one of the same id is replaced.
    @discardableResult package func add(_ fault: PlannedFault) -> String {
        planned += 1
        let id = fault.id ?? "fault-\(planned)"
        var fault = fault
        fault.id = id
        remove(id)
        entries.append(
            Entry(fault: fault, id: id, draws: SeededRandom.derive(seed, planned)))
        return id
    }

    /// Plans a rule whose times count from `now`, and gives its id.
    @discardableResult package func add(_ rule: FaultRule, at now: VirtualInstant) -> String {
        add(rule.planned(at: now))
    }

    /// Takes every fault away: the world heals.
    package func removeAll() { entries.removeAll() }

    /// Takes one fault away, and says whether there was one.
    @discardableResult package func remove(_ id: String) -> Bool {
        guard let place = entries.firstIndex(where: { $0.id == id }) else { return false }
        entries.remove(at: place)
        return true
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// The faults that can still strike, in order of planning; a look at `now` drops the others.
    package func standing(at now: VirtualInstant) -> [StandingFault] {
        entries.removeAll { $0.isOver(at: now) }
        return entries.map { StandingFault(id: $0.id, fault: $0.fault, struck: $0.struck) }
    }

    /// The fault that strikes this call now, if one of those names does; each look counts the call.
    ///
    /// `isMeant` says whether the call is one of the requests a fault is limited to; a call that is
    /// no request is none of them.
    package func strike(
        _ label: String, at now: VirtualInstant, among names: Set<String>,
        ifMeant isMeant: (CallFilter) -> Bool = { _ in false }
    ) -> PlannedFault? {
        guard !entries.isEmpty else { return nil }
        var struck: Int?
        for place in entries.indices {
            let fault = entries[place].fault
            guard fault.capacity == nil, names.contains(fault.name), fault.matches(label),
                fault.isInTime(now), fault.only.isEmpty || isMeant(fault.only)
            else { continue }
            if entries[place].counts(at: now), struck == nil { struck = place }
        }
        let fault = struck.map { place in
            entries[place].struck += 1
            return entries[place].fault
        }
        entries.removeAll { $0.isOver(at: now) }
        if let fault { strikes[fault.name, default: 0] += 1 }
        return fault
    }

    /// The limit of what can be carried that a call meets, if one was planned; it is not used up.
    package func limit(
        on label: String, at now: VirtualInstant,
        ifMeant isMeant: (CallFilter) -> Bool = { _ in false }
    ) -> (id: String, terms: CapacityTerms)? {
        for entry in entries {
            guard let terms = entry.fault.capacity, entry.fault.matches(label),
                entry.fault.isInTime(now), entry.fault.only.isEmpty || isMeant(entry.fault.only)
            else { continue }
            return (entry.id, terms)
        }
        return nil
    }

    /// Counts a strike of something that stands: a limit that was felt.
    package func felt(_ name: String, id: String? = nil) {
        strikes[name, default: 0] += 1
        guard let place = entries.firstIndex(where: { $0.id == id }) else { return }
        entries[place].struck += 1
    }
}

/// A fault that can still strike, and how often it has.
package struct StandingFault: Sendable, Hashable {
    package let id: String
    package let fault: PlannedFault
    package let struck: Int
}

extension FaultPlan {
    private struct Entry {
        let fault: PlannedFault
        let id: String
        /// Where its own draws start.
        let draws: UInt64
        /// Matching calls so far.
        var seen = 0
        /// Calls it was to strike, those included that another fault struck first.
        var hits = 0
        /// Calls it struck.
        var struck = 0

        /// Counts a matching call and says whether it is to be struck.
        mutating func counts(at now: VirtualInstant) -> Bool {
            seen += 1
            let place = seen - fault.occurrence
            guard place >= 0, place % max(1, fault.every) == 0, hits < fault.times else {
                return false
            }
            let share = fault.share(at: now)
            guard share >= .all || draw() < share.basisPoints else { return false }
            hits += 1
            return true
        }

        private func draw() -> Int {
            var random = SeededRandom(seed: SeededRandom.derive(draws, UInt64(seen)))
            return random.next(below: Share.whole)
        }

        func isOver(at now: VirtualInstant) -> Bool {
            if let until = fault.until, now >= until { return true }
            return hits >= fault.times
        }
    }
}
