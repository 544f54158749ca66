import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayBooksTests {
    @Test func `the merchant's reference is the payment's note, or else the order's receipt`() {
        let account = RazorpayAccount()
        let order = account.order(with: JSONObject([.init(name: "receipt", value: "r-9")]))
        account.act(account.payment(of: order), "approve")
        account.act(
            account.payment(
                of: account.order(with: JSONObject([.init(name: "receipt", value: "r-9")])),
                notes: ["payment_id": "p-9"]), "approve")
        _ = account.authorizedPayment()
        #expect(account.simulator.books.map(\.merchantReference) == ["r-9", "p-9", nil])
    }

    @Test func `whatever is asked, no more is captured than held nor refunded than captured`() {
        let outcomes: [RazorpaySettings.RefundOutcome] = [
            .processedAtOnce, .pendingThenProcessed, .pendingThenFailed,
        ]
        var kinds: [BookEntry.Kind: Int] = [:]
        for seed in UInt64(0)..<50 {
            var random = SeededRandom(seed: seed)
            let account = RazorpayAccount { $0.refundOutcome = outcomes[Int(seed % 3)] }
            var walk = RazorpayWalk(account: account)
            for step in 0..<250 {
                walk.takeStep(&random)
                let problems = RazorpayBookCheck(account.simulator.books).problems
                #expect(problems == [], "seed \(seed), step \(step)")
                if !problems.isEmpty { return }
            }
            #expect(walk.shownTotalsMatchBooks(), "seed \(seed)")
            for entry in account.simulator.books { kinds[entry.kind, default: 0] += 1 }
        }
        for kind in BookEntry.Kind.allCases where kind.concernsPayments {
            #expect(kinds[kind, default: 0] >= 20, "the walk hardly met a \(kind)")
        }
    }
}

/// Asks a simulator for anything, sensible or not.
private struct RazorpayWalk {
    let account: RazorpayAccount
    var orders: [String] = []
    var payments: [String] = []

    mutating func takeStep(_ random: inout SeededRandom) {
        let amounts = [100, 101, 500, 1000, 50_000]
        let amount = amounts[random.next(below: amounts.count)]
        let faults: [GatewayFault?] =
            GatewayFault.allCases + [
                .rolledBack, .rolledBack, .rolledBack, nil, nil, nil, nil, nil, nil,
            ]
        let fault = faults[random.next(below: faults.count)]
        switch random.next(below: 20) {
        case 0:
            orders.append(account.order(amount, capture: amount == 500 ? "automatic" : "manual"))
        case 1:
            guard !orders.isEmpty else { return }
            let recent = min(orders.count, 3)
            let order = orders[orders.count - 1 - random.next(below: recent)]
            let id = account.payment(of: order)
            if !id.isEmpty { payments.append(id) }
        case 2...7:
            let acts = ["approve", "approve", "approve", "decline", "abandon", "late-approve"]
            if let id = pick(&random) { account.act(id, acts[random.next(below: acts.count)]) }
        case 8...12:
            guard let id = pick(&random) else { return }
            let held = account.get("/v1/payments/\(id)")["amount"] ?? 0
            _ = account.post(
                "/v1/payments/\(id)/capture",
                ["amount": random.next(below: 3) > 0 ? held : JSONValue(amount)], suffering: fault)
        case 13...18:
            guard let id = pick(&random) else { return }
            let key = random.next(below: 2) == 0 ? "refund-key-\(random.next(below: 40))" : nil
            _ = account.post(
                "/v1/payments/\(id)/refund", ["amount": JSONValue(amount / 2)], key: key,
                suffering: fault)
        default:
            account.wait(.minutes([1, 1, 2, 2, 11, 3000][random.next(below: 6)]))
        }
    }

    private func pick(_ random: inout SeededRandom) -> String? {
        guard !payments.isEmpty else { return nil }
        let recent = min(payments.count, 3)
        return payments[payments.count - 1 - random.next(below: recent)]
    }

    /// Whether the API's view of captured and refunded sums is that of the books.
    func shownTotalsMatchBooks() -> Bool {
        let check = RazorpayBookCheck(account.simulator.books)
        return payments.allSatisfy { id in
            let shown = account.get("/v1/payments/\(id)")
            let sums = check.sums[id] ?? .init()
            let captured = shown["captured"] == true ? shown["amount"]?.integer : 0
            let refunded = shown["amount_refunded"]?.integer ?? -1
            return captured == sums.captured && refunded == sums.refunded + sums.released
        }
    }
}

/// The rules that the books of any history keep.
private struct RazorpayBookCheck {
    struct Sums {
        var authorized = 0
        var captured = 0
        var released = 0
        var refunded = 0
        var captures = 0
    }

    private(set) var sums: [String: Sums] = [:]
    private(set) var problems: [String] = []

    init(_ books: [BookEntry]) {
        for entry in books {
            var sum = sums[entry.paymentID] ?? Sums()
            switch entry.kind {
            case .authorization: sum.authorized += entry.amount
            case .release: sum.released += entry.amount
            case .capture:
                sum.captured += entry.amount
                sum.captures += 1
            case .refund: sum.refunded += entry.amount
            case .refundFailure: sum.refunded -= entry.amount
            case .fee, .dispute, .disputeReversal, .disputeFee, .payout, .payoutFailure: break
            case .captureFailure:
                sum.captured -= entry.amount
                sum.captures -= 1
            }
            sums[entry.paymentID] = sum
            if entry.amount <= 0 { problems.append("not positive: \(entry)") }
            if sum.captured + sum.released > sum.authorized || sum.captures > 1
                || sum.refunded > sum.captured || sum.refunded < 0
            {
                problems.append("\(entry)")
            }
        }
    }
}
