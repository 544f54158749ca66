/// A pattern as a network of states that is followed along all ways at once.
struct PatternNetwork: Sendable {
    enum State: Sendable {
        case take(CodePoints)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case match
    }

    static let sizeLimit = 8000

    private(set) var states: [State] = []

    init(_ source: String) throws(UnsearchablePattern) {
        try add(try PatternReader.read(source))
        states.append(.match)
    }

    var sets: [CodePoints] {
        states.compactMap { if case .take(let set) = $0 { set } else { nil } }
    }

    private mutating func add(_ tree: PatternTree) throws(UnsearchablePattern) {
        guard states.count < Self.sizeLimit else { throw UnsearchablePattern() }
        switch tree {
        case .set(let set): states.append(.take(set))
        case .start: states.append(.start)
        case .end: states.append(.end)
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let branches):
            var exits: [Int] = []
            for branch in branches.dropLast() {
                let split = states.count
                states.append(.split(split + 1, 0))
                try add(branch)
                exits.append(states.count)
                states.append(.jump(0))
                states[split] = .split(split + 1, states.count)
            }
            if let last = branches.last { try add(last) }
            for exit in exits { states[exit] = .jump(states.count) }
        case .repeated(let part, let least, let most):
            for _ in 0..<least { try add(part) }
            try add(part, further: most.map { $0 - least })
        }
    }

    private mutating func add(
        _ part: PatternTree, further: Int?
    ) throws(UnsearchablePattern) {
        guard let further else {
            let split = states.count
            states.append(.split(split + 1, 0))
            try add(part)
            states.append(.jump(split))
            states[split] = .split(split + 1, states.count)
            return
        }
        var splits: [Int] = []
        for _ in 0..<further {
            splits.append(states.count)
            states.append(.split(0, 0))
            try add(part)
        }
        for split in splits { states[split] = .split(split + 1, states.count) }
    }

    /// The states that wait for a character or the end, or hold a match.
    func closure(of starts: [Int], isStart: Bool, isEnd: Bool) -> [Int] {
        var seen: Set<Int> = []
        var reached: [Int] = []
        var waiting = starts
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            switch states[place] {
            case .take, .match: reached.append(place)
            case .end: if isEnd { waiting.append(place + 1) } else { reached.append(place) }
            case .start: if isStart { waiting.append(place + 1) }
            case .jump(let target): waiting.append(target)
            case .split(let first, let second): waiting += [first, second]
            }
        }
        return reached.sorted()
    }

    func holdsMatch(_ places: [Int]) -> Bool {
        places.contains { if case .match = states[$0] { true } else { false } }
    }

    /// Where the waiting states lead over one character.
    func step(_ places: [Int], over value: UInt32) -> [Int] {
        places.compactMap { place in
            if case .take(let set) = states[place], set.contains(value) { place + 1 } else { nil }
        }
    }
}

/// A network worked out state by state as it is needed, over the characters of one search.
struct PatternAutomaton {
    private let network: PatternNetwork
    private let letters: [UInt32]
    private var sets: [[Int]] = []
    private var numbers: [[Int]: Int] = [:]
    private var steps: [[Int]] = []
    private var verdicts: [(now: Bool, atEnd: Bool)] = []

    /// The state in which the pattern has occurred, whatever follows.
    static let matched = -1

    init(_ network: PatternNetwork, letters: [UInt32]) {
        self.network = network
        self.letters = letters
    }

    mutating func start() -> Int {
        state(of: network.closure(of: [0], isStart: true, isEnd: false), isStart: true)
    }

    mutating func step(_ state: Int, over letter: Int) -> Int {
        guard state != Self.matched else { return state }
        if steps[state][letter] != Int.min { return steps[state][letter] }
        let moved = network.step(sets[state], over: letters[letter])
        let reached = network.closure(of: moved + [0], isStart: false, isEnd: false)
        let next = self.state(of: reached, isStart: false)
        steps[state][letter] = next
        return next
    }

    /// Whether the pattern occurs in a text that ends in this state.
    func occurs(endingIn state: Int) -> Bool { state == Self.matched || verdicts[state].atEnd }

    private mutating func state(of places: [Int], isStart: Bool) -> Int {
        if network.holdsMatch(places) { return Self.matched }
        let key = isStart ? places + [-1] : places
        if let known = numbers[key] { return known }
        numbers[key] = sets.count
        sets.append(places)
        steps.append(Array(repeating: Int.min, count: letters.count))
        let atEnd = network.closure(of: places + [0], isStart: isStart, isEnd: true)
        verdicts.append((false, network.holdsMatch(atEnd)))
        return sets.count - 1
    }
}
