/// A regular expression as read, before it becomes a machine.
package indirect enum PatternSyntax: Sendable, Hashable {
    case set(ScalarSet)
    case sequence([PatternSyntax])
    case choice([PatternSyntax])
    case repeated(PatternSyntax, least: Int, most: Int?)
    /// A repetition that tries the fewest rounds first.
    case lazy(PatternSyntax)
    case start
    case end
    /// `\b` when true, `\B` when false.
    case wordBoundary(Bool)
    /// A group whose text a back reference may ask for, counted from 1.
    case group(PatternSyntax, number: Int)
    /// The text the group of that number found last.
    case backReference(Int)
    case lookAround(PatternSyntax, isAhead: Bool, isNegated: Bool)
}

extension PatternSyntax {
    /// Whether no machine that follows all ways at once can run it.
    var needsBacktracking: Bool {
        switch self {
        case .backReference, .lookAround: true
        case .set, .start, .end, .wordBoundary: false
        case .sequence(let parts), .choice(let parts): parts.contains(where: \.needsBacktracking)
        case .repeated(let part, _, _), .group(let part, _), .lazy(let part):
            part.needsBacktracking
        }
    }

    /// The same pattern without what matters only to back references and look-around.
    var withoutGroups: PatternSyntax {
        switch self {
        case .set, .start, .end, .wordBoundary, .backReference: self
        case .sequence(let parts): .sequence(parts.map(\.withoutGroups))
        case .choice(let branches): .choice(branches.map(\.withoutGroups))
        case .repeated(let part, let least, let most):
            .repeated(part.withoutGroups, least: least, most: most)
        case .group(let part, _), .lazy(let part): part.withoutGroups
        case .lookAround(let part, let isAhead, let isNegated):
            .lookAround(part.withoutGroups, isAhead: isAhead, isNegated: isNegated)
        }
    }
}

/// Why a text is not a pattern this engine takes.
package struct PatternError: Error, Sendable, Hashable {
    /// The place in the pattern, counted in code points from 0.
    package let offset: Int
    /// What is there and why it is refused.
    package let reason: String
}
