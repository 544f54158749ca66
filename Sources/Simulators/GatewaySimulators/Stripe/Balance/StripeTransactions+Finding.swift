/// Finding the lines of the balance that belong to something, without looking at all of them.
extension StripeState {
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
