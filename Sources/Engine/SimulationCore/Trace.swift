/// Something observed in a history, which can be hashed the same way everywhere.
package protocol TraceEntry: Sendable {
    /// Feeds everything that makes this entry what it is.
    func combine(into hasher: inout StableHasher)
}

/// Everything observed in one run, in order, with a hash that two equal histories share.
package struct Trace<Entry: TraceEntry>: Sendable {
    package private(set) var entries: [(instant: VirtualInstant, entry: Entry)] = []
    private var hasher = StableHasher()

    package init() {}

    /// The hash of the history so far.
    package var hash: UInt64 { hasher.value }

    package mutating func append(_ entry: Entry, at instant: VirtualInstant) {
        entries.append((instant, entry))
        hasher.combine(instant.milliseconds)
        entry.combine(into: &hasher)
    }
}
