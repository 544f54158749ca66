/// Finding the lines of the balance that belong to something, without looking at all of them.
extension StripeState {
    /// The id of a line as requests and the books write it.
    func id(of line: StripeTransaction) -> String { id(of: line.name) }

    func id(of name: StripeTransaction.Name) -> String {
        switch name {
        case .ofPayment(let payment, let tail):
            "txn_" + intents[payment].stem + StripeCode.text(of: tail)
        case .whole(let id): id
        }
    }

    /// Whether a line is found through the object it is about, so that no index knows its id.
    ///
    /// Nearly every line is: that of a charge with one capture, and the first one of a refund.
    func isFoundByOwner(_ line: StripeTransaction) -> Bool {
        switch (line.category, line.source) {
        case (.charge, .charge(let place)):
            !settings.allowsMulticapture && charges[place].transaction == nil
        case (.refund, .refund(let place)): refunds[place].transaction == nil
        case (.charge, _), (.refund, _), (.chargeFailure, _), (.refundFailure, _), (.dispute, _),
            (.disputeReversal, _), (.payout, _), (.payoutFailure, _), (.payoutCancel, _):
            false
        }
    }

    /// The place of the line with an id.
    func place(ofTransaction id: String) -> Int? {
        if let place = transactions.place(of: id) { return place }
        guard let payment = StripeIdentity.payment(in: id, of: .transaction, salt: salt),
            payment < intents.count
        else { return nil }
        var nextCharge = intents[payment].lastCharge
        while let charge = nextCharge {
            if let place = charges[charge].transaction, self.id(of: transactions[place]) == id {
                return place
            }
            var nextRefund = charges[charge].lastRefund
            while let refund = nextRefund {
                if let place = refunds[refund].transaction, self.id(of: transactions[place]) == id {
                    return place
                }
                nextRefund = refunds[refund].earlierOfCharge
            }
            nextCharge = charges[charge].earlierOfIntent
        }
        return nil
    }

    /// The places, in rising order, of the only transactions a query can be about; nil for all.
    func candidates(for query: StripeListQuery) throws(StripeError) -> [Int]? {
        if let id = query.payout {
            let rows = try rows(ofPayout: id)
            guard let source = query.source else { return rows }
            let wanted = lines(ofSource: source)
            return rows.filter { wanted.contains($0) }
        }
        return query.source.map { lines(ofSource: $0) }
    }

    /// The rows an automatic payout is made of, and its own.
    private func rows(ofPayout id: String) throws(StripeError) -> [Int] {
        guard let place = payouts.place(of: id) else {
            throw .missing(.payout, id, param: "payout", status: 400)
        }
        let payout = payouts[place]
        guard payout.isAutomatic else {
            throw StripeError(
                "Balance transaction history can only be filtered on automatic transfers, not "
                    + "manual.", param: "payout")
        }
        return payout.rows + [payout.transaction].compactMap { $0 }
    }

    /// The lines that moved the money of one object; disputes show none, as recorded.
    private func lines(ofSource id: String) -> [Int] {
        if let place = charges.place(of: id) {
            return [charges[place].transaction, charges[place].failureTransaction]
                .compactMap { $0 }
        }
        if let place = refunds.place(of: id) {
            return [refunds[place].transaction, refunds[place].failureTransaction]
                .compactMap { $0 }
        }
        if let place = payouts.place(of: id) {
            return [payouts[place].transaction, payouts[place].failureTransaction]
                .compactMap { $0 }
        }
        return []
    }
}
