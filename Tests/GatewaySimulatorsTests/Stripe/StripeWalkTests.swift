import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

/// Random histories against one account, held against its own books after every step.
@Suite struct StripeWalkTests {
    private static let cards = [
        "pm_card_visa", "pm_card_chargeDeclined", "pm_card_pendingRefund", "pm_card_refundFail",
        "pm_card_authenticationRequired", "pm_card_threeDSecureRequiredChargeDeclined",
    ]
    private static let faults: [GatewayFault?] = [
        nil, nil, nil, .errorAfterEffect, .errorBeforeEffect, .staleRead, .rolledForward,
        .rolledBack, .slowAnswer, .keyForgotten,
    ]

    @Test func `no walk captures above a hold or refunds above a capture`() {
        var reached: Set<BookEntry.Kind> = []
        for seed in UInt64(0)..<12 {
            var random = SeededRandom(seed: seed)
            let bench = StripeBench(seed: seed)
            var sums = Sums()
            for step in 0..<250 {
                walk(bench, step, &random)
                sums.add(bench.simulator.books)
                #expect(sums.faults == [], "seed \(seed), step \(step)")
                if !sums.faults.isEmpty { return }
            }
            bench.wait(.days(10))
            sums.add(bench.simulator.books)
            #expect(sums.openHolds == 0)
            #expect(bench.simulator.nextDeadline == nil)
            expectSameAsAPI(bench, sums)
            for entry in bench.simulator.books { reached.insert(entry.kind) }
        }
        #expect(reached == Set(BookEntry.Kind.allCases.filter(\.concernsPayments)))
    }

    @Test func `a walk is the same every time`() {
        let books = (0..<2).map { _ in
            var random = SeededRandom(seed: 5)
            let bench = StripeBench(seed: 5)
            for step in 0..<200 { walk(bench, step, &random) }
            return bench.simulator.books
        }
        #expect(!books[0].isEmpty)
        #expect(books[0] == books[1])
    }

    private func walk(_ bench: StripeBench, _ step: Int, _ random: inout SeededRandom) {
        let fault = Self.faults[random.next(below: Self.faults.count)]
        let known = (bench.get("payment_intents?limit=6")["data"]?.array ?? [])
            .compactMap { $0["id"]?.string }
        let intent = known.isEmpty ? "pi_nope" : known[random.next(below: known.count)]
        let amount = 50 + random.next(below: 3000)
        switch random.next(below: 8) {
        case 0, 1:
            let card = Self.cards[random.next(below: Self.cards.count)]
            let form = StripeBench.payment(
                amount, card: card, capture: random.next(below: 3) == 0 ? "automatic" : "manual")
            bench.post("payment_intents", form, key: "k\(step)", suffering: fault)
        case 2: bench.bank(intent, random.next(below: 4) == 0 ? "decline" : "approve")
        case 3:
            let part = random.next(below: 2) == 0 ? "" : "amount_to_capture=\(amount)"
            bench.post("payment_intents/\(intent)/capture", part, suffering: fault)
        case 4:
            bench.post(
                "payment_intents/\(intent)/confirm", "payment_method=pm_card_visa",
                suffering: fault)
        case 5, 6:
            let part = random.next(below: 3) == 0 ? "" : "&amount=\(amount)"
            bench.post("refunds", "payment_intent=\(intent)" + part, suffering: fault)
        default:
            if random.next(below: 3) == 0 {
                bench.post("payment_intents/\(intent)/cancel", suffering: fault)
            } else {
                bench.wait(.seconds(random.next(below: 40_000)))
            }
        }
    }

    /// What the API says about charges and what the books say must be one truth.
    private func expectSameAsAPI(_ bench: StripeBench, _ sums: Sums) {
        var after = ""
        var count = 0
        while true {
            let page = bench.get("charges?limit=100" + after)
            let charges = page["data"]?.array ?? []
            for charge in charges where charge["status"] == "succeeded" {
                let id = charge["payment_intent"]?.string ?? ""
                #expect(charge["amount_captured"]?.integer == sums.captured[id] ?? 0)
                #expect(charge["amount_refunded"]?.integer == sums.refunded[id] ?? 0)
                count += 1
            }
            guard page["has_more"] == true, let last = charges.last?["id"]?.string else { break }
            after = "&starting_after=\(last)"
        }
        #expect(count > 0)
    }

    /// The books added up for each payment.
    private struct Sums {
        var held: [String: Int] = [:]
        var released: [String: Int] = [:]
        /// What is left of the captures after those that failed at the bank.
        var captured: [String: Int] = [:]
        var failed: [String: Int] = [:]
        var refunded: [String: Int] = [:]
        var captures: [String: Int] = [:]
        var faults: [String] = []

        private var known = 0

        /// Adds the entries that were not there at the last call.
        mutating func add(_ books: [BookEntry]) {
            let fresh = books[known...]
            known = books.count
            for entry in fresh {
                let id = entry.paymentID
                switch entry.kind {
                case .authorization: held[id, default: 0] += entry.amount
                case .release: released[id, default: 0] += entry.amount
                case .capture:
                    captured[id, default: 0] += entry.amount
                    captures[id, default: 0] += 1
                case .fee, .dispute, .disputeReversal, .disputeFee, .payout, .payoutFailure:
                    break
                case .captureFailure:
                    captured[id, default: 0] -= entry.amount
                    failed[id, default: 0] += entry.amount
                    captures[id, default: 0] -= 1
                case .refund: refunded[id, default: 0] += entry.amount
                case .refundFailure: refunded[id, default: 0] -= entry.amount
                }
                if entry.amount <= 0 { faults.append("\(id) moved \(entry.amount)") }
                check(id)
            }
        }

        private mutating func check(_ id: String) {
            let used = (captured[id] ?? 0) + (failed[id] ?? 0) + (released[id] ?? 0)
            if used > held[id] ?? 0 { faults.append("\(id) used \(used) of its hold") }
            if captures[id] ?? 0 > 1 { faults.append("\(id) was captured twice") }
            let refund = refunded[id] ?? 0
            if refund < 0 || refund > captured[id] ?? 0 {
                faults.append("\(id) was refunded \(refund)")
            }
        }

        var openHolds: Int {
            held.reduce(0) { sum, entry in
                sum + entry.value - (captured[entry.key] ?? 0) - (failed[entry.key] ?? 0)
                    - (released[entry.key] ?? 0)
            }
        }
    }
}
