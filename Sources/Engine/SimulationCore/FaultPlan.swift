/// One fault that a history is to suffer: what, where, when, and how often.
package struct PlannedFault: Sendable, Hashable {
    /// The fault's name, the same in scenario files, docs, traces and code: `response-lost`.
    package var name: String
    /// Which call it strikes, as the world labels calls: `stripe.capture`; `*` strikes any call.
    package var call: String
    /// The first matching call it strikes, counted from 1 since the fault was planned.
    package var occurrence: Int
    /// How many matching calls in a row it strikes.
    package var times: Int
    /// When it stops striking, whatever is left of `times`; nil means never.
    package var until: VirtualInstant?
    /// A size the fault may need, such as a delay in milliseconds; 0 where it needs none.
    package var amount: Int

    package init(
        _ name: String, on call: String, occurrence: Int = 1, times: Int = 1,
        until: VirtualInstant? = nil, amount: Int = 0
    ) {
        self.name = name
        self.call = call
        self.occurrence = occurrence
        self.times = times
        self.until = until
        self.amount = amount
    }

    func matches(_ label: String) -> Bool {
        if call == label || call == "*" { return true }
        return call.hasSuffix(".*") && label.hasPrefix(call.dropLast())
    }
}

/// The faults still to come in one world, and how often each has struck.
///
/// Every layer asks the same plan (`strike`) with the label of the call it is about to carry out and
/// the names it can enact, so a fault is written once and struck exactly where it says.
package final class FaultPlan {
    private struct Entry {
        var fault: PlannedFault
        var seen = 0

        /// The last matching call it strikes; `times` may be as large as a number gets.
        var last: Int {
            let (sum, overflow) = (fault.occurrence - 1).addingReportingOverflow(fault.times)
            return overflow ? .max : sum
        }

        func isOver(at now: VirtualInstant) -> Bool {
            if let until = fault.until, now >= until { return true }
            return seen >= last
        }
    }

    private var entries: [Entry] = []
    /// How often each fault name has struck, for coverage reports.
    package private(set) var strikes: [String: Int] = [:]

    package init() {}

    package func add(_ fault: PlannedFault) { entries.append(Entry(fault: fault)) }

    /// Takes every fault away: the world heals.
    package func removeAll() { entries.removeAll() }

    package var isEmpty: Bool { entries.isEmpty }

    /// The fault that strikes this call now, if one of those names does; each look counts the call.
    package func strike(
        _ label: String, at now: VirtualInstant, among names: Set<String>
    ) -> PlannedFault? {
        guard !entries.isEmpty else { return nil }
        var struck: PlannedFault?
        for place in entries.indices {
            let fault = entries[place].fault
            guard names.contains(fault.name), fault.matches(label) else { continue }
            if let until = fault.until, now >= until { continue }
            entries[place].seen += 1
            let seen = entries[place].seen
            if struck == nil, seen >= fault.occurrence, seen <= entries[place].last {
                struck = fault
            }
        }
        entries.removeAll { $0.isOver(at: now) }
        if let struck { strikes[struck.name, default: 0] += 1 }
        return struck
    }
}
