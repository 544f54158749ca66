import Contracts
import Findings
import JSONSchema
import OpenAPI

/// Every rule a report can name, with its reason: what judges demand and what contracts must keep.
package enum RuleBook {
    package static let all = judges + contracts

    /// The rules of histories that none of these findings breaks, by id.
    package static func passed(_ findings: [Finding]) -> [String] {
        judges.rules.map(\.id).filter { id in !findings.contains { $0.rule == id } }
    }

    /// The rules of histories.
    static let judges = RuleCatalogue(
        JudgeCatalogue.all.map { RuleCatalogue.Rule(id: $0.id, reason: $0.demand) })

    /// The rules of contracts and of what is said over them.
    static let contracts =
        RuleCatalogue(of: SchemaRule.self, reason: \.reason)
        + RuleCatalogue(of: OpenAPIRule.self, reason: \.reason)
        + RuleCatalogue(of: ExchangeRule.self, reason: \.reason)
        + RuleCatalogue(of: ContractRule.self, reason: \.reason)
        + RuleCatalogue(of: LintRule.self, reason: \.reason)
        + RuleCatalogue(of: DriveRule.self, reason: \.reason)
        + RuleCatalogue(of: AgreementRule.self, reason: \.reason)
        + RuleCatalogue(of: ConsumerRule.self, reason: \.reason)
        + RuleCatalogue(of: PactFileRule.self, reason: \.reason)
        + RuleCatalogue(of: WalkRule.self, reason: \.reason)
        + RuleCatalogue(
            ComparisonRule.all.flatMap { rule in
                [rule.id, rule.id + "-cannot-tell"].map { .init(id: $0, reason: rule.reason) }
            })
}
