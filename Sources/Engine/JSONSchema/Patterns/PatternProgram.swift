/// A pattern as instructions for a machine that follows all ways at once.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        /// Takes one scalar of the set and goes to the next instruction.
        case take(ScalarSet)
        /// Goes both ways.
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case wordBoundary(Bool)
        case match
    }

    static let lengthLimit = 20_000

    private(set) var instructions: [Instruction] = []

    init(_ syntax: PatternSyntax) throws(PatternError) {
        try append(syntax)
        instructions.append(.match)
    }

    /// Whether a verdict may depend on the characters on both sides of a place.
    var usesWordBoundary: Bool {
        instructions.contains { if case .wordBoundary = $0 { true } else { false } }
    }

    private mutating func append(_ syntax: PatternSyntax) throws(PatternError) {
        guard instructions.count < Self.lengthLimit else {
            throw PatternError.tooLong
        }
        switch syntax {
        case .set(let set): instructions.append(.take(set))
        case .start: instructions.append(.start)
        case .end: instructions.append(.end)
        case .wordBoundary(let wanted): instructions.append(.wordBoundary(wanted))
        case .sequence(let parts): for part in parts { try append(part) }
        case .choice(let branches): try append(choice: branches)
        case .group(let inside, _), .lazy(let inside): try append(inside)
        case .backReference, .lookAround:
            throw PatternError(offset: 0, reason: "it needs a machine that can go back")
        case .repeated(let part, let least, let most):
            for _ in 0..<least { try append(part) }
            if let most {
                try append(optional: part, times: most - least)
            } else {
                try append(anyNumberOf: part)
            }
        }
    }

    private mutating func append(choice branches: [PatternSyntax]) throws(PatternError) {
        var exits: [Int] = []
        for branch in branches.dropLast() {
            let split = instructions.count
            instructions.append(.split(split + 1, 0))
            try append(branch)
            exits.append(instructions.count)
            instructions.append(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        if let last = branches.last { try append(last) }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    private mutating func append(anyNumberOf part: PatternSyntax) throws(PatternError) {
        let split = instructions.count
        instructions.append(.split(split + 1, 0))
        try append(part)
        instructions.append(.jump(split))
        instructions[split] = .split(split + 1, instructions.count)
    }

    private mutating func append(optional part: PatternSyntax, times: Int) throws(PatternError) {
        var splits: [Int] = []
        for _ in 0..<times {
            splits.append(instructions.count)
            instructions.append(.split(0, 0))
            try append(part)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}

extension PatternError {
    static let tooLong = PatternError(
        offset: 0,
        reason: "its repetitions multiply to more than \(PatternProgram.lengthLimit) steps")
}
