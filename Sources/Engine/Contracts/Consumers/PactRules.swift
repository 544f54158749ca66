import JSONModel

/// Which parts of an example may vary, and how.
package struct PactRules: Sendable {
    package var path: PactRuleList?
    package var status: PactRuleList?
    package var headers: [(name: String, list: PactRuleList)] = []
    package var query: [(name: String, list: PactRuleList)] = []
    package var metadata: [(name: String, list: PactRuleList)] = []
    package var body: [(path: PactPath, list: PactRuleList)] = []

    package init() {}

    /// The rules that hold at a place of a body: those of the heaviest path that leads there.
    ///
    /// A rule holds for everything below its place unless a heavier path says otherwise; then it is
    /// `inherited` and says nothing about sizes.
    func body(at place: [PactPath.Step]) -> (list: PactRuleList, isInherited: Bool)? {
        var best: (weight: Int, length: Int, list: PactRuleList)?
        for (path, list) in body {
            guard let weight = path.weight(for: place) else { continue }
            if path.steps.count < place.count, !list.rules.contains(where: \.isInherited) {
                continue
            }
            if let known = best, (known.weight, known.length) >= (weight, path.steps.count) {
                continue
            }
            best = (weight, path.steps.count, list)
        }
        return best.map { ($0.list, $0.length < place.count) }
    }
}

/// The rules of one place.
package struct PactRuleList: Sendable {
    package let rules: [PactRule]
    /// Whether one rule that holds is enough.
    package let isAny: Bool
    package let pointer: JSONPointer
}

/// One way in which a value may differ from its example.
package indirect enum PactRule: Sendable {
    case equality
    case regex(TextPattern)
    case type(minimum: Int?, maximum: Int?)
    case include(String)
    case integer
    case decimal
    case number
    case boolean
    case null
    case date(DateTimePattern)
    case time(DateTimePattern)
    case timestamp(DateTimePattern)
    case values
    case eachKey([PactRule])
    case eachValue([PactRule])
    case arrayContains([Variant])
    case statusCode(StatusClass)
    case notEmpty
    case contentType(String)
    case semver

    /// Whether the rule also holds for what is inside the value it is given for.
    var isInherited: Bool {
        switch self {
        case .values, .eachKey, .eachValue, .arrayContains, .contentType: false
        default: true
        }
    }

    /// One element an array must have: the example at a place, with rules of its own.
    package struct Variant: Sendable {
        let index: Int
        let rules: PactRules
    }

    /// The statuses a rule lets pass.
    package enum StatusClass: Sendable, Hashable {
        case range(ClosedRange<Int>, word: String)
        case list([Int])

        func contains(_ status: Int) -> Bool {
            switch self {
            case .range(let range, _): range.contains(status)
            case .list(let list): list.contains(status)
            }
        }

        var words: String {
            switch self {
            case .range(let range, let word): "\(word) (\(range.lowerBound) to \(range.upperBound))"
            case .list(let list): "one of \(list.map(String.init).joined(separator: ", "))"
            }
        }
    }
}
