import SimulationCore

/// The odds and sizes a drawn history comes from.
package enum Profile: String, Sendable, Hashable, CaseIterable {
    /// No faults, one node: the system must simply work.
    case calm
    /// Everything at once: faults, crashes, two nodes, concurrency.
    case rough
    /// Each history has a random half of the features: some bugs only show when others are absent.
    case swarm

    /// The sizes and odds of this profile.
    var dials: Dials {
        switch self {
        case .calm: Dials(steps: 3...12, faultOdds: .never, twoNodes: .never, leaving: .never)
        case .rough:
            Dials(
                steps: 3...16, faultOdds: Odds(35, outOf: 100), twoNodes: Odds(1, outOf: 3),
                leaving: .never)
        case .swarm:
            Dials(
                steps: 3...24, faultOdds: Odds(40, outOf: 100), twoNodes: Odds(1, outOf: 2),
                leaving: Odds(1, outOf: 2))
        }
    }
}

/// A profile's numbers, all in one place.
struct Dials: Sendable {
    /// How many acts a history has.
    let steps: ClosedRange<Int>
    /// How often a fault is planned before an act.
    let faultOdds: Odds
    /// How often two nodes share the store.
    let twoNodes: Odds
    /// How often each feature is left out of a history.
    let leaving: Odds
}
