import SimulationCore

/// What becomes of payouts by themselves, and the payouts the schedule makes.
extension StripeState {
    /// A payout goes to the bank; from here on the rows of an automatic one can be asked for.
    mutating func leave(_ place: Int) {
        payouts.change(place) {
            $0.status = .inTransit
            if $0.isAutomatic { $0.isReconciled = true }
        }
        let isAutomatic = payouts[place].isAutomatic
        emit(
            "payout.updated", .payout(place),
            previous: isAutomatic
                ? #"{"reconciliation_status":"in_progress","status":"pending"}"#
                : #"{"status":"pending"}"#)
        if isAutomatic { emit("payout.reconciliation_completed", .payout(place)) }
    }

    /// The day of arrival: the bank has the money, or sends it back.
    mutating func arrive(_ place: Int) {
        switch settings.payoutOutcome {
        case .paid: pay(place)
        case .fails: failPayout(place)
        }
    }

    mutating func pay(_ place: Int) {
        if payouts[place].status == .pending, !payouts[place].isInstant { leave(place) }
        let old = payouts[place].status
        payouts.change(place) { $0.status = .paid }
        emit(
            "payout.updated", .payout(place),
            previous: old == .pending ? #"{"status":"pending"}"# : #"{"status":"in_transit"}"#)
        emit("payout.paid", .payout(place))
    }

    /// The bank sends a payout back, even one it had taken.
    mutating func failPayout(_ place: Int) {
        let code = settings.payoutFailureCode
        payouts.change(place) { $0.failureCode = code }
        bringBack(place, as: .failed, category: .payoutFailure)
        emit("payout.failed", .payout(place))
    }

    /// Puts the money of a payout back on the account.
    mutating func bringBack(
        _ place: Int, as status: StripePayout.Status, category: StripeTransaction.Category
    ) {
        let amount = payouts[place].amount
        let line = post(category, ofPayout: place, amount: amount)
        payouts.change(place) {
            $0.status = status
            $0.failureTransaction = line
        }
        book(amount > 0 ? .payoutFailure : .payout, payout: place)
    }

    /// Pays out what is available in every currency, each with the rows it is made of.
    ///
    /// Returns how many payouts that made: none for a currency that holds nothing.
    @discardableResult
    mutating func payOutEverything() -> Int {
        balance.settle(until: clock.seconds)
        collectUnpaidRows()
        var made = 0
        for holding in balance.holdings where holding.available > 0 {
            let rows = takeUnpaidRows(in: holding.currency.code)
            _ = send(
                StripePayout(
                    id: identifiers.next(prefix: "po_1", length: 23), amount: holding.available,
                    currency: holding.currency, created: clock.seconds,
                    arrivalDate: arrivalDate(isInstant: false), isAutomatic: true,
                    isInstant: false, description: "STRIPE PAYOUT", statementDescriptor: nil,
                    original: nil, rows: rows, metadata: []))
            made += 1
        }
        return made
    }

    /// Takes the rows of a currency that are available now from those not paid out.
    private mutating func takeUnpaidRows(in code: String) -> [Int] {
        var taken: [Int] = []
        var rest: [Int] = []
        for place in unpaidRows {
            let line = transactions[place]
            let isDue = line.currency.code == code && line.availableOn <= clock.seconds
            if isDue { taken.append(place) } else { rest.append(place) }
        }
        unpaidRows = rest
        return taken
    }

    /// Adds the lines written since the last payout to those no payout has paid out.
    ///
    /// An automatic payout's own line is never among them: the payout pays out the others.
    private mutating func collectUnpaidRows() {
        for place in firstUnseenRow..<transactions.count {
            let line = transactions[place]
            if line.category == .payout, case .payout(let payout) = line.source,
                payouts[payout].isAutomatic
            {
                continue
            }
            unpaidRows.append(place)
        }
        firstUnseenRow = transactions.count
    }
}
