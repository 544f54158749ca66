import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// Random histories with disputes and payouts, held against the account's promises at every step.
@Suite struct StripeMoneyWalkTests {
    @Test func `no walk breaks a promise of the account's own books`() {
        var reached: Set<BookEntry.Kind> = []
        var types: Set<String> = []
        for seed in UInt64(0)..<10 {
            var random = SeededRandom(seed: seed)
            let bench = StripeBench(
                {
                    $0.payoutSchedule = seed % 2 == 0 ? .daily : .manual
                    $0.disputeFeeReturnsOnWin = seed % 3 == 0
                }, seed: seed)
            for step in 0..<300 {
                walk(bench, &random)
                let broken = bench.simulator.brokenInvariants()
                #expect(broken == [], "seed \(seed), step \(step)")
                if !broken.isEmpty { return }
            }
            bench.wait(.days(20))
            #expect(bench.simulator.brokenInvariants() == [])
            #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
            expectBalanceOfBooks(bench)
            for entry in bench.simulator.books { reached.insert(entry.kind) }
            for type in bench.eventTypes() { types.insert(type) }
        }
        #expect(
            reached.isSuperset(of: [
                .dispute, .disputeReversal, .disputeFee, .payout, .payoutFailure,
                .refundFailure,
            ]))
        #expect(
            types.isSuperset(of: [
                "charge.dispute.created", "charge.dispute.closed", "charge.dispute.updated",
                "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
                "payout.created", "payout.updated", "payout.paid", "payout.failed",
                "payout.canceled", "payout.reconciliation_completed", "balance.available",
                "radar.early_fraud_warning.created", "radar.early_fraud_warning.updated",
            ]))
    }

    @Test func `a look from the start finds what a look at the changes would have found`() {
        let bench = StripeBench()
        let id = bench.disputed()
        bench.decide("win", on: id)
        #expect(bench.simulator.brokenInvariants() == [])
        #expect(bench.simulator.brokenInvariants() == [])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    private func walk(_ bench: StripeBench, _ random: inout SeededRandom) {
        func pick(_ path: String) -> String {
            let ids = bench.ids(path + "?limit=8")
            return ids.isEmpty ? "none" : ids[random.next(below: ids.count)]
        }
        let amount = 50 + random.next(below: 5000)
        switch random.next(below: 14) {
        case 0, 1, 2:
            let cards = ["pm_card_visa", "pm_card_bypassPending", "pm_card_refundFail"]
            bench.pay(amount, card: cards[random.next(below: 3)])
        case 3: bench.pay(amount, capture: "automatic_async")
        case 4: bench.post("refunds", "payment_intent=\(pick("payment_intents"))&amount=\(amount)")
        case 5, 6:
            let id = pick(random.next(below: 3) == 0 ? "payment_intents" : "charges")
            let choices = bench.simulator.choices(for: id)
            if !choices.isEmpty { bench.decide(choices[random.next(below: choices.count)], on: id) }
        case 7:
            let texts = ["winning_evidence", "losing_evidence", "escalate_inquiry_evidence", "x"]
            let text = texts[random.next(below: 4)]
            bench.post("disputes/\(pick("disputes"))", "evidence[uncategorized_text]=\(text)")
        case 8: bench.post("disputes/\(pick("disputes"))/close")
        case 9:
            bench.post(
                "payouts", "amount=\(amount)&currency=usd",
                suffering: random.next(below: 3) == 0
                    ? .errorAfterEffect : nil)
        case 10:
            let id = pick("payouts")
            switch random.next(below: 3) {
            case 0: bench.post("payouts/\(id)/cancel")
            case 1: bench.post("payouts/\(id)/reverse")
            default: bench.decide(random.next(below: 2) == 0 ? "pay" : "fail", on: id)
            }
        case 11: bench.decide("pay-out", on: "account")
        default: bench.wait(.seconds(random.next(below: 90_000)))
        }
    }

    /// What the balance holds must be what the books, written apart from it, add up to.
    private func expectBalanceOfBooks(_ bench: StripeBench) {
        var sum = 0
        for entry in bench.simulator.books {
            switch entry.kind {
            case .capture, .refundFailure, .disputeReversal, .payoutFailure: sum += entry.amount
            case .fee, .refund, .dispute, .disputeFee, .payout, .captureFailure:
                sum -= entry.amount
            case .authorization, .release: break
            }
        }
        let held = bench.simulator.balances.reduce(0) { $0 + $1.available + $1.pending }
        #expect(held == sum)
    }
}
