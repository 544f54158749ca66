import SimulationCore

/// Holding the account against its own promises.
extension StripeState {
    /// The broken promises among all that changed since the last look.
    mutating func brokenPromises() -> [String] {
        readBooks()
        readLines()
        var broken: [String] = []
        var seen: Set<Int> = []
        for place in audit.touchedPayments where seen.insert(place).inserted {
            broken += brokenPromises(ofPayment: place)
        }
        seen.removeAll()
        for place in audit.touchedPayouts where seen.insert(place).inserted {
            broken += brokenPromises(ofPayout: place)
        }
        audit.touchedPayments.removeAll(keepingCapacity: true)
        audit.touchedPayouts.removeAll(keepingCapacity: true)
        for holding in balance.holdings {
            let held = holding.available + holding.pending
            let sum = audit.totals[holding.currency.code] ?? 0
            if held != sum {
                broken.append(
                    "the balance holds \(held) \(holding.currency.code), its lines add up to \(sum)"
                )
            }
        }
        return broken
    }

    /// The broken promises among everything, and what of the balance is available by its lines.
    mutating func brokenPromisesFromTheStart() -> [String] {
        audit = StripeAudit()
        var broken = brokenPromises()
        balance.settle(until: clock.seconds)
        var available: [String: Int] = [:]
        for place in 0..<transactions.count where transactions[place].availableOn <= clock.seconds {
            available[transactions[place].currency.code, default: 0] += transactions[place].net
        }
        for holding in balance.holdings
        where holding.available != available[holding.currency.code] ?? 0 {
            broken.append(
                "\(holding.available) \(holding.currency.code) are available, the lines say "
                    + "\(available[holding.currency.code] ?? 0)")
        }
        return broken
    }

    private mutating func readBooks() {
        let entries = writtenBooks()
        for entry in entries[audit.seenBooks...] {
            if let payment = intents.place(of: entry.paymentID) {
                audit.add(entry, payment: payment)
            } else if let payout = payouts.place(of: entry.paymentID) {
                audit.add(entry, payout: payout)
            }
        }
        audit.seenBooks = entries.count
    }

    private mutating func readLines() {
        for place in audit.seenLines..<transactions.count {
            let line = transactions[place]
            audit.totals[line.currency.code, default: 0] += line.net
            switch line.source {
            case .charge(let charge): audit.post(line, payment: charges[charge].intent)
            case .refund(let refund):
                audit.post(line, payment: charges[refunds[refund].charge].intent)
            case .dispute(let dispute):
                audit.post(line, payment: charges[disputes[dispute].charge].intent)
            case .payout(let payout): audit.post(line, payout: payout)
            }
        }
        audit.seenLines = transactions.count
    }

    private func brokenPromises(ofPayment place: Int) -> [String] {
        guard let sums = audit.payments[place] else { return [] }
        let id = intents[place].id
        var broken: [String] = []
        if sums.captured + sums.released > sums.authorized {
            broken.append(
                "\(id) captured \(sums.captured) and released \(sums.released) of "
                    + "\(sums.authorized) authorized")
        }
        let kept = sums.captured - sums.captureFailed
        if sums.refunded < 0 || sums.refunded + max(0, sums.withdrawn) > kept {
            broken.append(
                "\(id) captured \(kept), but refunded \(sums.refunded) and lost "
                    + "\(sums.withdrawn) to disputes")
        }
        let captures = sums.bookedCaptures
        if sums.postedCaptures != captures, !mayBeLate(sums) {
            broken.append(
                "\(id) has balance lines of \(sums.postedCaptures) for captures that brought "
                    + "\(captures)")
        }
        if sums.postedRest != sums.bookedRest {
            broken.append(
                "\(id) has balance lines of \(sums.postedRest) for refunds and disputes of "
                    + "\(sums.bookedRest)")
        }
        return broken
    }

    /// Whether the line of the last capture may still be missing.
    private func mayBeLate(_ sums: StripeAudit.Payment) -> Bool {
        guard sums.postedCaptures < sums.bookedCaptures, let last = sums.lastCapture else {
            return false
        }
        return clock < last + settings.balanceTransactionDelay
    }

    private func brokenPromises(ofPayout place: Int) -> [String] {
        guard let sums = audit.payouts[place] else { return [] }
        let payout = payouts[place]
        let rows = payout.rows.reduce(0) { $0 + transactions[$1].net }
        var broken: [String] = []
        if payout.isAutomatic, rows != payout.amount {
            broken.append("\(payout.id) pays out \(payout.amount), its rows add up to \(rows)")
        }
        if sums.booked != sums.posted {
            broken.append(
                "\(payout.id) has balance lines of \(sums.posted), its books add up to "
                    + "\(sums.booked)")
        }
        let isBack = payout.status == .failed || payout.status == .canceled
        if sums.posted != (isBack ? 0 : payout.amount) {
            broken.append(
                "\(payout.id) is \(payout.status.rawValue) with \(payout.amount), the balance "
                    + "moved \(sums.posted)")
        }
        return broken
    }
}
