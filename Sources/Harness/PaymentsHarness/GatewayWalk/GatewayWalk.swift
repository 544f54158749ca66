import GatewaySimulators
import SimulationCore

/// A seeded walk through everything a simulated provider offers, well meant and not.
///
/// It is a small model of a merchant with its shoppers, banks and mistakes: it makes objects of every
/// kind, remembers them, and asks for what each of them allows or refuses.
package struct GatewayWalk {
    /// The providers there are walks for.
    package enum Provider: String, Sendable, CaseIterable {
        case stripe, razorpay
    }

    /// What the walk spends its requests on.
    package enum Route: Sendable, Hashable {
        /// Every endpoint, error and event.
        case everything
        /// Mostly what moves money, with less reading in between.
        case money
    }

    package let provider: Provider
    package let seed: UInt64
    package var route = Route.everything

    package init(_ provider: Provider, seed: UInt64, route: Route = .everything) {
        self.provider = provider
        self.seed = seed
        self.route = route
    }

    /// What a walk through a provider's account is to reach.
    package static func goals(of provider: Provider) -> [WalkGoal] {
        switch provider {
        case .stripe: StripeGoals.all
        case .razorpay: RazorpayGoals.all
        }
    }

    /// Walks until so many requests were sent, or until `goesOn` says no; gives the desk it ended at.
    @discardableResult
    package func walk(
        requests: Int, watcher: any WalkWatcher, simulator: (any GatewaySimulator)? = nil,
        goesOn: (Int) -> Bool = { _ in true }
    ) -> WalkDesk {
        switch provider {
        case .stripe:
            let walk = StripeWalk(
                seed: seed, watcher: watcher, simulator: simulator, route: route)
            watcher.begins(at: walk.desk)
            repeatStep(requests, walk.desk, goesOn, walk.step)
            return walk.desk
        case .razorpay:
            let walk = RazorpayWalk(
                seed: seed, watcher: watcher, simulator: simulator, route: route)
            watcher.begins(at: walk.desk)
            repeatStep(requests, walk.desk, goesOn, walk.step)
            return walk.desk
        }
    }

    private func repeatStep(
        _ requests: Int, _ desk: WalkDesk, _ goesOn: (Int) -> Bool, _ step: () -> Void
    ) {
        while desk.exchanges < requests, goesOn(desk.exchanges) { step() }
    }
}
