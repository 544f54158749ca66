/// How much a drive sends.
package struct DriveBudget: Sendable, Hashable {
    /// Random valid values for each parameter and body.
    package var randomValues = 40
    /// Edges, and broken values, of each parameter and body.
    package var variants = 250
    /// Random sequences of requests about one or two payments.
    package var walks = 300
    /// Requests sent to make one finding smaller.
    package var shrinkingTrials = 120
    /// Findings that are made smaller and reported in full; more of the same kind are counted.
    package var findings = 40
    /// Only these operations are driven; nil means every one of the document.
    package var operations: Set<String>?

    package init() {}

    /// A drive that ends within a second or two, for tests in debug builds.
    package static var small: DriveBudget {
        var budget = DriveBudget()
        budget.randomValues = 4
        budget.walks = 15
        budget.variants = 120
        budget.shrinkingTrials = 60
        return budget
    }
}
