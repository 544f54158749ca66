import Findings

/// All judges together: they look after every step and once more at the end.
struct Panel {
    /// Every judge's rule, in the order of the documentation.
    static let rules: [JudgeRule] = [
        OneEffectPerOperation.rule, CaptureCeiling.rule, RefundCeiling.rule,
        RefundOnlyCaptured.rule, CurrencyImmutable.rule, LegalTransitions.rule,
        IdempotentIngest.rule, LedgerBalanced.rule, LedgerComplete.rule,
        EventsKeepTheirSchemas.rule, ExchangesKeepTheContract.rule, OrdersAgree.rule,
        Convergence.rule,
    ]

    private var judges: [any Judge]

    init(contracts: ContractSuite) {
        judges = [
            OneEffectPerOperation(), CaptureCeiling(), RefundCeiling(), RefundOnlyCaptured(),
            CurrencyImmutable(), LegalTransitions(), IdempotentIngest(), LedgerBalanced(),
            LedgerComplete(), EventsKeepTheirSchemas(contracts: contracts),
            ExchangesKeepTheContract(contracts: contracts), OrdersAgree(), Convergence(),
        ]
    }

    mutating func look(at delta: History.Delta, step: Int) -> [Finding] {
        var findings: [Finding] = []
        for place in judges.indices { findings += judges[place].look(at: delta) }
        return findings.map { finding in
            var finding = finding
            finding.location.step = step
            return finding
        }
    }

    mutating func conclude(_ end: EndState) -> [Finding] {
        var findings: [Finding] = []
        for place in judges.indices { findings += judges[place].conclude(end) }
        return findings
    }
}

/// The rules every judge keeps, for documentation and reports.
package enum JudgeCatalogue {
    package static var all: [JudgeRule] { Panel.rules }
}
