import OpenAPI
import SimulationCore

extension GatewayConformance {
    /// How many exchanges it takes to reach everything; a shorter walk need not.
    package static let usualExchanges = 52_000

    /// Walks through every kind of account of a provider and judges all there is to see.
    ///
    /// `goesOn` is asked after each request with how many were sent; no stops the walk.
    package static func run(
        _ provider: GatewayWalk.Provider, document: OpenAPIDocument, exchanges: Int, seed: UInt64,
        goesOn: (Int) -> Bool = { _ in true }
    ) -> GatewayConformance {
        let conformance = GatewayConformance(provider, document: document)
        let accounts = WalkAccount.all(of: provider)
        let shares = accounts.reduce(0) { $0 + $1.share }
        var sent = 0
        var stops = false
        for (number, account) in accounts.enumerated() where !stops {
            let own = SeededRandom.derive(seed, UInt64(number))
            let isLast = number == accounts.count - 1
            let part = isLast ? exchanges - sent : exchanges * account.share / shares
            let before = sent
            let desk = GatewayWalk(provider, seed: own).walk(
                requests: part, watcher: conformance, simulator: account.open(own)
            ) { own in
                stops = !goesOn(before + own)
                return !stops
            }
            sent += desk.exchanges
            conformance.books.lookAtRest(desk)
        }
        conformance.exchanges = sent
        return conformance
    }
}
