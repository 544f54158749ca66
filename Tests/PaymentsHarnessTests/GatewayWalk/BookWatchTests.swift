import Findings
import GatewaySimulators
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct BookWatchTests {
    @Test(arguments: GatewayWalk.Provider.allCases)
    func `the books hold after every request of a walk`(_ provider: GatewayWalk.Provider) {
        let watch = BookWatch.run(provider, requests: 2500, seed: 7)
        #expect(watch.findings == [])
        #expect(watch.requests >= 2500)
        #expect(watch.entries > 300)
    }

    @Test(arguments: GatewayWalk.Provider.allCases)
    func `a provider that takes money twice is caught`(_ provider: GatewayWalk.Provider) {
        let watch = watch(provider) { entries in
            entries.flatMap { $0.kind == .capture ? [$0, copy(of: $0)] : [$0] }
        }
        #expect(watch.findings.first?.rule == "gateway-books")
        #expect(watch.findings.contains { $0.message.contains("captured twice") })
    }

    @Test(arguments: GatewayWalk.Provider.allCases)
    func `a provider that sends back too much is caught`(_ provider: GatewayWalk.Provider) {
        let watch = watch(provider) { entries in
            entries.map { $0.kind == .refund ? copy(of: $0, amount: 1_000_000) : $0 }
        }
        #expect(watch.findings.contains { $0.message.contains("refunded 1000000 of") })
    }

    @Test func `a balance that is not the sum of its books is caught`() {
        let watch = BookWatch(.razorpay)
        let gateway = TamperedGateway(
            RazorpaySimulator(seed: 3),
            balances: { _ in [GatewayBalance(currency: "INR", available: 12, pending: 0)] })
        GatewayWalk(.razorpay, seed: 3, route: .money).walk(
            requests: 60, watcher: watch, simulator: gateway)
        #expect(watch.findings.contains { $0.message.contains("the INR balance is 12") })
    }

    private func watch(
        _ provider: GatewayWalk.Provider,
        _ books: @escaping @Sendable ([BookEntry]) -> [BookEntry]
    ) -> BookWatch {
        let honest: any GatewaySimulator =
            provider == .stripe ? StripeSimulator(seed: 5) : RazorpaySimulator(seed: 5)
        let watch = BookWatch(provider, balances: .never)
        GatewayWalk(provider, seed: 5, route: .money).walk(
            requests: 120, watcher: watch, simulator: TamperedGateway(honest, books: books))
        return watch
    }
}

/// The same movement once more, as another object's.
private func copy(of entry: BookEntry, amount: Int? = nil) -> BookEntry {
    BookEntry(
        kind: entry.kind, objectID: entry.objectID + "x", paymentID: entry.paymentID,
        merchantReference: entry.merchantReference, amount: amount ?? entry.amount,
        currency: entry.currency, at: entry.at)
}
