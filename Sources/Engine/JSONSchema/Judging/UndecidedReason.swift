/// Why a walk ended without a verdict; such a value counts as failed, never as fitting.
enum UndecidedReason: Sendable, Hashable {
    /// A pattern took more steps on a text than it may.
    case patternBudget(pattern: String)
    /// The schema and the value nest too deeply into each other.
    case tooDeep
    /// The schema asks for the same verdicts over and over, as nested alternatives can.
    case tooManySteps

    /// How many schemas may judge inside each other before a walk gives up.
    static let depthLimit = 1024
    /// How many combinations (`$ref`, `allOf`, `anyOf` and the like) a walk judges before it gives
    /// up: more than a document of some megabytes needs, and less than a second.
    static let stepLimit = 2_000_000

    /// What there would have to be for a verdict.
    var expected: String {
        switch self {
        case .patternBudget(let pattern):
            "a verdict on \(pattern) within the steps a pattern may take"
        case .tooDeep: "at most \(Self.depthLimit) schemas that judge inside each other"
        case .tooManySteps: "a verdict within \(Self.stepLimit) references and branches"
        }
    }

    var found: String {
        switch self {
        case .patternBudget: "no verdict: the pattern ran out of its budget"
        case .tooDeep: "no verdict: the schema and the value nest too deeply"
        case .tooManySteps: "no verdict: the schema branches again and again on the same value"
        }
    }
}
