/// What can be fuzzed, by the name the script takes.
enum FuzzTarget: String, CaseIterable {
    case json, yaml, schema, pattern, generate, openapi, compare, pact, lint, bowtie, gateways

    /// Takes one input; a trap is a finding.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .json: JSONTarget.run(bytes)
        case .yaml: YAMLTarget.run(bytes)
        case .schema: SchemaTarget.run(FuzzInput(bytes))
        case .pattern: PatternTarget.run(FuzzInput(bytes))
        case .generate: GenerateTarget.run(FuzzInput(bytes))
        case .openapi: OpenAPITarget.run(FuzzInput(bytes))
        case .compare: CompareTarget.run(FuzzInput(bytes))
        case .pact: PactTarget.run(FuzzInput(bytes))
        case .lint: LintTarget.run(FuzzInput(bytes))
        case .bowtie: BowtieTarget.run(bytes)
        case .gateways: GatewaysTarget.run(FuzzInput(bytes))
        }
    }
}

/// An input of several parts, parted by a byte that no UTF-8 text has.
struct FuzzInput {
    static let separator: UInt8 = 0xFF

    private var parts: ArraySlice<ArraySlice<UInt8>>

    init(_ bytes: [UInt8]) {
        parts = bytes.split(separator: Self.separator, omittingEmptySubsequences: false)[...]
    }

    var isEmpty: Bool { parts.isEmpty }

    /// The next part, or the empty one when there is none left.
    mutating func next() -> [UInt8] { parts.popFirst().map(Array.init) ?? [] }

    mutating func nextText() -> String { String(decoding: next(), as: UTF8.self) }
}

/// Ends the process when the engine broke a promise: libFuzzer takes that for a crash.
func expect(_ isKept: Bool, _ promise: @autoclosure () -> String) {
    precondition(isKept, "broken promise: \(promise())")
}
