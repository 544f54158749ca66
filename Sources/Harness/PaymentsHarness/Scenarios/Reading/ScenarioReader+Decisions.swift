import JSONModel

extension ScenarioReader {
    /// What somebody outside the API decides, about a payment, a refund, what a request was answered
    /// with, or the account.
    mutating func decide(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let choice = word(subject, among: ScenarioWords.decisions, "decision")
        let label = mapping.node("on").flatMap { anyLabel($0) }
        let provider = mapping.node("at")
            .flatMap { word($0, among: ScenarioWords.providers, "provider") }
        if let label, labels.asked.contains(label), let at = mapping.node("at") {
            refuse(
                at, "not asked for here",
                expected: "no \"at\": request \"\(label)\" had a provider already")
        }
        return choice.map { .decide(Decision($0, on: label, at: provider)) }
    }
}
