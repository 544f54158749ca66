/// A pattern with look-around or back references, as instructions to be tried way by way.
struct BacktrackingProgram: Sendable {
    enum Instruction: Sendable {
        /// Takes the next scalar, or inside look-behind the one before, if it is in the set.
        case take(ScalarSet, isBackward: Bool)
        /// Goes to the first; the second is tried when that fails.
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case wordBoundary(Bool)
        /// Notes the place in a slot.
        case save(Int)
        /// Forgets the slots, as every new round of a repetition does with its groups.
        case forget(Range<Int>)
        /// Fails when nothing was taken since the slot was noted.
        case progress(Int)
        case backReference(Int, isBackward: Bool)
        /// Tries what follows up to `.match`, then goes on behind it from the same place.
        case look(isNegated: Bool, next: Int)
        case match
    }

    private(set) var instructions: [Instruction] = []
    /// Two slots for each group, group 0 included, then one for each repetition.
    private(set) var slotCount: Int

    init(_ syntax: PatternSyntax) throws(PatternError) {
        slotCount = 2 * (syntax.lastGroup + 1)
        try append(syntax, isBackward: false)
        instructions.append(.match)
    }

    private mutating func append(
        _ syntax: PatternSyntax, isBackward: Bool
    ) throws(PatternError) {
        guard instructions.count < PatternProgram.lengthLimit else {
            throw PatternError.tooLong
        }
        switch syntax {
        case .set(let set): instructions.append(.take(set, isBackward: isBackward))
        case .start: instructions.append(.start)
        case .end: instructions.append(.end)
        case .wordBoundary(let wanted): instructions.append(.wordBoundary(wanted))
        case .sequence(let parts):
            for part in isBackward ? parts.reversed() : parts {
                try append(part, isBackward: isBackward)
            }
        case .choice(let branches): try append(choice: branches, isBackward)
        case .group(let inside, let number):
            instructions.append(.save(2 * number + (isBackward ? 1 : 0)))
            try append(inside, isBackward: isBackward)
            instructions.append(.save(2 * number + (isBackward ? 0 : 1)))
        case .backReference(let number):
            instructions.append(.backReference(number, isBackward: isBackward))
        case .lookAround(let inside, let isAhead, let isNegated):
            let place = instructions.count
            instructions.append(.look(isNegated: isNegated, next: 0))
            try append(inside, isBackward: !isAhead)
            instructions.append(.match)
            instructions[place] = .look(isNegated: isNegated, next: instructions.count)
        case .repeated(let part, let least, let most):
            try append(part, least, most, isLazy: false, isBackward)
        case .lazy(.repeated(let part, let least, let most)):
            try append(part, least, most, isLazy: true, isBackward)
        case .lazy(let part): try append(part, isBackward: isBackward)
        }
    }

    private mutating func append(
        choice branches: [PatternSyntax], _ isBackward: Bool
    ) throws(PatternError) {
        var exits: [Int] = []
        for branch in branches.dropLast() {
            let split = instructions.count
            instructions.append(.split(split + 1, 0))
            try append(branch, isBackward: isBackward)
            exits.append(instructions.count)
            instructions.append(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        if let last = branches.last { try append(last, isBackward: isBackward) }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    private mutating func append(
        _ part: PatternSyntax, _ least: Int, _ most: Int?, isLazy: Bool, _ isBackward: Bool
    ) throws(PatternError) {
        let groups = part.groups
        for _ in 0..<least { try appendRound(of: part, groups, nil, isBackward) }
        let slot = slotCount
        slotCount += 1
        guard let most else {
            let split = instructions.count
            instructions.append(.split(0, 0))
            try appendRound(of: part, groups, slot, isBackward)
            instructions.append(.jump(split))
            setSplit(at: split, leavingTo: instructions.count, isLazy)
            return
        }
        var splits: [Int] = []
        for _ in 0..<(most - least) {
            splits.append(instructions.count)
            instructions.append(.split(0, 0))
            try appendRound(of: part, groups, slot, isBackward)
        }
        for split in splits { setSplit(at: split, leavingTo: instructions.count, isLazy) }
    }

    private mutating func appendRound(
        of part: PatternSyntax, _ groups: Range<Int>?, _ slot: Int?, _ isBackward: Bool
    ) throws(PatternError) {
        if let groups {
            instructions.append(.forget(2 * groups.lowerBound..<2 * groups.upperBound))
        }
        if let slot { instructions.append(.save(slot)) }
        try append(part, isBackward: isBackward)
        if let slot { instructions.append(.progress(slot)) }
    }

    private mutating func setSplit(at split: Int, leavingTo exit: Int, _ isLazy: Bool) {
        instructions[split] = isLazy ? .split(exit, split + 1) : .split(split + 1, exit)
    }
}

extension PatternSyntax {
    /// The numbers of the groups inside, which always follow each other; nil when there are none.
    fileprivate var groups: Range<Int>? {
        switch self {
        case .set, .start, .end, .wordBoundary, .backReference: return nil
        case .repeated(let part, _, _), .lookAround(let part, _, _), .lazy(let part):
            return part.groups
        case .group(let part, let number):
            return number..<max(number + 1, part.groups?.upperBound ?? 0)
        case .sequence(let parts), .choice(let parts):
            let inner = parts.compactMap(\.groups)
            guard let first = inner.first, let last = inner.last else { return nil }
            return first.lowerBound..<last.upperBound
        }
    }

    fileprivate var lastGroup: Int { (groups?.upperBound ?? 1) - 1 }
}
