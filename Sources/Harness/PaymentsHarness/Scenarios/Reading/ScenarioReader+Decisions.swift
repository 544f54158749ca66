import JSONModel

extension ScenarioReader {
    /// What somebody outside the API decides, about a payment, a refund or the account.
    mutating func decide(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let choice = word(subject, among: ScenarioWords.decisions, "decision")
        let label = mapping.node("on").flatMap { paymentOrRefund($0) }
        let provider = mapping.node("at")
            .flatMap { word($0, among: ScenarioWords.providers, "provider") }
        return choice.map { .decide(Decision($0, on: label, at: provider)) }
    }
}
