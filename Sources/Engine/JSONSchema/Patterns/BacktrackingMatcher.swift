/// Tries the ways of a pattern one after the other, within a fixed number of steps.
///
/// Steps are counted and not timed, so that the same pattern and text always come to the same end.
struct BacktrackingMatcher {
    /// The steps one search may take.
    static let budget = 1_000_000

    private enum Choice {
        case branch(instruction: Int, place: Int)
        /// Undoes a note in a slot on the way back.
        case restore(slot: Int, value: Int)
    }

    private let program: BacktrackingProgram
    private let text: [Unicode.Scalar]
    private var slots: [Int]
    private var choices: [Choice] = []
    private var stepsLeft = budget

    init(_ program: BacktrackingProgram, text: [Unicode.Scalar]) {
        self.program = program
        self.text = text
        slots = Array(repeating: -1, count: program.slotCount)
    }

    mutating func search() -> Pattern.Verdict {
        for place in 0...text.count {
            for slot in slots.indices { slots[slot] = -1 }
            choices.removeAll(keepingCapacity: true)
            if run(from: 0, at: place) { return .found }
            if stepsLeft <= 0 { return .outOfBudget }
        }
        return .absent
    }

    /// Runs to the next `.match`; afterwards the choices made on the way are gone.
    private mutating func run(from first: Int, at start: Int) -> Bool {
        let bottom = choices.count
        var instruction = first
        var place = start
        while true {
            stepsLeft -= 1
            if stepsLeft <= 0 { return false }
            if case .match = program.instructions[instruction] {
                keepRestores(above: bottom)
                return true
            }
            if step(&instruction, &place) { continue }
            guard let next = back(to: bottom) else { return false }
            (instruction, place) = next
        }
    }

    /// Takes one instruction; false when this way ends here.
    private mutating func step(_ instruction: inout Int, _ place: inout Int) -> Bool {
        let current = program.instructions[instruction]
        instruction += 1
        switch current {
        case .take(let set, let isBackward):
            let index = isBackward ? place - 1 : place
            guard text.indices.contains(index), set.contains(text[index].value) else {
                return false
            }
            place += isBackward ? -1 : 1
        case .split(let first, let second):
            choices.append(.branch(instruction: second, place: place))
            instruction = first
        case .jump(let target): instruction = target
        case .start: return place == 0
        case .end: return place == text.count
        case .wordBoundary(let wanted): return (isWord(place - 1) != isWord(place)) == wanted
        case .save(let slot): note(place, in: slot)
        case .forget(let range): for slot in range { note(-1, in: slot) }
        case .progress(let slot): return slots[slot] != place
        case .backReference(let number, let isBackward):
            return takeAgain(number, isBackward, &place)
        case .look(let isNegated, let next):
            return look(isNegated, from: instruction, next: next, &instruction, place)
        case .match: return true
        }
        return true
    }

    private mutating func look(
        _ isNegated: Bool, from first: Int, next: Int, _ instruction: inout Int, _ place: Int
    ) -> Bool {
        let before = choices.count
        let found = run(from: first, at: place)
        if isNegated { undo(to: before) }
        instruction = next
        return stepsLeft > 0 && found != isNegated
    }

    private func isWord(_ index: Int) -> Bool {
        text.indices.contains(index) && ScalarSet.wordCharacters.contains(text[index].value)
    }

    private mutating func note(_ place: Int, in slot: Int) {
        choices.append(.restore(slot: slot, value: slots[slot]))
        slots[slot] = place
    }

    private mutating func takeAgain(
        _ number: Int, _ isBackward: Bool, _ place: inout Int
    ) -> Bool {
        let (start, end) = (slots[2 * number], slots[2 * number + 1])
        // A group that found nothing yet stands for the empty text.
        guard start >= 0, end >= start else { return true }
        let length = end - start
        let from = isBackward ? place - length : place
        guard from >= 0, from + length <= text.count else { return false }
        stepsLeft -= length
        guard text[from..<from + length].elementsEqual(text[start..<end]) else { return false }
        place = isBackward ? from : from + length
        return true
    }

    /// Goes back to the last way not yet tried.
    private mutating func back(to bottom: Int) -> (instruction: Int, place: Int)? {
        while choices.count > bottom, let choice = choices.popLast() {
            switch choice {
            case .branch(let instruction, let place): return (instruction, place)
            case .restore(let slot, let value): slots[slot] = value
            }
        }
        return nil
    }

    private mutating func undo(to bottom: Int) {
        while choices.count > bottom, let choice = choices.popLast() {
            if case .restore(let slot, let value) = choice { slots[slot] = value }
        }
    }

    /// Forgets the ways inside a look-around that has matched; none of them is tried again.
    private mutating func keepRestores(above bottom: Int) {
        let kept = choices[bottom...].filter {
            if case .restore = $0 { true } else { false }
        }
        choices.replaceSubrange(bottom..., with: kept)
    }
}
