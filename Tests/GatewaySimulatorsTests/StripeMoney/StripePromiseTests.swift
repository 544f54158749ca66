import SimulationCore
import Synchronization
import Testing

@testable import GatewaySimulators

/// Each promise is broken on purpose, and the break is named.
@Suite struct StripePromiseTests {
    private func broken(_ change: @Sendable (inout StripeState) -> Void) -> [String] {
        let bench = StripeBench()
        bench.pay()
        bench.wait(.days(3))
        bench.decide("pay-out", on: "account")
        #expect(bench.simulator.brokenInvariants() == [])
        bench.simulator.state.withLock { change(&$0) }
        let first = bench.simulator.brokenInvariants()
        #expect(bench.simulator.brokenInvariantsFromTheStart().starts(with: first))
        return first.map { line in
            line.split(separator: " ").filter { !$0.contains("_") }.joined(separator: " ")
        }
    }

    @Test func `a second capture of the same hold is noticed`() {
        #expect(
            broken { $0.book(.capture, charge: 0, amount: 2500) } == [
                "captured 5000 and released 0 of 2500 authorized"
            ])
    }

    @Test func `a refund above the capture is noticed`() {
        #expect(
            broken { $0.book(.refund, charge: 0, amount: 2600) } == [
                "captured 2500, but refunded 2600 and lost 0 to disputes",
                "has balance lines of 0 for refunds and disputes of -2600",
            ])
    }

    @Test func `a movement with two balance lines is noticed`() {
        #expect(
            broken { state in
                _ = state.post(state.transactions[0])
            } == ["has balance lines of 4794 for captures that brought 2397"])
    }

    @Test func `a balance that is not the sum of its lines is noticed`() {
        #expect(
            broken { state in
                let line = state.transactions[0]
                _ = state.balance.add(
                    7, in: line.currency, availableOn: 0, at: state.clock.seconds)
            }.first == "the balance holds 7 usd, its lines add up to 0")
    }

    @Test func `a payout that moves another amount than it says is noticed`() {
        #expect(
            broken { state in
                _ = state.post(.payoutFailure, ofPayout: 0, amount: 100)
            } == [
                "has balance lines of 2297, its books add up to 2397",
                "is pending with 2397, the balance moved 2297",
            ])
    }
}
