/// Which changes between two revisions count as errors.
package enum Strictness: String, Sendable, Hashable, CaseIterable {
    /// What breaks on the wire: something legal before, shown by a witness, is refused now.
    case wire
    /// Also what breaks generated code: a renamed operation, a member or listed value that is gone,
    /// a type, a nullability or a required member that changed either way.
    case source
    /// Every difference in what is allowed, compatible ones included.
    case exact

    /// What the level is for, in one sentence.
    package var reason: String {
        switch self {
        case .wire: "For services whose both sides read JSON by hand and ignore what they can."
        case .source:
            "For contracts people generate code from, where a name is part of the promise."
        case .exact: "For contracts that are frozen: nothing may change, in either direction."
        }
    }
}
