import SimulationCore

extension StripeState {
    /// The body of `GET /v1/balance`.
    mutating func balanceBody() -> [UInt8] {
        balance.settle(until: clock.seconds)
        var out = StripeWriter()
        write(balance, into: &out)
        return out.bytes
    }

    /// Writes what each currency holds; an account that never moved money shows dollars.
    func write(_ balance: StripeBalance, into out: inout StripeWriter) {
        var lines = balance.holdings.map { ($0.currency.code, $0.available, $0.pending) }
        if lines.isEmpty { lines = [("usd", 0, 0)] }
        out.raw(#"{"object":"balance","available":["#)
        writeAmounts(lines.map { ($0.0, $0.1) }, into: &out)
        out.raw(#"],"instant_available":["#)
        writeAmounts(lines.map { ($0.0, max(0, $0.1)) }, into: &out)
        out.raw(#"],"livemode":false,"pending":["#)
        writeAmounts(lines.map { ($0.0, $0.2) }, into: &out)
        out.raw(#"],"refund_and_dispute_prefunding":{"available":["#)
        writeNothing(in: lines.map(\.0), into: &out)
        out.raw(#"],"pending":["#)
        writeNothing(in: lines.map(\.0), into: &out)
        out.raw("]}}")
    }

    private func writeAmounts(_ sums: [(String, Int)], into out: inout StripeWriter) {
        for (place, (currency, amount)) in sums.enumerated() {
            if place > 0 { out.raw(",") }
            out.raw(#"{"amount":"#)
            out.integer(amount)
            out.raw(#","currency":"#)
            out.word(currency)
            out.raw(#","source_types":{"card":"#)
            out.integer(amount)
            out.raw("}}")
        }
    }

    /// The account has set nothing aside for refunds and disputes.
    private func writeNothing(in currencies: [String], into out: inout StripeWriter) {
        for (place, currency) in currencies.enumerated() {
            if place > 0 { out.raw(",") }
            out.raw(#"{"amount":0,"currency":"#)
            out.word(currency)
            out.raw("}")
        }
    }
}
