import Findings
import JSONModel
import JSONSchema

extension SchemaLint {
    mutating func check(_ source: String, of schema: SchemaCursor, at tokens: [String]) {
        guard let syntax = try? PatternParser.parse(source) else { return }
        let place = JSONPointer(schema.pointer.tokens + tokens)
        let location = FindingLocation(schema.document, at: place)
        if PatternLint.neverMatches(syntax) {
            found.append(
                LintRule.impossiblePattern.finding(
                    "the pattern \(source) matches no text", at: location,
                    expected: "a pattern some text matches"))
        } else if PatternLint.isHostile(syntax) {
            found.append(
                LintRule.hostilePattern.finding(
                    "the pattern \(source) repeats a repetition without end", at: location,
                    expected: "one repetition, or something that has to stand between two rounds",
                    nextAction: "take one of the two repetitions out"))
        }
    }
}

/// What can be said about a pattern for certain, without trying texts.
enum PatternLint {
    /// Whether something has to stand before the start or after the end of the text.
    static func neverMatches(_ syntax: PatternSyntax) -> Bool {
        switch syntax {
        case .set(let set): return set.ranges.isEmpty
        case .sequence(let parts):
            if parts.contains(where: neverMatches) { return true }
            var consumed = false
            var ended = false
            for part in parts {
                if case .start = part, consumed { return true }
                if case .end = part { ended = true }
                if leastLength(part) > 0 {
                    if ended { return true }
                    consumed = true
                }
            }
            return false
        case .choice(let branches): return !branches.isEmpty && branches.allSatisfy(neverMatches)
        case .repeated(let part, let least, _): return least > 0 && neverMatches(part)
        case .lazy(let part), .group(let part, _): return neverMatches(part)
        case .start, .end, .wordBoundary, .backReference, .lookAround: return false
        }
    }

    /// How many characters the part takes at the least; 1 stands for any number above 0.
    private static func leastLength(_ syntax: PatternSyntax) -> Int {
        switch syntax {
        case .set: 1
        case .sequence(let parts): parts.contains { leastLength($0) > 0 } ? 1 : 0
        case .choice(let branches): branches.allSatisfy { leastLength($0) > 0 } ? 1 : 0
        case .repeated(let part, let least, _): least > 0 ? leastLength(part) : 0
        case .lazy(let part), .group(let part, _): leastLength(part)
        case .start, .end, .wordBoundary, .backReference, .lookAround: 0
        }
    }

    /// Whether a repetition without end repeats nothing but another one, such as `(a+)+`.
    ///
    /// One text then has many readings, and engines that try one after the other try them all.
    static func isHostile(_ syntax: PatternSyntax) -> Bool {
        switch syntax {
        case .repeated(let part, _, let most):
            (most == nil && isEndless(part)) || isHostile(part)
        case .sequence(let parts), .choice(let parts): parts.contains(where: isHostile)
        case .lazy(let part), .group(let part, _), .lookAround(let part, _, _): isHostile(part)
        case .set, .start, .end, .wordBoundary, .backReference: false
        }
    }

    private static func isEndless(_ syntax: PatternSyntax) -> Bool {
        switch syntax {
        case .repeated(let part, _, let most): most == nil && leastLength(part) > 0
        case .sequence(let parts):
            parts.contains(where: isEndless)
                && parts.allSatisfy { leastLength($0) == 0 || isEndless($0) }
                && parts.count { leastLength($0) > 0 } <= 1
        case .choice(let branches): branches.contains(where: isEndless)
        case .lazy(let part), .group(let part, _): isEndless(part)
        case .set, .start, .end, .wordBoundary, .backReference, .lookAround: false
        }
    }
}
