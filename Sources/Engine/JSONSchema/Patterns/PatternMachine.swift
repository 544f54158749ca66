/// Runs a program over a text in time proportional to its length, following all ways at once.
///
/// The factor is the length of the program; a long program on a long text ends without a verdict.
struct PatternMachine {
    /// The instructions one search may visit.
    static let budget = 100_000_000

    /// What is known about a place between two characters.
    struct Place {
        var isStart = false
        var isEnd = false
        var isWordBoundary = false
    }

    private let instructions: [PatternProgram.Instruction]
    /// For each instruction the last closure that reached it.
    private var seen: [Int]
    private var closures = 0
    private var pending: [Int] = []
    /// How many instructions were visited so far.
    private(set) var visits = 0

    init(_ program: PatternProgram) {
        instructions = program.instructions
        seen = Array(repeating: 0, count: program.instructions.count)
    }

    /// The instructions that wait for a character, the end or nothing, reached from the given ones.
    ///
    /// `.end` is followed only at the end, so that a waiting `.end` stays in the answer.
    mutating func closure(of starts: some Sequence<Int>, at place: Place) -> [Int] {
        var reached: [Int] = []
        pending.removeAll(keepingCapacity: true)
        pending.append(contentsOf: starts)
        closures += 1
        while let index = pending.popLast() {
            guard seen[index] != closures else { continue }
            seen[index] = closures
            visits += 1
            switch instructions[index] {
            case .take, .match: reached.append(index)
            case .end: if place.isEnd { pending.append(index + 1) } else { reached.append(index) }
            case .start: if place.isStart { pending.append(index + 1) }
            case .wordBoundary(let wanted):
                if place.isWordBoundary == wanted { pending.append(index + 1) }
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            }
        }
        return reached.sorted()
    }

    /// The instructions after those of the given ones that take the scalar.
    func step(_ states: [Int], over value: UInt32) -> [Int] {
        states.compactMap {
            if case .take(let set) = instructions[$0], set.contains(value) { $0 + 1 } else { nil }
        }
    }

    func containsMatch(_ states: [Int]) -> Bool {
        states.contains { if case .match = instructions[$0] { true } else { false } }
    }

    /// Whether the pattern occurs anywhere in the text.
    mutating func search(_ text: String) -> Pattern.Verdict {
        let scalars = Array(text.unicodeScalars)
        var states: [Int] = []
        for index in 0...scalars.count {
            let before = index > 0 && ScalarSet.wordCharacters.contains(scalars[index - 1].value)
            let after =
                index < scalars.count
                && ScalarSet.wordCharacters.contains(scalars[index].value)
            let place = Place(
                isStart: index == 0, isEnd: index == scalars.count,
                isWordBoundary: before != after)
            states = closure(of: states + [0], at: place)
            if containsMatch(states) { return .found }
            if visits > Self.budget { return .outOfBudget }
            if index < scalars.count { states = step(states, over: scalars[index].value) }
        }
        return .absent
    }
}
