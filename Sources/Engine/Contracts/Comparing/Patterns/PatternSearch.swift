/// Searches for a text in which some patterns occur and another does not.
///
/// The search walks all patterns side by side, shortest text first, so it either finds a shortest
/// text or knows that there is none.
struct PatternSearch {
    enum Outcome: Sendable, Hashable {
        case found(String)
        /// There is no such text.
        case none
        /// A pattern cannot be searched, or the search grew too large.
        case unknown
    }

    var matching: [String] = []
    var refusing: String?
    var minimumLength = 0
    var maximumLength: Int?
    private static let stepLimit = 200_000

    init(
        matching: [String] = [], refusing: String? = nil, minimumLength: Int = 0,
        maximumLength: Int? = nil
    ) {
        self.matching = matching
        self.refusing = refusing
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
    }

    /// Whether a pattern occurs in a text; false when the pattern cannot be read.
    static func occurs(_ pattern: String, in text: String) -> Bool {
        guard let network = try? PatternNetwork(pattern) else { return false }
        let scalars = text.unicodeScalars.map(\.value)
        var automaton = PatternAutomaton(network, letters: scalars)
        var state = automaton.start()
        for letter in scalars.indices { state = automaton.step(state, over: letter) }
        return automaton.occurs(endingIn: state)
    }

    private struct Node: Hashable {
        let states: [Int]
        let length: Int
    }

    func run() -> Outcome {
        let sources = matching + [refusing].compactMap(\.self)
        if sources.isEmpty { return plain() }
        let networks = sources.compactMap { try? PatternNetwork($0) }
        guard networks.count == sources.count else { return .unknown }
        let letters = Self.letters(of: networks)
        var automata = networks.map { PatternAutomaton($0, letters: letters) }
        let first = Node(states: automata.indices.map { automata[$0].start() }, length: 0)
        var queue: [(node: Node, length: Int, parent: Int, letter: Int)] = [(first, 0, -1, -1)]
        var seen: Set<Node> = [first]
        var place = 0
        while place < queue.count {
            let current = queue[place]
            if isWanted(current.node.states, length: current.length, automata) {
                return .found(text(to: place, in: queue.map { ($0.parent, $0.letter) }, letters))
            }
            if maximumLength.map({ current.length < $0 }) ?? true {
                for letter in letters.indices {
                    let states = automata.indices.map {
                        automata[$0].step(current.node.states[$0], over: letter)
                    }
                    let length = current.length + 1
                    let node = Node(states: states, length: min(length, minimumLength))
                    guard seen.insert(node).inserted else { continue }
                    queue.append((node, length, place, letter))
                }
            }
            place += 1
            guard place * letters.count < Self.stepLimit else { return .unknown }
        }
        return .none
    }

    /// The shortest text where only its length is asked for.
    private func plain() -> Outcome {
        let length = max(minimumLength, 0)
        if let most = maximumLength, most < length { return .none }
        return length < Self.stepLimit ? .found(String(repeating: "a", count: length)) : .unknown
    }

    private func isWanted(_ states: [Int], length: Int, _ automata: [PatternAutomaton]) -> Bool {
        guard length >= minimumLength else { return false }
        for number in matching.indices
        where !automata[number].occurs(endingIn: states[number]) { return false }
        guard refusing != nil, let last = automata.last, let state = states.last else {
            return true
        }
        return !last.occurs(endingIn: state)
    }

    private func text(
        to place: Int, in steps: [(parent: Int, letter: Int)], _ letters: [UInt32]
    ) -> String {
        var reversed: [Unicode.Scalar] = []
        var current = place
        while current > 0 {
            if let scalar = Unicode.Scalar(letters[steps[current].letter]) {
                reversed.append(scalar)
            }
            current = steps[current].parent
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: reversed.reversed())
        return text
    }

    /// One character for each group the patterns do not tell apart, easily read ones first.
    private static func letters(of networks: [PatternNetwork]) -> [UInt32] {
        let sets = Array(Set(networks.flatMap(\.sets)))
        var edges: Set<UInt32> = [0, CodePoints.last + 1]
        for range in sets.flatMap(\.ranges) {
            edges.formUnion([range.lowerBound, range.upperBound + 1])
        }
        // Edges that cut the readable characters into the groups people tell apart.
        edges.formUnion([0x20, 0x30, 0x3A, 0x41, 0x5B, 0x61, 0x7B, 0x7F, 0xA0, 0xD800, 0xE000])
        let sorted = edges.sorted()
        var seen: Set<[Bool]> = []
        let samples = zip(sorted, sorted.dropFirst()).map { low, high in low..<high }
            .filter { !$0.overlaps(0xD800..<0xE000) }
            .sorted { rank($0.lowerBound) < rank($1.lowerBound) }
        return samples.compactMap { range in
            let key = sets.map { $0.contains(range.lowerBound) }
            return seen.insert(key).inserted ? range.lowerBound : nil
        }
    }

    private static func rank(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x61..<0x7B: value
        case 0x41..<0x5B: value + 0x100
        case 0x30..<0x3A: value + 0x200
        case 0x21..<0x7F: value + 0x300
        case 0x20: value + 0x400
        case 0xA0...: value + 0x500
        default: value + 0x20_0000
        }
    }
}
