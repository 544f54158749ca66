import SimulationCore

extension BookWatch {
    /// Walks where money moves, through two kinds of account, and looks at the books all the time.
    ///
    /// `goesOn` is asked after each request with how many were sent; no stops the walk.
    package static func run(
        _ provider: GatewayWalk.Provider, requests: Int, seed: UInt64,
        goesOn: (Int) -> Bool = { _ in true }
    ) -> BookWatch {
        let watch = BookWatch(provider)
        let accounts = WalkAccount.watched(of: provider)
        for (number, account) in accounts.enumerated() {
            let own = SeededRandom.derive(seed, UInt64(number))
            let before = watch.requests
            watch.balanceCheck = account.balances
            let part = requests * (number + 1) / accounts.count - before
            let desk = GatewayWalk(provider, seed: own, route: .money).walk(
                requests: part, watcher: watch, simulator: account.open(own)
            ) { goesOn(before + $0) }
            watch.lookAtRest(desk)
        }
        return watch
    }
}
