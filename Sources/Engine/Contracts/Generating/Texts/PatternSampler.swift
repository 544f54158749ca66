import JSONSchema

/// Makes texts in which a pattern occurs, by walking the pattern as it was parsed.
///
/// Assertions inside a pattern are not looked at, so a text may fail it; whoever asks checks.
struct PatternSampler {
    /// A pattern made ready for walking: what each character may be, and how short each part is.
    private indirect enum Part {
        /// One character from one of these groups.
        case one([[Unicode.Scalar]])
        case sequence([Part], shortest: Int)
        case choice([Part], shortest: Int)
        case repeated(Part, least: Int, most: Int?, shortest: Int)
        /// An assertion, or something that is not walked.
        case nothing

        var shortest: Int {
            switch self {
            case .one: 1
            case .sequence(_, let shortest), .choice(_, let shortest),
                .repeated(_, _, _, let shortest):
                shortest
            case .nothing: 0
            }
        }
    }

    static let lengthLimit = 20_000

    private let root: Part
    private let isOpenEnded: Bool

    init(_ syntax: PatternSyntax) {
        root = Self.part(syntax)
        isOpenEnded = !Self.endsAnchored(syntax)
    }

    /// How many characters the shortest text has.
    var shortest: Int { root.shortest }

    /// A text of that many characters, or as near to it as the pattern's repetitions let it come.
    ///
    /// `choose` answers a number below its argument; 0 always means the simplest.
    func sample(length: Int, choose: (Int) -> Int) -> String {
        var text = String.UnicodeScalarView()
        var surplus = max(0, length - shortest)
        write(root, &text, &surplus, choose)
        if isOpenEnded {
            while text.count < length { text.append("a") }
        }
        return String(text)
    }

    private func write(
        _ part: Part, _ text: inout String.UnicodeScalarView, _ surplus: inout Int,
        _ choose: (Int) -> Int
    ) {
        switch part {
        case .one(let groups):
            guard !groups.isEmpty else { return }
            let group = groups[choose(groups.count)]
            text.append(group[choose(group.count)])
        case .sequence(let parts, _): for part in parts { write(part, &text, &surplus, choose) }
        case .choice(let branches, let shortest):
            let room = surplus
            let affordable = branches.filter { $0.shortest - shortest <= room }
            guard !affordable.isEmpty else { return }
            let branch = affordable[choose(affordable.count)]
            surplus -= branch.shortest - shortest
            write(branch, &text, &surplus, choose)
        case .repeated(let inner, let least, let most, _):
            for _ in 0..<least { write(inner, &text, &surplus, choose) }
            let cost = max(1, inner.shortest)
            var left = most.map { $0 - least } ?? Int.max
            while left > 0, surplus >= cost {
                surplus -= cost
                left -= 1
                write(inner, &text, &surplus, choose)
            }
        case .nothing: break
        }
    }

    private static func part(_ syntax: PatternSyntax) -> Part {
        switch syntax {
        case .set(let set): return .one(set.groups)
        case .sequence(let inner):
            let parts = inner.map(part)
            return .sequence(parts, shortest: parts.reduce(0) { capped($0 + $1.shortest) })
        case .choice(let inner):
            let branches = inner.map(part)
            return .choice(branches, shortest: branches.map(\.shortest).min() ?? 0)
        case .repeated(let inner, let least, let most):
            let part = part(inner)
            return .repeated(
                part, least: part.shortest == 0 ? min(least, 1) : least, most: most,
                shortest: capped(part.shortest * least))
        case .group(let inner, _), .lazy(let inner): return part(inner)
        case .start, .end, .wordBoundary, .backReference, .lookAround: return .nothing
        }
    }

    private static func capped(_ count: Int) -> Int { min(max(0, count), lengthLimit) }

    private static func endsAnchored(_ syntax: PatternSyntax) -> Bool {
        switch syntax {
        case .end: true
        case .sequence(let parts): parts.last.map(endsAnchored) ?? false
        case .choice(let branches): branches.contains(where: endsAnchored)
        case .group(let part, _), .lazy(let part): endsAnchored(part)
        case .set, .repeated, .start, .wordBoundary, .backReference, .lookAround: false
        }
    }
}

extension ScalarSet {
    /// Where to look for members, the plainest first.
    private static let likely: [ClosedRange<UInt32>] = [
        0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D...0x2E, 0x5F...0x5F, 0x21...0x7E, 0x20...0x20,
        0xA1...0xFF, 0x370...0x3FF, 0x400...0x4FF, 0x4E00...0x4E20, 0x1F600...0x1F610,
    ]

    /// Members of the set, grouped; the first group is the plainest.
    fileprivate var groups: [[Unicode.Scalar]] {
        var found: [[Unicode.Scalar]] = []
        for range in Self.likely {
            let members = range.compactMap { contains($0) ? Unicode.Scalar($0) : nil }
            if !members.isEmpty { found.append(members) }
        }
        if found.isEmpty, let range = ranges.first {
            let members = range.prefix(64).compactMap(Unicode.Scalar.init)
            if !members.isEmpty { found.append(members) }
        }
        return found
    }
}
