import Contracts
import Findings
import JSONModel
import JSONSchema
import Testing

/// Two revisions of a schema, and what each direction should say about them.
struct CompatibilityPair: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    /// The rules broken when we accept such values.
    let accepts: [String]
    /// The rules broken when we promise such values.
    let promises: [String]

    var testDescription: String { name }

    init(
        _ name: String, _ old: String, _ new: String, accepts: [String] = [],
        promises: [String] = []
    ) {
        self.name = name
        self.old = old
        self.new = new
        self.accepts = accepts
        self.promises = promises
    }
}

enum ComparisonBench {
    static func registry(_ text: String, name: String) throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        try registry.add(JSONDocument.parse(Array(text.utf8), name: name))
        return registry
    }

    static func compiled(_ text: String, name: String) throws -> CompiledSchema {
        try registry(text, name: name).compile(name)
    }

    static func compare(
        old: String, new: String, _ audience: ComparisonAudience, _ strictness: Strictness = .wire
    ) throws -> ComparisonReport {
        let before = try registry(old, name: "old.json")
        let after = try registry(new, name: "new.json")
        let pair = SchemaComparison.Pair(
            name: "thing", old: try #require(before.cursor("old.json")),
            new: try #require(after.cursor("new.json")),
            compiledOld: try before.compile("old.json"),
            compiledNew: try after.compile("new.json"))
        return SchemaComparison([pair]).report(for: audience, strictness)
    }

    /// The broken rules, after checking every witness against schemas compiled anew.
    static func brokenRules(
        old: String, new: String, _ audience: ComparisonAudience
    ) throws -> [String] {
        let report = try compare(old: old, new: new, audience)
        let before = try compiled(old, name: "a.json")
        let after = try compiled(new, name: "b.json")
        var rules: Set<String> = []
        for change in report.changes where change.finding.severity != .note {
            rules.insert(change.finding.rule)
            guard change.finding.severity == .error else { continue }
            guard case .value(let value)? = change.witness else {
                Issue.record("\(change.finding.rule) has no witness")
                continue
            }
            let isAccepting = audience.direction == .accepts
            #expect((isAccepting ? before : after).accepts(value), "\(value.text)")
            #expect(!(isAccepting ? after : before).accepts(value), "\(value.text)")
        }
        return rules.sorted()
    }
}
