import Contracts
import Testing

@Suite struct SchemaCompatibilityTests {
    @Test(arguments: CompatibilityPair.all)
    func `each pair breaks exactly whom it should, and a value shows it`(
        pair: CompatibilityPair
    ) throws {
        #expect(
            try ComparisonBench.brokenRules(old: pair.old, new: pair.new, .commands)
                == pair.accepts.sorted(), "accepting")
        #expect(
            try ComparisonBench.brokenRules(old: pair.old, new: pair.new, .events)
                == pair.promises.sorted(), "promising")
    }

    @Test(arguments: CompatibilityPair.all)
    func `the way back breaks the other side`(pair: CompatibilityPair) throws {
        func turned(_ rules: [String]) -> [String] {
            rules.map { rule in
                rule.hasPrefix("narrowed")
                    ? rule.replacing("narrowed", with: "widened")
                    : rule.replacing("widened", with: "narrowed")
            }.sorted()
        }
        // Taking the name of a member nobody described breaks no sender, so it has no way back.
        let isUntold = { (rule: String) in rule.contains("undescribed-member") }
        #expect(
            try ComparisonBench.brokenRules(old: pair.new, new: pair.old, .events)
                .filter { !isUntold($0) } == turned(pair.accepts.filter { !isUntold($0) }))
        #expect(
            try ComparisonBench.brokenRules(old: pair.new, new: pair.old, .commands)
                .filter { !isUntold($0) } == turned(pair.promises.filter { !isUntold($0) }))
    }
}
