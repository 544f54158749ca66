import JSONModel
import SimulationCore
import Synchronization
import Testing

@testable import GatewaySimulators

@Suite struct RazorpayInvariantTests {
    @Test func `no walk through payments, disputes and settlements breaks a promise`() {
        var kinds: [BookEntry.Kind: Int] = [:]
        for seed in UInt64(0)..<24 {
            var random = SeededRandom(seed: seed)
            let account = RazorpayAccount(settles: true) { settings in
                let outcomes: [RazorpaySettings.RefundOutcome] = [
                    .processedAtOnce, .pendingThenProcessed, .pendingThenFailed,
                ]
                settings.refundOutcome = outcomes[Int(seed % 3)]
                settings.money.settlementsFail = seed % 4 == 0
                settings.money.instantSettlementsAreReversed = seed % 4 == 1
                settings.money.holdsDisputedPayments = seed % 2 == 0
                settings.money.processedRefundsMayFail = seed % 5 == 0
                settings.money.deductsUncontested = seed % 3 == 0
                settings.money.disputeVerdict = seed % 2 == 0 ? .won : nil
                settings.openingBalance = seed % 6 == 0 ? 100_000 : 10_000_000_000
            }
            var walk = RazorpayMoneyWalk(account: account)
            for step in 0..<250 {
                walk.takeStep(&random)
                let broken = account.simulator.brokenInvariants()
                #expect(broken == [], "seed \(seed), step \(step)")
                if !broken.isEmpty { return }
            }
            #expect(account.simulator.brokenInvariantsFromTheStart() == [], "seed \(seed)")
            #expect(walk.settlementsMatchReport(), "seed \(seed)")
            for entry in account.simulator.books { kinds[entry.kind, default: 0] += 1 }
        }
        for kind in [
            BookEntry.Kind.capture, .refund, .refundFailure, .dispute, .payout, .payoutFailure,
        ] {
            #expect(kinds[kind, default: 0] >= 20, "the walk hardly met a \(kind)")
        }
    }

    @Test func `a promise broken in the other mode is found from the start, too`() {
        let account = RazorpayAccount { settings in
            settings.otherModeKeyID = "rzp_live_paycheck0001"
            settings.otherModeKeySecret = "live"
        }
        account.user = ("rzp_live_paycheck0001", "live")
        let id = account.authorizedPayment()
        #expect(account.simulator.brokenInvariantsFromTheStart() == [])
        let now = account.now
        account.simulator.state.withLock { state in
            state.otherMode[0].payments.change(0, at: now) { $0.amountRefunded = 1 }
        }
        #expect(
            account.simulator.brokenInvariantsFromTheStart() == [
                "\(id): refunded 1 of 50000, by its refunds 0"
            ])
    }
}

/// Asks for anything and decides anything.
private struct RazorpayMoneyWalk {
    let account: RazorpayAccount
    private var payments: [String] = []

    init(account: RazorpayAccount) { self.account = account }

    mutating func takeStep(_ random: inout SeededRandom) {
        let amounts = [100, 999, 20_000, 250_000]
        let amount = amounts[random.next(below: amounts.count)]
        switch random.next(below: 14) {
        case 0...3: payments.append(account.capturedPayment(amount))
        case 4, 5: if let id = pick(&random) { _ = account.refund(id, amount / 2) }
        case 6: _ = account.post("/v1/settlements/ondemand", ["amount": JSONValue(amount)])
        case 7: contest(&random)
        case 8: if let id = account.get("/v1/disputes").ids.first { _ = account.accept(id) }
        case 9...11: decideSomething(&random)
        case 12: account.wait(.hours(random.next(below: 80)))
        default: account.wait(.minutes(random.next(below: 80)))
        }
    }

    private func pick(_ random: inout SeededRandom) -> String? {
        payments.isEmpty ? nil : payments[random.next(below: payments.count)]
    }

    private func contest(_ random: inout SeededRandom) {
        guard let id = account.get("/v1/disputes").ids.first else { return }
        let document = JSONValue.string(account.upload().id)
        let amount = random.next(below: 2) == 0 ? 50 : 500
        _ = account.contest(
            id, ["amount": JSONValue(amount), "action": "submit", "billing_proof": [document]])
    }

    private func decideSomething(_ random: inout SeededRandom) {
        let objects = account.simulator.objects(limit: 12).map(\.id) + ["account"]
        let id = objects[random.next(below: objects.count)]
        let choices = account.simulator.choices(for: id)
        guard !choices.isEmpty else { return }
        #expect(account.decide(choices[random.next(below: choices.count)], on: id) == nil)
    }

    /// Whether the report's rows of each settlement add up to what the settlement says.
    func settlementsMatchReport() -> Bool {
        var sums: [String: Int] = [:]
        for month in 1...12 {
            var skip = 0
            while true {
                let page = account.recon("year=2026&month=\(month)&count=100&skip=\(skip)").items
                for row in page {
                    sums[row["settlement_id"]?.string ?? "", default: 0] +=
                        (row["credit"]?.integer ?? 0) - (row["debit"]?.integer ?? 0)
                }
                if page.count < 100 { break }
                skip += 100
            }
        }
        var skip = 0
        while true {
            let page = account.get("/v1/settlements?count=100&skip=\(skip)").items
            for settlement in page where settlement["status"] != "failed" {
                if sums[settlement["id"]?.string ?? ""] != settlement["amount"]?.integer {
                    return false
                }
            }
            if page.count < 100 { return true }
            skip += 100
        }
    }
}
