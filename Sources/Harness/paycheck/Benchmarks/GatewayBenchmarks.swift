import PaymentsHarness

/// Measures how many charge-and-refund pairs a second a simulated gateway answers on one core.
enum GatewayBenchmarks {
    private static let rounds = 5
    private static let pairs = 20_000

    /// The best and the middle of several rounds, in one account that grows all the while.
    ///
    /// Nil when a request was refused: then the figure would say nothing.
    static func pairsPerSecond(_ provider: GatewayWalk.Provider) -> BenchmarkRow? {
        var account = GatewayPairs(provider)
        var speeds: [Double] = []
        for _ in 0..<rounds {
            let round = account.prepare(pairs)
            let (good, seconds) = measuringSeconds { account.run(round, pairs: pairs) }
            guard good == pairs * 2 else { return nil }
            speeds.append(Double(pairs) / seconds)
        }
        speeds.sort(by: >)
        return BenchmarkRow(
            name: "gateway-\(provider.rawValue)-pairs", best: speeds[0],
            median: speeds[speeds.count / 2], unit: "pairs/s")
    }
}
