import Contracts
import Findings
import JSONModel
import JSONSchema
import Testing

/// Holds comparisons to values they did not choose themselves.
@Suite struct DrawnValuesTests {
    /// SplitMix64, so that the same values are drawn everywhere.
    private struct Drawing: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static func values(of text: String) throws -> [JSONValue] {
        let registry = try ComparisonBench.registry(text, name: "drawn.json")
        let cursor = try #require(registry.cursor("drawn.json"))
        var generator = try ValueGenerator(cursor)
        var drawing = Drawing(state: 7)
        return generator.random(30, using: &drawing) + generator.boundaries().map(\.value)
    }

    private func check(_ old: String, _ new: String) throws {
        let before = try ComparisonBench.compiled(old, name: "old.json")
        let after = try ComparisonBench.compiled(new, name: "new.json")
        let report = try ComparisonBench.compare(old: old, new: new, .commands, .exact)
        let isNarrower = report.findings.contains { $0.rule.hasPrefix("narrowed") }
        let isWider = report.findings.contains { $0.rule.hasPrefix("widened") }
        for value in try Self.values(of: old) + Self.values(of: new) {
            if before.accepts(value), !after.accepts(value) {
                #expect(isNarrower, "\(old) -> \(new): \(value.text)")
            }
            if after.accepts(value), !before.accepts(value) {
                #expect(isWider, "\(old) -> \(new): \(value.text)")
            }
        }
    }

    @Test(arguments: CompatibilityPair.all)
    func `no drawn value shows a break the comparison did not report`(
        pair: CompatibilityPair
    ) throws {
        try check(pair.old, pair.new)
    }

    @Test(arguments: [1, 17, 40])
    func `schemas that have nothing to do with each other are told apart as well`(
        distance: Int
    ) throws {
        let all = CompatibilityPair.all
        for place in all.indices {
            try check(all[place].old, all[(place + distance) % all.count].new)
        }
    }
}
