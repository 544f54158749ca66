/// A regular expression as read, before it becomes a machine.
indirect enum PatternSyntax: Sendable, Hashable {
    case set(ScalarSet)
    case sequence([PatternSyntax])
    case choice([PatternSyntax])
    case repeated(PatternSyntax, least: Int, most: Int?)
    case start
    case end
    /// `\b` when true, `\B` when false.
    case wordBoundary(Bool)
}

/// Why a text is not a pattern this engine takes.
struct PatternError: Error, Sendable, Hashable {
    /// The place in the pattern, counted in code points from 0.
    let offset: Int
    /// What is there and why it is refused.
    let reason: String
}
