/// The codes webhooks are refused with, for whoever holds them against the contract.
package enum WebhookProblemCatalogue {
    /// Every code, in the order of the type.
    package static var codes: [String] { WebhookProblem.allCases.map(\.rawValue) }
}
