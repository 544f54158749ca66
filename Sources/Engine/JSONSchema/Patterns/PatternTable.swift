/// A program worked out beforehand for ASCII text: one look into a table for each byte.
///
/// Nearly every pattern of a contract describes ASCII identifiers, and every event has a dozen of
/// them, so this is what keeps judging cheap. Other texts go to ``PatternMachine``.
struct PatternTable: Sendable {
    static let stateLimit = 1024
    /// Longer programs would take too long to work out beforehand.
    static let programLimit = 2048
    /// The instructions that may be visited to work the table out.
    static let visitLimit = 500_000
    private static let dead = UInt16.max

    private var classOfByte: [UInt8] = []
    private var classCount = 0
    private var next: [UInt16] = []
    /// Per state: bit 0, a match whatever follows; bit 1, a match if the text ends here.
    private var verdicts: [UInt8] = []

    /// The table, or nil when it would grow too large or the program looks at word boundaries.
    init?(_ program: PatternProgram) {
        guard !program.usesWordBoundary, program.instructions.count <= Self.programLimit else {
            return nil
        }
        let samples = sortIntoClasses(program)
        var machine = PatternMachine(program)
        var numbers: [[Int]: Int] = [:]
        var queue = [machine.closure(of: [0], at: .init(isStart: true))]
        addVerdict(of: queue[0], isStart: true, with: &machine)
        var current = 0
        while current < queue.count {
            for sample in samples {
                let stepped = machine.step(queue[current], over: sample)
                let states = machine.closure(of: stepped + [0], at: .init())
                if states.isEmpty {
                    next.append(Self.dead)
                } else if let known = numbers[states] {
                    next.append(UInt16(known))
                } else {
                    guard queue.count < Self.stateLimit, machine.visits < Self.visitLimit else {
                        return nil
                    }
                    numbers[states] = queue.count
                    next.append(UInt16(queue.count))
                    queue.append(states)
                    addVerdict(of: states, isStart: false, with: &machine)
                }
            }
            current += 1
        }
    }

    /// Groups the bytes no instruction tells apart; returns one byte of each group.
    private mutating func sortIntoClasses(_ program: PatternProgram) -> [UInt32] {
        var sets: [ScalarSet] = []
        for case .take(let set) in program.instructions where !sets.contains(set) {
            sets.append(set)
        }
        var classes: [[Bool]: UInt8] = [:]
        var samples: [UInt32] = []
        for byte in UInt32(0)..<128 {
            let key = sets.map { $0.contains(byte) }
            if classes[key] == nil {
                classes[key] = UInt8(samples.count)
                samples.append(byte)
            }
            classOfByte.append(classes[key] ?? 0)
        }
        classCount = samples.count
        return samples
    }

    private mutating func addVerdict(
        of states: [Int], isStart: Bool, with machine: inout PatternMachine
    ) {
        let now = machine.containsMatch(states)
        let place = PatternMachine.Place(isStart: isStart, isEnd: true)
        let atEnd = machine.containsMatch(machine.closure(of: states, at: place))
        verdicts.append((now ? 1 : 0) | (atEnd ? 2 : 0))
    }

    /// Whether the pattern occurs in the bytes, or nil when one of them is not ASCII.
    func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        var state = 0
        for byte in bytes {
            guard byte < 128 else { return nil }
            if verdicts[state] & 1 != 0 { return true }
            let following = next[state &* classCount &+ Int(classOfByte[Int(byte)])]
            if following == Self.dead { return false }
            state = Int(following)
        }
        return verdicts[state] != 0
    }
}
